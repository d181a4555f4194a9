import {loadMessagesBeside} from './language-files.js';
import {define} from '../elements/connect/define.js';
import {configureTriggersBy, installTriggers} from '../elements/connect/triggers.js';
import {loadDeferredPages} from '../elements/connect/page-loader.js';

// The module script. The build splits it in two: the entry, with everything that the first page
// needs, and the deferred chunk.
export {define};
export {FlatpeakConnect} from '../elements/connect/flatpeak-connect.js';
export {configureTriggers} from '../elements/connect/triggers.js';
// For the loader, whose tag has the settings of the page's triggers.
export {configureTriggersBy};
export {registerMessages} from '../messages/catalogues.js';
// For the build, which removes it from the exports: see build/deferred-chunk.ts.
export {importChunk} from './import-chunk.js';

loadMessagesBeside(import.meta.url);
define();
installTriggers();
// A module has no `currentScript`.
configureTriggersBy(
  [...document.querySelectorAll<HTMLScriptElement>('script[data-token-url]')].find(
    ({src}) => src === import.meta.url,
  ),
);

/** The elements in the deferred chunk. */
const DEFERRED_ELEMENTS = 'flatpeak-tariff-settings, flatpeak-prices';

/** Delay after which the deferred chunk loads without being needed, and between attempts. */
const DEFERRED_LOAD_DELAY_MS = 3000;

// An open widget loads the deferred chunk once its first page is shown. A closed widget does not,
// nor do the elements in that chunk, which are not defined yet.
const observer = new MutationObserver(loadIfNeeded);
observer.observe(document, {childList: true, subtree: true});
let timer = setTimeout(load, DEFERRED_LOAD_DELAY_MS);
loadIfNeeded();

function loadIfNeeded() {
  if (document.querySelector(DEFERRED_ELEMENTS)) load();
}

function load() {
  // A page may change sixty times a second. A failed load must not be repeated for each change.
  observer.disconnect();
  clearTimeout(timer);
  loadDeferredPages().catch(() => {
    timer = setTimeout(load, DEFERRED_LOAD_DELAY_MS);
  });
}
