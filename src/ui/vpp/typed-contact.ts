import {asciiDigits} from '../format/typed-number.js';

/** Reads e-mail addresses and phone numbers as customers type, paste and dictate them. */

const INVISIBLE = /[\p{Cf}\s]/gu;

/** Any text with something on both sides of one @: the service knows which addresses exist. */
const EMAIL = /^[^@,;<>()]+@[^@,;<>()]+$/;

/**
 * An e-mail address without the spaces, the `mailto:` or the angle brackets around it.
 * @returns undefined if the text is none
 */
export function readEmail(typed: string): string | undefined {
  const inBrackets = /<([^<>]*)>\s*$/.exec(typed)?.[1] ?? typed;
  const plain = inBrackets
    .normalize('NFKC')
    .replaceAll(INVISIBLE, '')
    .replace(/^mailto:/i, '');
  return plain.match(EMAIL)?.[0];
}

/** The fewest digits that can be a phone number anywhere. */
const MIN_DIGITS = 4;

/** The most digits of a number, by ITU-T E.164, with a prefix for calls abroad. */
const MAX_DIGITS = 18;

/**
 * A phone number as digits, with a `+` before a country code: `+44 (0)20 7946 0958` is
 * `+442079460958`, and `00` at the start is a `+`. A national number stays one.
 * @returns undefined if the text is none
 */
export function readPhone(typed: string): string | undefined {
  const plain = asciiDigits(typed.normalize('NFKC').replaceAll(INVISIBLE, '')).replace(
    /^tel:/i,
    '',
  );
  if (!/^\+?[\d()./\p{Pd}]+$/u.test(plain)) return undefined;
  const isAbroad = /^(\+|00)/.test(plain);
  const national = isAbroad ? plain.replace(/^(\+|00)/, '').replace('(0)', '') : plain;
  const digits = national.replaceAll(/\D/g, '');
  if (digits.length < MIN_DIGITS || digits.length > MAX_DIGITS) return undefined;
  return isAbroad ? `+${digits}` : digits;
}
