import type {Rates} from '../api/schemas/prices.js';
import type {CachedApi, LocationVersion} from '../cache/cached-api.js';

/** The price of a kWh at this moment, in major units of the currency. */
export interface CurrentPrice {
  readonly value: number;
  /** ISO 4217. */
  readonly currency_code: string;
  /** End of the period that this price is for, RFC 3339. */
  readonly valid_to: string;
}

/** Keys of `tariff_status` for which the service has prices. Import prices include grid fees. */
const DIRECTIONS: ReadonlyMap<string, 'IMPORT' | 'EXPORT' | 'LOCAL'> = new Map([
  ['commodity_import', 'IMPORT'],
  ['commodity_export', 'EXPORT'],
  ['local', 'LOCAL'],
]);

/** The settings page is useful without prices, so it waits only this long for them. */
const PRICE_TIMEOUT_MS = 3_000;

const HOUR_MS = 3_600_000;

type Services = Readonly<{cachedApi: CachedApi; now: () => number}>;

/**
 * Reads the prices of this hour, in which a tariff has its current price; undefined if they are
 * not available or take too long.
 */
export async function readPricesNow(
  location: LocationVersion,
  statusKey: string,
  {cachedApi, now}: Services,
): Promise<Rates | undefined> {
  const direction = DIRECTIONS.get(statusKey);
  if (!direction) return undefined;
  // The same request for a whole hour, so that it is sent once.
  const hour = Math.floor(now() / HOUR_MS) * HOUR_MS;
  const request = cachedApi.rates(location, {
    start_time: new Date(hour).toISOString(),
    end_time: new Date(hour + HOUR_MS).toISOString(),
    direction,
  });
  return withTimeout(
    PRICE_TIMEOUT_MS,
    request.catch(() => undefined),
  );
}

/** The price at a moment; null if it is unknown. */
export function priceAt(moment: number, rates: Rates | undefined): CurrentPrice | null {
  const entry = rates?.data.find(
    ({valid_from, valid_to}) => Date.parse(valid_from) <= moment && moment < Date.parse(valid_to),
  );
  if (!rates || !entry?.tariff) return null;
  const {rate: value} = entry.tariff;
  return {value, currency_code: rates.currency_code, valid_to: entry.valid_to};
}

/** The result of `work`, or undefined once `ms` milliseconds have passed. */
async function withTimeout<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<undefined>(resolve => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
