import type {FlatpeakConnect} from '../elements/connect/flatpeak-connect.js';
import {HostedPage} from '../page/hosted-page.js';

// The script of the hosted page: see src/page.

/** The HTML preloads it, with its hash. */
const MODULE = 'flatpeak-connect.mjs';

const widget = document.querySelector<FlatpeakConnect>('flatpeak-connect');
const notice = document.querySelector<HTMLElement>('.notice');
if (widget && notice)
  void new HostedPage(
    widget,
    notice,
    // eslint-disable-next-line no-restricted-syntax -- another file of the same build
    () => import(/* @vite-ignore */ new URL(MODULE, import.meta.url).href),
  ).start('page.json');
