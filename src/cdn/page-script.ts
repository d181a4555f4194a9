import type {FlatpeakConnect} from '../elements/connect/flatpeak-connect.js';
import {HostedPage} from '../page/hosted-page.js';
import {importVerified} from './import-verified.js';

// The script of the hosted page: see src/page.

/** The SRI hash of the module beside this script. Defined by the build: see vite.config.ts. */
declare const MODULE_HASH: string;

const widget = document.querySelector<FlatpeakConnect>('flatpeak-connect');
const notice = document.querySelector<HTMLElement>('.notice');
if (widget && notice)
  void new HostedPage(widget, notice, () =>
    importVerified('flatpeak-connect.mjs', import.meta.url, MODULE_HASH),
  ).start('page.json');
