import {isErrorCode, Refusal, type ErrorCode} from '../world/errors.js';
import type {Session, PageKind} from '../world/store.js';

/**
 * Which errors each page can answer, and how a tester asks for one: by a text `ERR <code>`
 * or `ERR <kind> <code>`, or by a number that stands for it.
 */

/** The codes that the service documents for the answers to each page; none where it documents none. */
export const PAGE_CODES: Readonly<Partial<Record<PageKind, readonly ErrorCode[]>>> = {
  'postal-address': [
    'address_line1_missing',
    'city_missing',
    'post_code_missing',
    'country_code_missing',
    'country_code_invalid',
    'geo_location_not_found',
    'data_json_invalid',
  ],
  'provider-select': [
    'provider_id_missing',
    'provider_not_found',
    'provider_id_invalid',
    'data_json_invalid',
  ],
  'provider-name': ['provider_name_missing', 'data_json_invalid'],
  'tariff-select': [
    'tariff_id_missing',
    'tariff_not_found',
    'tariff_id_invalid',
    'data_json_invalid',
  ],
  'tariff-structure': ['data_json_invalid'],
  'fixed-rate': ['cost_value_zero', 'cost_value_negative', 'data_json_invalid'],
  'time-of-day-rate': [
    'cost_value_zero',
    'cost_value_negative',
    'valid_from_invalid',
    'valid_to_invalid',
    'gap_in_time_period',
    'incomplete_time_period',
    'data_json_invalid',
  ],
  region: ['market_region_invalid', 'data_json_invalid'],
  surcharge: [
    'surcharge_percentage_invalid',
    'geo_location_not_found',
    'market_region_invalid',
    'data_json_invalid',
  ],
  'tariff-name': ['tariff_name_missing', 'data_json_invalid'],
  'contract-term': ['date_format_invalid', 'data_json_invalid'],
  'tariff-summary': ['action_missing', 'action_invalid', 'data_json_invalid'],
  consent: ['action_invalid', 'data_json_invalid'],
  'tariff-list': ['action_missing', 'action_invalid'],
  'connection-pending': ['action_missing', 'action_invalid', 'data_json_invalid'],
  'connection-failed': ['action_missing', 'action_invalid'],
};

/** Any page may meet these. */
export const GENERAL_CODES: readonly ErrorCode[] = ['server_error', 'token_expired', 'rate_limit'];

/** Prices, surcharges and percentages that stand for an error, in the wire's units. */
export const NUMBERS: ReadonlyMap<number, ErrorCode> = new Map([
  [403.03, 'token_expired'],
  [404.04, 'geo_location_not_found'],
  [422.42, 'data_json_invalid'],
  [429.29, 'rate_limit'],
  [500.05, 'server_error'],
]);

/** Short forms of codes in texts. */
const ALIASES: ReadonlyMap<string, ErrorCode> = new Map([['404', 'geo_location_not_found']]);

const DIRECTIVE = /\bERR(?:\s+([a-z][a-z-]*))?\s+([a-z0-9_]+)/g;

interface Directive {
  kind: string | undefined;
  code: ErrorCode;
}

const directivesIn = (text: string): Directive[] =>
  [...text.matchAll(DIRECTIVE)].flatMap(([, kind, word = '']) => {
    const code = ALIASES.get(word) ?? word;
    return isErrorCode(code) ? [{kind, code}] : [];
  });

function leavesOf(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(leavesOf)
    : [value];
}

/**
 * The error that a tester asked for, if any.
 *
 * What is typed on a page counts for that page. What stands in the session's address counts
 * for later pages too, so that pages where nothing can be typed have a way: `ERR <kind> <code>`,
 * or `ERR <code>` on every page that documents the code.
 * @param asked false where the customer only leaves the page, so that there is a way out
 */
export function provoked(
  session: Session,
  step: PageKind,
  data: unknown,
  asked: boolean,
): Refusal | undefined {
  const known = (code: ErrorCode) => PAGE_CODES[step]?.includes(code) ?? false;
  const leaves = leavesOf(data);
  const typed = leaves
    .flatMap(leaf => (typeof leaf === 'string' ? directivesIn(leaf) : []))
    .find(
      ({kind, code}) => (kind ?? step) === step && (known(code) || GENERAL_CODES.includes(code)),
    );
  const counted = leaves
    .map(leaf => (typeof leaf === 'number' ? NUMBERS.get(leaf) : undefined))
    .find(code => code !== undefined && (known(code) || GENERAL_CODES.includes(code)));
  const standing = Object.values(session.address)
    .flatMap(directivesIn)
    .find(({kind, code}) => (kind === undefined ? known(code) : kind === step));
  // The address page judges what is typed there now, not what stood there before.
  const fromAddress = asked && step !== 'postal-address' ? standing : undefined;
  const code = typed?.code ?? counted ?? fromAddress?.code;
  return code && new Refusal(code);
}
