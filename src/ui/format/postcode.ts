import {asciiDigits} from './typed-number.js';

/**
 * Postcodes, for countries where there is no doubt: 9 is a digit, A a letter, X either. What is
 * not here is left to the service. Maintained by hand, from libaddressinput, with which a test
 * compares it.
 */
const MASKS: Readonly<Record<string, string>> = {
  '999': 'FOIS',
  '9999': 'ATAUBEBGCHCYDKHUNONZSISJZA',
  '99999': 'DEEEESFIFRHRITKRMXMYTHTRUA',
  '999999': 'CNINROSG',
  '999 99': 'CZGRSESK',
  '99-999': 'PL',
  '9999-999': 'PT',
  '999-9999': 'JP',
  '99999-999': 'BR',
  '99999|99999-9999': 'US',
  '9999 AA': 'NL',
  'A9A 9A9': 'CA',
  'A99 XXXX|A9A XXXX': 'IE',
  'AA9 9AA|AA9A 9AA|AA99 9AA|A9 9AA|A99 9AA|A9A 9AA': 'GB',
};

const CHARACTERS: Readonly<Record<string, string>> = {9: '\\d', A: '[A-Z]', X: '[A-Z\\d]'};

/** The digits and letters of an example, in a row. */
const EXAMPLE: Readonly<Record<string, string>> = {9: '12345678', A: 'ABEGHJ', X: 'X285'};

const masksOf = (country: string): readonly string[] =>
  Object.entries(MASKS)
    .find(([, countries]) => countries.match(/../g)?.includes(country))?.[0]
    .split('|') ?? [];

/** Whether the postcodes of a country are made of digits alone. */
export const isNumericPostcode = (country: string): boolean =>
  masksOf(country).length > 0 && !masksOf(country).some(mask => /[AX]/.test(mask));

/** A postcode that looks as those of a country: `12-345`. */
export function postcodeExample(country: string): string {
  const used: Record<string, number> = {};
  return (masksOf(country)[0] ?? '').replace(
    /[9AX]/g,
    character => EXAMPLE[character]?.[(used[character] = (used[character] ?? -1) + 1)] ?? character,
  );
}

/**
 * A typed postcode as the country writes it, with its case and its spaces.
 * @returns undefined if it can be none of that country
 */
export function readPostcode(typed: string, country: string): string | undefined {
  const masks = masksOf(country);
  const plain = asciiDigits(typed.normalize('NFKC'))
    .toUpperCase()
    .replace(/[^A-Z\d]/g, '');
  // `D-10115`, `LV-1010`: the country before the code is the sender's to judge.
  const code = isNumericPostcode(country) ? plain.replace(/^[A-Z]{1,3}(?=\d)/, '') : plain;
  for (const mask of masks) {
    const separator = /[ -]/.exec(mask);
    const pattern = mask.replace(/./g, character => CHARACTERS[character] ?? '');
    if (!new RegExp(`^${pattern}$`).test(code)) continue;
    if (code !== plain) return typed;
    const at = separator?.index ?? code.length;
    return code.slice(0, at) + (separator?.[0] ?? '') + code.slice(at);
  }
  return masks.length > 0 ? undefined : typed;
}
