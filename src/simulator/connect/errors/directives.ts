import {isErrorCode, type ErrorCode} from '../../world/errors.js';

/**
 * Error directives: a tester requests an error with the text `ERR <code>` or `ERR <kind> <code>`,
 * or with a number that stands for a code.
 */

/** Prices, surcharges and percentages that stand for an error, in the wire's units. */
export const ERROR_NUMBERS: ReadonlyMap<number, ErrorCode> = new Map([
  [403.03, 'token_expired'],
  [404.04, 'geo_location_not_found'],
  [422.42, 'data_json_invalid'],
  [429.29, 'rate_limit'],
  [500.05, 'server_error'],
]);

/** Short forms of codes. */
const ALIASES: ReadonlyMap<string, ErrorCode> = new Map([['404', 'geo_location_not_found']]);

const DIRECTIVE = /\bERR(?:\s+([a-z][a-z-]*))?\s+([a-z0-9_]+)/g;

export interface ErrorDirective {
  readonly kind: string | undefined;
  readonly code: ErrorCode;
}

export const directivesIn = (text: string): ErrorDirective[] =>
  [...text.matchAll(DIRECTIVE)].flatMap(([, kind, word = '']) => {
    const code = ALIASES.get(word) ?? word;
    return isErrorCode(code) ? [{kind, code}] : [];
  });
