import {define as definePrices} from '../elements/prices/define.js';
import {define as defineSettings} from '../elements/tariff-settings/define.js';

// The module's deferred chunk holds the other two elements, too.
// By name: build/deferred-chunk.ts does not see what `*` exports.
export {
  en,
  LATER_PARTS,
  PAGES,
  PAGE_DEPENDENCIES,
  WIDGET_PARTS,
} from '../elements/connect/deferred.js';

defineSettings();
definePrices();
