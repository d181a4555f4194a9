import {loadMessagesBeside} from './language-files.js';
import {define} from '../elements/connect/define.js';
import {installTriggers} from '../elements/connect/triggers.js';
import {loadDeferredPages} from '../elements/connect/page-loader.js';

// The module: what the first page needs, of which the build makes one file, and later the rest.
export {define};
export {FlatpeakConnect} from '../elements/connect/flatpeak-connect.js';
export {registerMessages} from '../messages/catalogues.js';
// For the build alone, which takes it from the names again: see vite.config.ts.
export {importPart} from './import-part.js';

loadMessagesBeside(import.meta.url);
define();
installTriggers();

/** What comes with the other part. */
const LATER = 'flatpeak-tariff-settings, flatpeak-prices';

/** Milliseconds after which that comes although nothing on the page has asked for it, or is asked for again. */
const AT_THE_LATEST = 3000;

// A widget asks for it once its first page is there. One that is still closed does not, nor do the
// elements that come with it.
const observer = new MutationObserver(look);
observer.observe(document, {childList: true, subtree: true});
let timer = setTimeout(load, AT_THE_LATEST);
look();
function look() {
  if (document.querySelector(LATER)) load();
}
function load() {
  // A page may change sixty times a second: where it does not come, that is no reason to ask.
  observer.disconnect();
  clearTimeout(timer);
  loadDeferredPages().catch(() => {
    timer = setTimeout(load, AT_THE_LATEST);
  });
}
