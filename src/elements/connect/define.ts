import {FlatpeakConnect} from './flatpeak-connect.js';
import {addFirstPages} from './page-loader.js';
import {isBrowser, register, warnOfAnother} from '../register.js';

export {FlatpeakConnect};

/** Defines the element, and those of its pages as they come. Without a browser it does nothing. */
export function define(tag = 'flatpeak-connect'): void {
  if (!isBrowser()) return;
  warnOfAnother(tag, FlatpeakConnect);
  addFirstPages();
  register(tag, FlatpeakConnect);
}
