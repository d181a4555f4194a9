import {define as defineConnect} from './connect/define.js';
import {define as definePrices} from './prices/define.js';
import {define as defineSettings} from './tariff-settings/define.js';

/**
 * Defines all elements: `<flatpeak-connect>`, or another name, `<flatpeak-tariff-settings>`,
 * `<flatpeak-prices>`, and one for each page kind.
 * Does nothing where there is no browser, and nothing that was done already.
 */
export function define(tag?: string): void {
  // What comes first keeps the public names: a page speaks to whichever that is.
  defineConnect(tag);
  defineSettings();
  definePrices();
}
