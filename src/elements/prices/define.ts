import {FlatpeakPrices} from './flatpeak-prices.js';
import {completeStyles} from '../../ui/styles/deferred.js';
import {isBrowser, register} from '../register.js';

export {FlatpeakPrices};

/** Defines the element. Without a browser it does nothing. */
export function define(tag = 'flatpeak-prices'): void {
  if (!isBrowser()) return;
  completeStyles();
  register(tag, FlatpeakPrices);
}
