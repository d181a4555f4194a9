import * as z from 'zod/mini';

/*
 * What pages are made of. A value that a page can do without reads as empty when it is missing
 * or null; one that it cannot do without, or of another type, breaks the page. Everything is
 * made of three kinds of schema, because each further one of the library weighs something in
 * every customer's browser.
 */

/** A single value: what the reader makes of the wire's, or broken where that is undefined. */
export const value = <T>(read: (wire: unknown) => T | undefined) =>
  z.transform((wire: unknown, context): T => {
    const result = read(wire);
    if (result === undefined) context.issues.push({code: 'custom', input: wire, message: 'broken'});
    return result as T;
  });

/** A schema for what may be missing or null, and reads as if it had been empty. */
export function orEmpty<Out, In>(empty: object, schema: z.ZodMiniType<Out, In>) {
  // Whatever comes is for the schema to judge; here only "nothing" becomes "empty".
  const present: z.ZodMiniType = z.transform((wire: unknown) => wire ?? empty);
  return z.pipe(present as z.ZodMiniType<In>, schema);
}

const aText = (wire: unknown) => (typeof wire === 'string' ? wire : undefined);

const ofPattern = (pattern: RegExp) => value(wire => aText(wire)?.match(pattern)?.input);

/** A text that the page cannot do without, with something in it that can be seen. */
export const name = ofPattern(/[^\p{Z}\p{C}]/u);

/** A text that may be missing. */
export const text = value(wire => aText(wire ?? ''));

/** A flag that is false unless the service says otherwise. */
export const flag = value(wire =>
  typeof (wire ?? false) === 'boolean' ? wire === true : undefined,
);

/** No price and no percentage is larger, and JSON may say more than a number can hold. */
const LARGEST = 1e12;

const aNumber = (wire: unknown) =>
  typeof wire === 'number' && Math.abs(wire) < LARGEST ? wire : undefined;

export const number = value(aNumber);

/** A number that may be missing; null then. */
export const maybeNumber = value(wire => ((wire ?? null) === null ? null : aNumber(wire)));

/** ISO 4217. */
export const currencyCode = ofPattern(/^[A-Z]{3}$/);

/** A time of day, `HH:mm:ss`. */
export const timeOfDay = ofPattern(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/);

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** A moment, RFC 3339. */
export const moment = value(wire => {
  const text = aText(wire)?.match(MOMENT)?.input;
  return text && !Number.isNaN(Date.parse(text)) ? text : undefined;
});

/** A list of which one has to be chosen, so that it can't be empty. */
export const someOf = <Out, In>(item: z.ZodMiniType<Out, In>) =>
  z.pipe(
    z.array(item),
    z.transform((list: Out[], context) => {
      if (list.length === 0) context.issues.push({code: 'custom', input: list, message: 'empty'});
      return list;
    }),
  );

/** A list that may be missing. */
export const listOf = <Out, In>(item: z.ZodMiniType<Out, In>) => orEmpty([], z.array(item));

/** A supply address; every line may be empty. `country_code` is ISO 3166-1 alpha-2. */
export type PostalAddress = Record<
  'address_line1' | 'address_line2' | 'city' | 'state' | 'post_code' | 'country_code',
  string
>;

/** The address that a page asks for. */
export const askedAddress = z.looseObject({
  address_line1: text,
  address_line2: text,
  city: text,
  state: text,
  post_code: text,
  country_code: text,
});

/** The address that a page mentions; all lines are empty where it mentions none. */
export const postalAddress = orEmpty({}, askedAddress);

/** An energy provider as pages name it. */
export interface Provider {
  id: string;
  display_name: string;
  /** Address of a picture, or the empty string. */
  logo_url: string;
}

/** The provider that a page speaks of; nameless where it speaks of none. */
export const provider = orEmpty({}, z.looseObject({id: text, display_name: text, logo_url: text}));

/** A day without a time or a zone, `YYYY-MM-DD`. */
export type CalendarDay = string;

/** When a contract ends: a calendar day, `open-ended`, or null where nobody said. */
export type ContractEnd = CalendarDay | null;

const NO_END = '0001-01-01';

/**
 * The end of a contract as the wire writes it. The day is the one that the text shows, in
 * whatever offset it is written, never the same moment in another time zone.
 */
export const contractEnd = value((wire): ContractEnd | undefined => {
  if ((wire ?? '') === '') return null;
  const day = aText(wire)?.match(/^\d{4}-\d\d-\d\d/)?.[0];
  return day === NO_END ? 'open-ended' : day;
});

/** A contract that ends when somebody ends it, where that has a field of its own. */
export const UNTIL_TERMINATED = 'UNTIL_TERMINATED';

/** How a contract's term is called; null where nobody said, undefined where there is no such field. */
export const contractTerm = z.transform((wire: unknown, context) => {
  if (typeof (wire ?? '') !== 'string')
    context.issues.push({code: 'custom', input: wire, message: 'broken'});
  return wire as string | null | undefined;
});

/** The end of a contract, also where its term says that it has none. */
export const withTerm = <
  T extends {contract_end_date: ContractEnd; contract_term_type?: string | null | undefined},
>(
  data: T,
): T =>
  data.contract_term_type === UNTIL_TERMINATED ? {...data, contract_end_date: 'open-ended'} : data;

/** Midnight UTC of the contract's last day; the year 1 means that there is no end. */
export function contractEndToWire(end: ContractEnd): string | null {
  if (end === null) return null;
  return `${end === 'open-ended' ? NO_END : end}T00:00:00Z`;
}
