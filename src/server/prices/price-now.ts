import type {FlatpeakApi} from '../api/client.js';

/** The price of this moment, in major units of the currency a kWh. */
export interface PriceNow {
  readonly value: number;
  /** ISO 4217. */
  readonly currency_code: string;
  /** When another price may hold, RFC 3339. */
  readonly valid_to: string;
}

/** The kinds that the service has prices for, and how it asks for them; grid fees are part of the first. */
const DIRECTIONS: ReadonlyMap<string, 'IMPORT' | 'EXPORT' | 'LOCAL'> = new Map([
  ['commodity_import', 'IMPORT'],
  ['commodity_export', 'EXPORT'],
  ['local', 'LOCAL'],
]);

/** Milliseconds that a page of settings waits for a price that it can do without. */
const PATIENCE = 3_000;

const HOUR = 3_600_000;

/** What a kWh of a connected tariff costs now; null where nobody knows, or not soon enough. */
export async function priceNow(
  locationId: string,
  kind: string,
  {api, now}: {readonly api: FlatpeakApi; readonly now: () => number},
): Promise<PriceNow | null> {
  const direction = DIRECTIONS.get(kind);
  if (!direction) return null;
  const moment = now();
  const asked = api.rates(locationId, {
    start_time: new Date(moment).toISOString(),
    end_time: new Date(moment + HOUR).toISOString(),
    direction,
  });
  const rates = await inTime(asked.catch(() => undefined));
  const entry = rates?.data.find(
    ({valid_from, valid_to}) => Date.parse(valid_from) <= moment && moment < Date.parse(valid_to),
  );
  if (!rates || !entry?.tariff) return null;
  const {rate: value} = entry.tariff;
  return {value, currency_code: rates.currency_code, valid_to: entry.valid_to};
}

async function inTime<T>(answer: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>(resolve => {
    timer = setTimeout(() => resolve(undefined), PATIENCE);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
