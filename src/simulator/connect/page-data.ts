import {placeOf} from '../world/countries.js';
import {providerEntry} from '../world/objects.js';
import type {Draft, Session} from '../world/store.js';
import {formatIn, momentOf} from '../world/zone.js';
import type {DataBuilder} from './steps/step.js';

/** Fields of the wire's `data` that several pages have. */

/** Appends the connect token to a URL that does not have it yet. */
export function withToken(base: string, token: string): string {
  if (!base) return '';
  const url = new URL(base);
  if (!url.searchParams.has('fp_cot')) url.searchParams.append('fp_cot', token);
  return url.href;
}

export const providerData: DataBuilder = ({draft}, context) => ({
  provider: providerEntry(draft.provider, context),
});

export const pricedData: DataBuilder = (session, context) => ({
  currency_code: placeOf(session.address).country.currency,
  ...providerData(session, context),
});

export const connectionData: DataBuilder = (session, context) => ({
  connection_type: 'DIRECT',
  ...providerData(session, context),
});

/** Contract dates as a summary shows them: midnight at the location, with its offset. */
export const contractDates = ({draft, address}: Session) => {
  const {timeZone} = placeOf(address);
  return {
    contract_start_date: contractDate(draft.contract_start_date, timeZone),
    contract_end_date: contractDate(draft.contract_end_date, timeZone),
  };
};

function contractDate(date: string | null | undefined, timeZone: string): string | null {
  const day = date?.slice(0, 10);
  // The year 1 is an open-ended contract and stays as it is.
  if (date === undefined || date === null || day === undefined || day < '1000') return date ?? null;
  return formatIn(momentOf(day, '00:00:00', timeZone), timeZone);
}

/** `contract_term_type` as Anode and Busbar write it. */
export const contractTermType = ({contract_term_type, contract_end_date}: Draft) =>
  contract_term_type ?? (contract_end_date ? 'FIXED' : null);
