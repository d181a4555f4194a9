import {isErrorCode, type ErrorCode} from '../../world/errors.js';

/**
 * Error directives: a tester requests an error with the text `ERR <code>` or `ERR <kind> <code>`,
 * or with a number that stands for a code.
 */

/** Percentages that stand for an error. */
const ERROR_PERCENTAGES: readonly (readonly [number, ErrorCode])[] = [
  [403.03, 'token_expired'],
  [404.04, 'geo_location_not_found'],
  [422.42, 'data_json_invalid'],
  [429.29, 'rate_limit'],
  [500.05, 'server_error'],
];

/**
 * Prices that stand for an error, in major units: usual ones, because a widget questions others,
 * with more decimals than bills have.
 */
const ERROR_PRICES: readonly (readonly [number, ErrorCode])[] = [
  [0.40303, 'token_expired'],
  [0.40404, 'geo_location_not_found'],
  [0.42242, 'data_json_invalid'],
  [0.42929, 'rate_limit'],
  [0.50005, 'server_error'],
];

/** The numbers that stand for an error, in the wire's units. */
export const ERROR_NUMBERS = {
  percentage: new Map(ERROR_PERCENTAGES),
  price: new Map(ERROR_PRICES),
} as const;

/** The error that a number of an answer stands for. */
export const errorOf = (value: number): ErrorCode | undefined =>
  ERROR_NUMBERS.percentage.get(value) ?? ERROR_NUMBERS.price.get(value);

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
