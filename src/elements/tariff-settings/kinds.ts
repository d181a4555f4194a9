import {isTariffKind, type TariffKind, type TariffLocation} from '../../core/index.js';
import {alertsOf} from './alert.js';

/** The kinds that the `kinds` attribute names, at least one. */
export function parseKinds(names: string): readonly TariffKind[] {
  const kinds = new Set(names.split(/\s+/).filter(isTariffKind));
  return kinds.size > 0 ? [...kinds] : ['commodity-import'];
}

/** Countries where a household's supplier bills the grid fees, so that they are no tariff of their own. */
const GRID_FEES_IN_PRICE = new Set('AU BE ES FR GB IE IT LU NL NZ PT'.split(' '));

/**
 * The kinds of tariff that a home has: those that the service supports and that exist in its country.
 * What is connected, or has an alert, is always one of them. At least one kind; all of a home that is
 * not known yet.
 */
export function kindsOf(
  location: TariffLocation | undefined,
  kinds: readonly TariffKind[],
): readonly TariffKind[] {
  if (!location) return kinds;
  const country = location.address.country_code.toUpperCase();
  const shown = kinds.filter(kind => {
    const {state} = location.tariffs[kind];
    const isAbsent =
      state === 'not-supported' ||
      (state === 'not-connected' &&
        kind === 'non-commodity-import' &&
        GRID_FEES_IN_PRICE.has(country));
    return !isAbsent || alertsOf(location, kind, kinds).length > 0;
  });
  return shown.length > 0 ? shown : kinds.slice(0, 1);
}
