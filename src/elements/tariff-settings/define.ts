import {define as defineConnect, FlatpeakConnect} from '../connect/define.js';
import {FlatpeakTariffSettings} from './flatpeak-tariff-settings.js';
import {completeStyles} from '../../ui/styles/deferred.js';
import {isBrowser, isDefined, register} from '../register.js';

export {FlatpeakTariffSettings};

/** Defines the element, and `<flatpeak-connect>`, which it opens. Without a browser it does nothing. */
export function define(tag = 'flatpeak-tariff-settings'): void {
  if (!isBrowser()) return;
  completeStyles();
  if (!isDefined(FlatpeakConnect)) defineConnect();
  register(tag, FlatpeakTariffSettings);
}
