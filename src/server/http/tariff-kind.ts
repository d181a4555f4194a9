import type {TariffKind} from '../store/store.js';

/** The kinds of tariff under their names in a location's status. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ['IMPORT COMMODITY', 'commodity_import'],
  ['EXPORT COMMODITY', 'commodity_export'],
  ['IMPORT NON_COMMODITY', 'non_commodity_import'],
  ['EXPORT NON_COMMODITY', 'non_commodity_export'],
  ['LOCAL COMMODITY', 'local'],
]);

/** The name of a kind in a location's status; empty for one that has none. */
export const kindOf = ({direction, tariffType}: TariffKind) =>
  KINDS.get(`${direction} ${tariffType}`) ?? '';
