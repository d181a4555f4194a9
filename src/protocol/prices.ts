import * as z from 'zod/mini';
import {currencyCode, maybeNumber, moment, orEmpty, text, value} from './fields.js';
import {read} from './read.js';
import type {RateEntry} from './rates.js';

/** A time without a price is a gap; its cost is no number. */
const entry = z.pipe(
  z.looseObject({
    valid_from: moment,
    valid_to: moment,
    tariff: orEmpty({}, z.looseObject({rate: maybeNumber, confidence: maybeNumber})),
  }),
  z.transform(({valid_from, valid_to, tariff}): RateEntry => ({
    valid_from,
    valid_to,
    cost: tariff.rate ?? NaN,
    confidence: tariff.confidence ?? 1,
  })),
);

/** Of the tz database, and known to this browser. */
const timeZone = value(wire => {
  try {
    return typeof wire === 'string' && isZone(wire) ? wire : undefined;
  } catch {
    return undefined;
  }
});

const isZone = (timeZone: string) => Boolean(new Intl.DateTimeFormat('en', {timeZone}));

const prices = z.looseObject({
  location_timezone: timeZone,
  currency_code: currencyCode,
  direction: text,
  next_update: text,
  data: z.array(entry),
});

/** What energy costs at a location. */
export interface LocationPrices {
  /** Of the tz database. */
  readonly location_timezone: string;
  /** ISO 4217. */
  readonly currency_code: string;
  /** IMPORT, EXPORT, or empty. */
  readonly direction: string;
  /** When there will be more, RFC 3339, or empty. */
  readonly next_update: string;
  /** In the offset of whoever asked: the location's clock is told by its time zone alone. */
  readonly data: readonly RateEntry[];
}

/**
 * Reads an answer of `GET /tariffs/rates/{id}`.
 * @throws MalformedReply where anything in it is broken
 */
export const parsePrices = (json: unknown): LocationPrices => read(prices, json, 'prices');
