import * as z from './schema.js';
import {
  currencyCode,
  customField,
  emptyIfMissing,
  optionalNumber,
  optionalText,
  timestamp,
} from './fields.js';
import {read} from './read.js';
import type {RateEntry} from './rates.js';

/** An entry without a price is a gap; its cost is NaN. */
const entry = z.pipe(
  z.object({
    valid_from: timestamp,
    valid_to: timestamp,
    tariff: emptyIfMissing({}, z.object({rate: optionalNumber, confidence: optionalNumber})),
  }),
  z.transform(({valid_from, valid_to, tariff}): RateEntry => ({
    valid_from,
    valid_to,
    cost: tariff.rate ?? NaN,
    confidence: tariff.confidence ?? 1,
  })),
);

/** A time zone of the tz database that the platform supports. */
const timeZone = customField(wire => {
  try {
    return typeof wire === 'string' && isTimeZone(wire) ? wire : undefined;
  } catch {
    return undefined;
  }
});

const isTimeZone = (timeZone: string) => Boolean(new Intl.DateTimeFormat('en', {timeZone}));

const prices = z.object({
  location_timezone: timeZone,
  currency_code: currencyCode,
  direction: optionalText,
  next_update: optionalText,
  data: z.array(entry),
});

/** Energy prices at a location. */
export interface LocationPrices {
  /** A time zone of the tz database. */
  readonly location_timezone: string;
  /** ISO 4217. */
  readonly currency_code: string;
  /** IMPORT, EXPORT, or empty. */
  readonly direction: string;
  /** When further prices are published, RFC 3339, or empty. */
  readonly next_update: string;
  /** With the offset of the request: use `location_timezone` for the location's local time. */
  readonly data: readonly RateEntry[];
}

/**
 * Reads a response of `GET /tariffs/rates/{id}` (the vendor's OpenAPI file, version 2024-08-24).
 * @throws MalformedReply if a field is missing or malformed
 */
export const parsePrices = (json: unknown): LocationPrices => read(prices, json, 'prices');
