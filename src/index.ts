import {define} from './define.js';
import {listenToOpeners} from './openers.js';
import {isBrowser} from './register.js';

define();
if (isBrowser()) listenToOpeners();

export {define};
export {FlatpeakConnect} from './flatpeak-connect.js';
export {FlatpeakTariffSettings} from './flatpeak-tariff-settings.js';
export {FlatpeakPrices} from './flatpeak-prices.js';
export {en} from './messages/en.js';
export {registerMessages} from './messages/catalogues.js';
export type {Messages} from './messages/translator.js';
export type * from './ui/events.js';
