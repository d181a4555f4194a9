import {define} from './define.js';

define();

export {define};
export {FlatpeakConnect} from './flatpeak-connect.js';
export type * from './ui/events.js';
