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

// The classic script: all elements and pages in one file.
export * from '../index.js';

const script = document.currentScript as HTMLScriptElement | null;
loadMessagesBeside(script?.src ?? document.baseURI);
configureTriggersBy(script);
