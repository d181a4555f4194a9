import {TARIFF_KINDS} from '../../protocol/tariffs.js';
import type {TariffCategory} from '../store/store.js';

const pairOf = ({direction, tariffType}: TariffCategory) => `${direction} ${tariffType}`;

/** Keys of `tariff_status`, by direction and type. */
const STATUS_KEYS: ReadonlyMap<string, string> = new Map([
  ...Object.entries(TARIFF_KINDS).map(([kind, category]): [string, string] => [
    pairOf(category),
    kind.replaceAll('-', '_'),
  ]),
  // Kinds that no widget connects yet.
  ['EXPORT NON_COMMODITY', 'non_commodity_export'],
  ['LOCAL COMMODITY', 'local'],
]);

/** The key of a tariff in a location's `tariff_status`, such as `commodity_import`; empty if it has none. */
export const statusKeyOf = (category: TariffCategory) => STATUS_KEYS.get(pairOf(category)) ?? '';
