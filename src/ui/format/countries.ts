import * as lists from './country-lists.js';
import type {PostalAddress} from '../../protocol/fields.js';

/** Whether a list of codes, one after the other, contains a code. */
const isIn = (list: string, code: string) => list.match(/../g)?.includes(code) === true;

/** The name of a country (ISO 3166-1 alpha-2) in a language; undefined if `Intl` has none. */
export const countryName = (lang: string, code: string): string | undefined =>
  /^[A-Z]{2}$/.test(code)
    ? new Intl.DisplayNames(lang, {type: 'region', fallback: 'none'}).of(code)
    : undefined;

/** The key of a table of lists whose list contains a country. */
const keyIn = (table: Readonly<Record<string, string>>, country: string) =>
  Object.keys(table).find(key => isIn(table[key] ?? '', country));

/** Whether an address in a country needs a postcode. */
export const needsPostcode = (country: string): boolean => !isIn(lists.POSTCODE_OPTIONAL, country);

/** Whether an address in a country needs a state. */
export const needsState = (country: string): boolean => isIn(lists.STATE_REQUIRED, country);

/** Whether the names of a country's states are known. */
export const hasStateNames = (country: string): boolean => isIn(lists.STATES_LISTED, country);

/**
 * The fields of an address in the order in which a country's people fill them in: the street (A),
 * the city (C), the state (S), if there are any, and the postcode (Z).
 */
export const fieldOrder = (country: string): string => keyIn(lists.FIELD_ORDERS, country) ?? 'AZC';

/** What a field is called in a country, as the end of a message's key: `zip`. */
export const fieldLabel = (field: keyof PostalAddress, country: string): string =>
  keyIn((lists.LABELS as Partial<Record<string, Record<string, string>>>)[field] ?? {}, country) ??
  field;
