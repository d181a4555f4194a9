import {normalizeDecimal} from './money.js';

/**
 * Reads numbers as customers type them: with a decimal comma or point, groups, a sign, digits of any
 * script, and words around them.
 */

/** A number with the words before and after it. */
export interface TypedNumber {
  /** Decimal text, such as `-0.5`. */
  readonly decimal: string;
  readonly words: readonly string[];
  /** It can mean nothing else: it has no words, and no separators but one for the fraction. */
  readonly isEvident: boolean;
}

/** Two numbers that the same text can mean. */
export interface AmbiguousNumber {
  readonly readings: readonly [string, string];
}

const APOSTROPHES = /[’‘ʼ′´`＇]/g;
const BIDI_MARKS = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;
const NUMBER = /^(\D*?)([.,٫]?\d(?:[\d.,٫٬' ]*\d)?[.,٫]?)(\D*)$/;

/** Digits, plain or in groups; a group that begins with 0 is a fraction. */
const WHOLE = /^(?:\d*|[1-9]\d{0,2}(?:([.,٬' ])\d{3})(?:\1\d{3})*|[1-9]\d?(?:,\d\d)*,\d{3})$/;
const WITH_FRACTION = /^(.*)([.,٫])(\d*)$/;

/**
 * Reads a number.
 * @param lang its decimal separator decides what `1,234` means
 * @param isPlausible decides where that separator is the one of groups
 * @returns undefined if the text is no number
 */
export function readTypedNumber(
  typed: string,
  lang: string,
  isPlausible: (decimal: string) => boolean = () => true,
): TypedNumber | AmbiguousNumber | undefined {
  const match = NUMBER.exec(plainText(typed));
  const [, start = '', body = '', end = ''] = match ?? [];
  // The point of an abbreviation: `kr.5`.
  const isPoint = /\p{L}$/u.test(start) && /^[.,]/.test(body);
  const before = start.trim();
  // `5,-` is a price without cents.
  const after = /[.,]$/.test(body) && end.trim() === '-' ? '' : end.trim();
  const sign = /^[-+]|[-+]$/.exec(before)?.[0] ?? '';
  const words = [before.replace(sign, '').trim(), after].filter(Boolean);
  const read = (text: string | undefined) => {
    const [, whole = '', , fraction = ''] = /^([^.]*)(\.)?(.*)$/.exec(text ?? '') ?? [];
    return normalizeDecimal(sign === '-', whole, fraction);
  };
  const {decimal, integer} = readingsOf(isPoint ? body.slice(1) : body);
  if (decimal === undefined && integer === undefined) return undefined;
  const isOpen = decimal !== undefined && integer !== undefined && isGroupSeparator(body, lang);
  const isEvident = !isOpen && words.length === 0 && /^\d*\D?\d*$/.test(body);
  if (!isOpen) return {decimal: read(decimal ?? integer), words, isEvident};
  const readings = [read(decimal), read(integer)] as const;
  const [only, other] = readings.filter(isPlausible);
  return only !== undefined && other === undefined ? {decimal: only, words, isEvident} : {readings};
}

/** The text with ASCII digits, plain spaces, and one form of each sign. */
const plainText = (typed: string): string =>
  asciiDigits(typed.replace(APOSTROPHES, "'").normalize('NFKC').replace(BIDI_MARKS, ''))
    .replace(/[−–—‐‑]/g, '-')
    .replace(/[،、]/g, ',')
    .replace(/。/g, '.')
    .replace(/٪/g, '%')
    .replace(/\s+/g, ' ')
    .replace(/ ?([.,٫]) ?(?=\d)/g, '$1')
    .trim();

/** A text with its digits, of any script, as those of ASCII. */
export const asciiDigits = (text: string): string =>
  text.replace(/\p{Nd}/gu, digit => String(digitValue(digit)));

/** The value of a digit in any script: Unicode encodes the ten digits of a script in a row from zero. */
function digitValue(digit: string): number {
  const before = String.fromCodePoint(Number(digit.codePointAt(0)) - 1);
  return /\p{Nd}/u.test(before) ? digitValue(before) + 1 : 0;
}

/** What digits with separators can mean: a number with a fraction, and one without. */
function readingsOf(body: string): {decimal?: string; integer?: string} {
  const digitsOf = (text: string) => text.replace(/\D/g, '');
  const [, whole = '', separator = '', fraction = ''] = WITH_FRACTION.exec(body) ?? [];
  const group = WHOLE.exec(whole);
  const isDecimal = separator && group && (group[1] ?? /\D/.exec(whole)?.[0]) !== separator;
  const hasDigits = /\d/.test(body);
  return {
    ...(hasDigits && isDecimal && {decimal: `${digitsOf(whole)}.${fraction}`}),
    ...(hasDigits && WHOLE.test(body) && {integer: digitsOf(body)}),
  };
}

/** Whether the separator of a number with one is the one of groups in a language. */
function isGroupSeparator(body: string, lang: string): boolean {
  const parts = new Intl.NumberFormat(lang).formatToParts(-1234567.8);
  const group = parts.find(({type}) => type === 'group')?.value ?? '';
  return body.includes(plainText(group) || ' ');
}
