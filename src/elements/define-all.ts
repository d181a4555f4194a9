import {define as defineConnect} from './connect/define.js';
import {define as definePrices} from './prices/define.js';
import {define as defineSettings} from './tariff-settings/define.js';

/**
 * Defines all elements: `<flatpeak-connect>` (or the given tag), `<flatpeak-tariff-settings>`,
 * `<flatpeak-prices>` and one for each page kind.
 * Does nothing outside a browser, and skips elements that are already defined.
 */
export function define(tag?: string): void {
  // The widget first: it warns if another copy already owns the public tags.
  defineConnect(tag);
  defineSettings();
  definePrices();
}
