// The order of modules in the file. Similar code side by side compresses best: all messages, then
// all styles, then all pages.
import '../messages/en.js';
import '../ui/styles/base.js';
import '../ui/styles/card.js';
import '../ui/prices/chart-styles.js';
import '../ui/controls/option-list-styles.js';
import '../elements/prices/styles.js';
import '../elements/tariff-settings/styles.js';
import '../pages/registry.js';
import {configureTriggersBy} from '../elements/connect/triggers.js';
import {loadMessagesBeside} from './language-files.js';

// The classic script: all elements in one file, and a chunk with the pages that few sites have.
export {
  configureTriggers,
  define,
  en,
  FlatpeakConnect,
  FlatpeakPrices,
  FlatpeakTariffSettings,
  registerMessages,
} from '../index.js';

// For the build, which removes it from the exports: see build/deferred-chunk.ts.
export {importChunk} from './import-chunk.js';

loadMessagesBeside(import.meta.url);
configureTriggersBy(document.currentScript);
