import {FlatpeakConnect} from './flatpeak-connect.js';
import {FlatpeakPrices} from './flatpeak-prices.js';
import {FlatpeakTariffSettings} from './flatpeak-tariff-settings.js';
import {PAGES} from './pages/registry.js';
import {numbered} from './template-policy.js';
import {OptionList} from './ui/option-list.js';

/**
 * Defines the elements: `<flatpeak-connect>`, or another name, `<flatpeak-tariff-settings>`,
 * `<flatpeak-prices>`, and one for each page kind.
 * Does nothing where there is no browser, and nothing that was done already.
 */
export function define(tag = 'flatpeak-connect'): void {
  if (!('customElements' in globalThis)) return;
  for (const [kind, page] of Object.entries(PAGES)) register(`flatpeak-${kind}-page`, page);
  register('flatpeak-option-list', OptionList);
  // The first copy keeps the public names: a page speaks to whichever came first.
  register(tag, FlatpeakConnect);
  register('flatpeak-tariff-settings', FlatpeakTariffSettings);
  register('flatpeak-prices', FlatpeakPrices);
}

/** The elements are made by class, so another copy's classes only need names that are free. */
function register(tag: string, element: CustomElementConstructor, copy = 1): void {
  const name = numbered(tag, copy);
  const taken = customElements.get(name);
  if (!taken) customElements.define(name, element);
  else if (taken !== element) register(tag, element, copy + 1);
}
