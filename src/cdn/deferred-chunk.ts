import {define as definePrices} from '../elements/prices/define.js';
import {define as defineSettings} from '../elements/tariff-settings/define.js';

// The module's deferred chunk holds the other two elements, too.
export * from '../elements/connect/deferred.js';

defineSettings();
definePrices();
