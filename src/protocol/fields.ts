import * as z from './schema.js';
import {isDate, readMoment, writeMoment} from './moment.js';

/*
 * The fields of pages. An optional value reads as empty if it is missing or null; a required value
 * that is missing, or any value of the wrong type, is malformed. Read strictly, a malformed value
 * makes the whole malformed. Read tolerantly, an optional one reads as empty, and an item of a list
 * that lacks a required one is left out. All fields are built from three kinds of zod schema,
 * because each further kind adds to every customer's download.
 */

/**
 * A field with a reader of its own; the reader returns undefined if the value is malformed.
 * @param empty read tolerantly, the value in place of a malformed one; without it the field is
 * required
 */
export const customField = <T>(read: (wire: unknown) => T | undefined, empty?: T) =>
  z.transform((wire: unknown, {issues}, {isTolerant}): T => {
    let result = read(wire);
    if (result === undefined && isTolerant) result = empty;
    if (result === undefined) issues.push({code: 'custom', input: wire, message: 'malformed'});
    return result as T;
  });

/**
 * A schema whose value may be missing or null and then reads as `empty`; read tolerantly, so does
 * a malformed one.
 */
export const emptyIfMissing = <Out, In>(empty: object | null, schema: z.Schema<Out, In>) =>
  z.transform((wire: unknown, {issues}, context): Out => {
    let result = z.run(schema, wire ?? empty, context);
    if (result.issues.length > 0 && context.isTolerant) result = z.run(schema, empty, context);
    issues.push(...result.issues);
    return result.value;
  });

/**
 * An object. Read tolerantly, what is no object reads as one without fields, if all of them can be
 * missing.
 */
export const objectOf = <Fields extends z.Shape>(fields: Fields) => {
  const schema = z.object(fields);
  return z.transform((wire: unknown, {issues}, context) => {
    const isEmpty =
      context.isTolerant && (typeof wire !== 'object' || !wire || Array.isArray(wire));
    const result = z.run(schema, isEmpty ? {} : wire, context);
    issues.push(...result.issues);
    return result.value;
  });
};

/**
 * A list that may be missing. Read tolerantly, items that cannot be read are left out, and what is
 * no list is empty.
 */
export const listOf = <Out, In>(item: z.Schema<Out, In>) => emptyIfMissing([], readableItems(item));

/** A list that is there. Read tolerantly, items that cannot be read are left out. */
export const readableItems = <Out, In>(item: z.Schema<Out, In>) => {
  const list = z.array(item);
  return z.transform((wire: unknown, {issues}, context): Out[] => {
    const result = z.run(list, wire, context);
    if (!context.isTolerant || !Array.isArray(wire)) {
      issues.push(...result.issues);
      return result.value;
    }
    const malformed = new Set(result.issues.map(({path}) => path?.[0]));
    return result.value.filter((_, index) => !malformed.has(index));
  });
};

/** Longer than any text of a page; a longer one would make the page slow. */
const MAX_TEXT_LENGTH = 20_000;

const textOf = (wire: unknown) =>
  typeof wire === 'string' && wire.length <= MAX_TEXT_LENGTH ? wire : undefined;

const textMatching = (pattern: RegExp, empty?: string) =>
  customField(wire => textOf(wire)?.match(pattern)?.input, empty);

/** A required text with at least one visible character. */
export const nonBlankText = textMatching(/[^\p{Z}\p{C}]/u);

/** A text that may be missing. */
export const optionalText = customField(wire => textOf(wire ?? ''), '');

/** A boolean that is false if missing. */
export const flag = customField(
  wire => (typeof (wire ?? false) === 'boolean' ? wire === true : undefined),
  false,
);

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
const NO_CURRENCY = 'XXX';

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
      if (list.length === 0) issues.push({code: 'custom', input: list, message: 'empty'});
      return list;
    }),
  );

/** A supply address; every line may be empty. `country_code` is ISO 3166-1 alpha-2. */
export type PostalAddress = Record<
  'address_line1' | 'address_line2' | 'city' | 'state' | 'post_code' | 'country_code',
  string
>;

/** The address that the customer is asked for. */
export const requiredPostalAddress = objectOf({
  address_line1: optionalText,
  address_line2: optionalText,
  city: optionalText,
  state: optionalText,
  post_code: optionalText,
  country_code: optionalText,
});

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
  if (!isTolerant) issues.push({code: 'custom', input: wire, message: 'malformed'});
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
