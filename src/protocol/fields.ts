import {
  customField,
  emptyIfMissing,
  optionalText,
  requiredPostalAddress,
  textMatching,
  textOf,
} from './basic-fields.js';
import {isDate, readMoment, writeMoment} from './moment.js';
import * as z from './schema.js';

/*
 * The fields of all pages. Those of the first page and of every reply are in basic-fields.ts, because
 * each customer waits for them.
 */

export * from './basic-fields.js';

/** Larger than any price or percentage; JSON numbers can exceed the range of a double. */
const MAX_NUMBER = 1e12;

/** The number, unless it is none that can be meant. */
export const numberOf = (wire: unknown) =>
  typeof wire === 'number' && Math.abs(wire) < MAX_NUMBER ? wire : undefined;

export const number = customField(numberOf);

/** A number of a form; 0 where the customer has entered none. */
export const enteredNumber = customField(numberOf, 0);
/** The decimals of a price in major units on the wire. */
const PRICE_DECIMALS = 5;

/** A price as the wire can say it, without the noise of binary fractions and without -0. */
export const roundPrice = (value: number): number => Number(value.toFixed(PRICE_DECIMALS)) + 0;

/** A price of a form, in major units; 0 where the customer has entered none. */
export const enteredPrice = customField(wire => {
  const value = numberOf(wire);
  return value === undefined ? value : roundPrice(value);
}, 0);

/** A number that may be missing; null then. */
export const optionalNumber = customField(
  wire => ((wire ?? null) === null ? null : numberOf(wire)),
  null,
);

/** An alphabetic currency code of ISO 4217. */
export const currencyCode = textMatching(/^[A-Z]{3}$/);

/** The code of ISO 4217 for no currency. */
export const NO_CURRENCY = 'XXX';

/** The currency of prices that a page only shows: where it is unknown, they are plain numbers. */
export const shownCurrency = textMatching(/^[A-Z]{3}$/, NO_CURRENCY);

const DAY_S = 86_400;

const QUARTER_HOUR_S = 900;

const TIME_OF_DAY = /^([01]?\d|2[0-4]):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?$/;

/**
 * A time of day, `HH:mm:ss`. It may come without seconds; midnight at the end of the day is
 * `00:00:00`. The last second of a minute is the end of that minute, and the last minute of a
 * quarter of an hour the end of that: nobody means 06:59.
 */
export const timeOfDay = customField(wire => {
  const [, hours, minutes, seconds = 0] = textOf(wire)?.match(TIME_OF_DAY) ?? [];
  const time = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  const minute = time + (time % 60 === 59 ? 1 : 0);
  const rounded = minute + ((minute + 60) % QUARTER_HOUR_S === 0 ? 60 : 0);
  // NaN if the text is no time.
  return rounded <= DAY_S
    ? new Date((rounded % DAY_S) * 1000).toISOString().slice(11, 19)
    : undefined;
});

const TIMESTAMP = /^\d{4}-\d\d-\d\dT(?!24)\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** A timestamp of RFC 3339; a moment that is written otherwise, as `readMoment` has it, is rewritten. */
export const timestamp = customField(wire => {
  const moment = readMoment(wire);
  if (!moment) return undefined;
  return textOf(wire)?.match(TIMESTAMP)?.input ?? writeMoment(moment.at, moment.offset);
});

/** A list that is needed: the customer has to choose an item of it, or to allow all. */
export const nonEmpty = <Out, In>(list: z.Schema<Out[], In>) =>
  z.pipe(
    list,
    z.transform((list: Out[], {issues}) => {
      if (list.length === 0) issues.push(z.malformed(list));
      return list;
    }),
  );

/** An address that a page shows; every line is empty if there is none. */
export const postalAddress = emptyIfMissing({}, requiredPostalAddress);

/** An energy provider. */
export interface Provider {
  id: string;
  display_name: string;
  /** URL of the logo, or the empty string. */
  logo_url: string;
}

/** The provider that a page shows; every field is empty if there is none. */
export const provider = emptyIfMissing(
  {},
  z.object({id: optionalText, display_name: optionalText, logo_url: optionalText}),
);

/** A date without a time or a zone, `YYYY-MM-DD`. */
export type CalendarDate = string;

/** When a contract ends: a date, `open-ended`, or null if unknown. */
export type ContractEnd = CalendarDate | null;

/** How Zero writes the end of an open-ended contract (zero/connect/contract-term-capture). */
const NO_END_DATE = '0001-01-01';

/** Other systems write the last year that they can, and clients move both years by hours. */
const isOpenEnded = (year: number): boolean => year <= 1 || year >= 9999;

/** JavaScript writes years before 0 and after 9999 with a sign and six digits. */
const DATE = /^(?:\d{4}|\d{5}|[+-]\d{6})-\d\d-\d\d(?!\d)/;

/**
 * The end of a contract. The date is the one in the text, whatever its offset: converting it to
 * another time zone could change the day. For local midnight in UTC see contract-day.ts.
 * @returns undefined if it cannot be read
 */
export function readContractEnd(wire: unknown): ContractEnd | undefined {
  if ((wire ?? '') === '') return null;
  const date = textOf(wire)?.match(DATE)?.[0];
  if (!date || (/^\d{4}-/.test(date) && !isDate(date))) return undefined;
  return isOpenEnded(parseInt(date)) ? 'open-ended' : date;
}

/** The end of a contract, as `readContractEnd` reads it. */
export const contractEnd = customField(readContractEnd, null);

/** The `contract_term_type` of an open-ended contract in Anode. */
export const UNTIL_TERMINATED = 'UNTIL_TERMINATED';

/** A contract's type of term: null if unknown, undefined if the API version has no such field. */
export const contractTerm = z.transform((wire: unknown, {issues}, {isTolerant}) => {
  if (typeof (wire ?? '') === 'string') return wire as string | null | undefined;
  if (!isTolerant) issues.push(z.malformed(wire));
  return null;
});

/** Sets the end of a contract to `open-ended` if its term type is `UNTIL_TERMINATED`. */
export const applyContractTerm = <
  T extends {contract_end_date: ContractEnd; contract_term_type?: string | null | undefined},
>(
  data: T,
): T =>
  data.contract_term_type === UNTIL_TERMINATED ? {...data, contract_end_date: 'open-ended'} : data;

/** Midnight UTC of the contract's last day; the year 1 for an open-ended contract. */
export function contractEndToWire(end: ContractEnd): string | null {
  if (end === null) return null;
  return `${end === 'open-ended' ? NO_END_DATE : end}T00:00:00Z`;
}
