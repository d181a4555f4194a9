import {define} from './define.js';

define();

export {define};
export {FlatpeakConnect} from './flatpeak-connect.js';
export {FlatpeakTariffSettings} from './flatpeak-tariff-settings.js';
export {FlatpeakPrices} from './flatpeak-prices.js';
export type * from './ui/events.js';
