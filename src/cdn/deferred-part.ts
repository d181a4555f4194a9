import {define as definePrices} from '../elements/prices/define.js';
import {define as defineSettings} from '../elements/tariff-settings/define.js';

// In the module that a page loads by its address, the other elements come later, too.
export * from '../elements/connect/deferred.js';

defineSettings();
definePrices();
