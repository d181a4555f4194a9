import {
  customField,
  emptyIfMissing,
  listOf,
  numberOf,
  optionalText,
  roundPrice,
  textOf,
} from './fields.js';
import {isDate} from './moment.js';
import type {WireEnvelope} from './page-type.js';
import {recordOf} from './record.js';
import * as z from './schema.js';

/* The fields of the pages for virtual power plants (VPP) of Busbar. */

/**
 * The input of a page whose fields are in `data` on some pages of the documentation, and at the top
 * level of the page object on others.
 */
export const anywhere = (envelope: WireEnvelope): object => ({
  ...envelope,
  ...recordOf(envelope.data),
});

/** A link that a customer may open in a new tab: an https URL without credentials, or empty. */
export const safeLink = customField(wire => {
  const text = textOf(wire ?? '');
  if (text === '') return text;
  if (text === undefined || !URL.canParse(text)) return undefined;
  const {protocol, username, password, href} = new URL(text);
  return protocol === 'https:' && !username && !password ? href : undefined;
}, '');

/** A calendar day, `YYYY-MM-DD`, as written in a date or a timestamp; empty if there is none. */
export const calendarDay = customField(wire => {
  const text = textOf(wire ?? '');
  const day = text?.slice(0, 10);
  return day === '' || (day && /^\d{4}-\d\d-\d\d$/.test(day) && isDate(day)) ? day : undefined;
}, '');

/** Names of the service, such as types of periods; what is no text is left out. */
export const names = listOf(customField(wire => textOf(wire) || undefined));

/** A programme that customers can join. */
export interface Programme {
  provider_id: string;
  provider_name: string;
  programme_id: string;
  programme_name: string;
  learn_more_url: string;
  logo_url: string;
  /** The status on the landing page, or the state of the participation. */
  status: string;
}

/** A programme under the names of either generation of the documentation; any field may be empty. */
const programmeFields = z.pipe(
  z.object({
    id: optionalText,
    provider_id: optionalText,
    provider_display_name: optionalText,
    provider_name: optionalText,
    programme_id: optionalText,
    programme_display_name: optionalText,
    programme_name: optionalText,
    learn_more_url: safeLink,
    logo_url: optionalText,
    subscription_status: optionalText,
    participation_state: customField(wire => (typeof wire === 'string' ? wire : ''), ''),
  }),
  z.transform((wire): Programme => ({
    provider_id: wire.provider_id || wire.id,
    provider_name: wire.provider_display_name || wire.provider_name,
    programme_id: wire.programme_id || wire.id,
    programme_name: wire.programme_display_name || wire.programme_name,
    learn_more_url: wire.learn_more_url,
    logo_url: wire.logo_url,
    status: wire.subscription_status || wire.participation_state,
  })),
);

/** The programme that a page is about. */
export const programme = emptyIfMissing({}, programmeFields);

/** A programme of a list: without an ID it cannot be chosen, and without a name nobody would. */
export const listedProgramme = z.pipe(
  programmeFields,
  z.transform((read, {issues}) => {
    const {programme_id, programme_name, provider_name} = read;
    if (!programme_id || !(programme_name || provider_name)) issues.push(z.malformed(read));
    return read;
  }),
);

/** An amount of money in major units. */
export interface Amount {
  value: number;
  /** ISO 4217; empty for the currency of the page. */
  currency: string;
}

function readAmounts(wire: unknown): Amount[] | undefined {
  if ((wire ?? null) === null) return [];
  const plain = numberOf(wire);
  if (plain !== undefined) return [{value: roundPrice(plain), currency: ''}];
  if (Array.isArray(wire)) {
    const lists = wire.map(readAmounts);
    return lists.includes(undefined) ? undefined : lists.flatMap(list => list ?? []);
  }
  const {value, amount, currency_code, currency} = recordOf(wire);
  const number = numberOf(value ?? amount);
  const code = textOf(currency_code ?? currency ?? '');
  if (number === undefined || code === undefined || !/^([A-Z]{3})?$/.test(code)) return undefined;
  return [{value: roundPrice(number), currency: code}];
}

/**
 * Earnings: a number in the currency of the page, as documented, or amounts with a currency each.
 * The second is inferred: a customer who moves house may earn in two currencies.
 */
export const earnings = customField(readAmounts, []);
