/**
 * Prices as people quote them. The wire is in major units; where a kWh is quoted in a
 * hundredth of the currency, customers type and read that. Conversion moves the decimal point
 * in the text, so that nothing passes through binary fractions.
 */

/** Currencies in which a kWh is quoted in a hundredth, and what people call it. */
const MINOR = new Map([
  ['GBP', 'p'],
  ['USD', '¢'],
  ['CAD', '¢'],
  ['AUD', 'c'],
  ['NZD', 'c'],
  ['CHF', 'Rp.'],
  ['SEK', 'öre'],
  ['NOK', 'øre'],
  ['DKK', 'øre'],
]);

/** Languages in which a bill quotes hundredths of a euro; elsewhere a kWh costs some €0.25. */
const CENTS = new Map([
  ['en', 'ct'],
  ['de', 'ct'],
  ['fi', 'snt'],
]);

/** The wire takes five decimals of the major unit. */
const WIRE_DECIMALS = 5;

export interface PriceUnit {
  /** What a price is quoted in: `p`, `ct`, or the currency's own symbol. */
  readonly name: string;
  /** How far the decimal point is moved from the major unit: 2 for pence, 0 for zloty. */
  readonly exponent: number;
  /** How many decimals can be entered without loss. */
  readonly decimals: number;
}

/** In which unit a price in this currency (ISO 4217) is typed and read. */
export function priceUnit(currency: string, lang: string): PriceUnit {
  const minor =
    currency === 'EUR' ? CENTS.get(new Intl.Locale(lang).language) : MINOR.get(currency);
  const exponent = minor ? 2 : 0;
  return {name: minor ?? symbolOf(currency, lang), exponent, decimals: WIRE_DECIMALS - exponent};
}

function symbolOf(currency: string, lang: string): string {
  const parts = new Intl.NumberFormat(lang, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).formatToParts(0);
  return parts.find(part => part.type === 'currency')?.value ?? currency;
}

/**
 * Reads what a customer typed: comma or point, a sign, spaces, any script's digits.
 * @returns the number as plain decimal text (`-0.5`), or undefined where it is none.
 */
export function parseDecimal(typed: string): string | undefined {
  const text = typed
    .normalize('NFKC')
    .replace(/[\s\u200e\u200f\u061c]/g, '')
    .replace(/\p{Nd}/gu, digit => String(worthOf(digit)))
    .replace(/[,٫、。]/g, '.')
    .replace(/^[−–]/, '-');
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text);
  const [, sign, whole = '', fraction = ''] = match ?? [];
  if (whole + fraction === '') return undefined;
  return plain(sign === '-', whole, fraction);
}

/** What a digit of any script is worth: each script has its ten in a row, from zero on. */
function worthOf(digit: string): number {
  const before = String.fromCodePoint(Number(digit.codePointAt(0)) - 1);
  return /\p{Nd}/u.test(before) ? worthOf(before) + 1 : 0;
}

/** The same number with its decimal point moved: `shift('12.34', -2)` is `0.1234`. */
export function shift(decimal: string, by: number): string {
  const isNegative = decimal.startsWith('-');
  const [whole = '', fraction = ''] = decimal.replace('-', '').split('.');
  const digits = whole + fraction;
  const point = whole.length + by;
  const padded = digits.padStart(digits.length - Math.min(0, point), '0').padEnd(point, '0');
  const at = Math.max(0, point);
  return plain(isNegative, padded.slice(0, at), padded.slice(at));
}

/** How many decimals a plain decimal text has. */
export const decimalsOf = (decimal: string): number => decimal.split('.')[1]?.length ?? 0;

/** What was typed in quoted units, as the wire's number in major units. */
export const toMajor = (decimal: string, unit: PriceUnit): number =>
  Number(shift(decimal, -unit.exponent));

/** The wire's number in quoted units, as plain decimal text. */
export const toQuoted = (cost: number, unit: PriceUnit): string =>
  shift(parseDecimal(cost.toFixed(WIRE_DECIMALS)) ?? '0', unit.exponent);

/** A decimal text as this language writes it, for reading and for prefilling a field. */
export const localDecimal = (decimal: string, lang: string, minimumFractionDigits = 0): string =>
  new Intl.NumberFormat(lang, {
    useGrouping: false,
    minimumFractionDigits,
    maximumFractionDigits: Math.max(WIRE_DECIMALS, minimumFractionDigits),
  }).format(Number(decimal));

/** Writes prices for reading, without their unit: 0.2412 GBP is `24.12`. */
export function priceFormat(currency: string, lang: string): (cost: number) => string {
  const unit = priceUnit(currency, lang);
  const format = new Intl.NumberFormat(lang, {
    minimumFractionDigits: Math.min(2, unit.decimals),
    maximumFractionDigits: unit.exponent ? 2 : 4,
  });
  return cost => format.format(Number(toQuoted(cost, unit)));
}

/** One price for reading. */
export const quotedPrice = (cost: number, currency: string, lang: string): string =>
  priceFormat(currency, lang)(cost);

function plain(isNegative: boolean, whole: string, fraction: string): string {
  const integer = whole.replace(/^0+(?=\d)/, '') || '0';
  const rest = fraction.replace(/0+$/, '');
  const number = rest ? `${integer}.${rest}` : integer;
  return isNegative && number !== '0' ? `-${number}` : number;
}
