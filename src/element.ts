import {FlatpeakConnect} from './flatpeak-connect.js';
import {PAGES} from './pages/registry.js';
import {isBrowser, register, warnOfAnother} from './register.js';
import {OptionList} from './ui/option-list.js';

export {FlatpeakConnect};

/** Defines the element, and one for each page kind. Without a browser it does nothing. */
export function define(tag = 'flatpeak-connect'): void {
  if (!isBrowser()) return;
  warnOfAnother(tag, FlatpeakConnect);
  for (const [kind, page] of Object.entries(PAGES)) register(`flatpeak-${kind}-page`, page);
  register('flatpeak-option-list', OptionList);
  register(tag, FlatpeakConnect);
}
