import {FlatpeakConnect} from './flatpeak-connect.js';
import {registerInitialPages} from './page-loader.js';
import {isBrowser, register, warnOfSecondCopy} from '../register.js';

export {FlatpeakConnect};

/** Defines the widget and its initial pages. Does nothing outside a browser. */
export function define(tag = 'flatpeak-connect'): void {
  if (!isBrowser()) return;
  warnOfSecondCopy(tag, FlatpeakConnect);
  registerInitialPages();
  register(tag, FlatpeakConnect);
}
