import {define} from './elements/define-all.js';
import {installTriggers} from './elements/connect/triggers.js';
import {isBrowser} from './elements/register.js';

define();
if (isBrowser()) installTriggers();

export {define};
export {FlatpeakConnect} from './elements/connect/flatpeak-connect.js';
export {FlatpeakTariffSettings} from './elements/tariff-settings/flatpeak-tariff-settings.js';
export {FlatpeakPrices} from './elements/prices/flatpeak-prices.js';
export {configureTriggers, type TriggerSettings} from './elements/connect/triggers.js';
export {en} from './messages/en.js';
export {registerMessages} from './messages/catalogues.js';
export type {Messages} from './messages/translator.js';
export type {AddressLookup, AddressSuggestion, KnownAddress} from './ui/address/lookup.js';
export type * from './ui/events.js';
