import {define as definePrices} from './prices-element.js';
import {define as defineSettings} from './settings-element.js';

// In the module that a page loads by its address, the other elements come later, too.
export * from './later.js';

defineSettings();
definePrices();
