import * as z from './schema.js';
import {currencyCode, optionalText} from './fields.js';
import {read} from './read.js';
import {rateSeries, type RateEntry} from './rates.js';

const prices = z.object({
  location_timezone: optionalText,
  currency_code: currencyCode,
  direction: optionalText,
  next_update: optionalText,
  data: rateSeries,
});

/** Energy prices at a location. */
export interface LocationPrices {
  /** A time zone of the tz database, which the platform may not know, or empty. */
  readonly location_timezone: string;
  /** ISO 4217. */
  readonly currency_code: string;
  /** IMPORT, EXPORT, or empty. */
  readonly direction: string;
  /** When further prices are published, RFC 3339, or empty. */
  readonly next_update: string;
  /**
   * In the order of time, without overlaps. With the offset of the request: use
   * `location_timezone` for the location's local time.
   */
  readonly data: readonly RateEntry[];
  /** Paths of the values that could not be read; those of `data` are gaps. */
  readonly unreadable: readonly string[];
}

/**
 * Reads a response of `GET /tariffs/rates/{id}` (the vendor's OpenAPI file, version 2024-08-24).
 * An entry that cannot be read is a gap: see rates.ts.
 * @throws MalformedReply if the currency is missing or malformed
 */
export function parsePrices(json: unknown): LocationPrices {
  const unreadable: string[] = [];
  return {...read(prices, json, 'prices', unreadable), unreadable};
}
