/**
 * Prices as people quote them. The wire is in major units. If a kWh is quoted in a hundredth of the
 * currency, customers type and read that unit. Conversion moves the decimal point in the text, so
 * that no price becomes a binary fraction.
 */

/**
 * Currencies in which energy bills quote a kWh in a hundredth, and the customary symbol of that unit.
 * CLDR has no symbols for minor units, and the minor unit of ISO 4217 is not always the quoted one
 * (zloty, koruna), so the list is maintained by hand.
 */
const MINOR_UNITS = new Map([
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

/** Languages whose bills quote a kWh in cents of a euro; others quote euros. Maintained by hand. */
const EURO_CENTS = new Map([
  ['en', 'ct'],
  ['de', 'ct'],
  ['fi', 'snt'],
]);

/** The wire accepts five decimals of the major unit. */
const WIRE_DECIMALS = 5;

export interface PriceUnit {
  /** `p`, `ct`, or the currency's own symbol. */
  readonly name: string;
  /** Places that the decimal point moves from the major unit: 2 for pence, 0 for zloty. */
  readonly exponent: number;
  /** How many decimals can be entered without loss. */
  readonly decimals: number;
}

/** The unit in which a price in a currency (ISO 4217) is typed and read. */
export function priceUnit(currency: string, lang: string): PriceUnit {
  const minor =
    currency === 'EUR' ? EURO_CENTS.get(new Intl.Locale(lang).language) : MINOR_UNITS.get(currency);
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

/** The same number with its decimal point moved: `shift('12.34', -2)` is `0.1234`. */
export function shiftDecimalPoint(decimal: string, by: number): string {
  const isNegative = decimal.startsWith('-');
  const [whole = '', fraction = ''] = decimal.replace('-', '').split('.');
  const digits = whole + fraction;
  const point = whole.length + by;
  const padded = digits.padStart(digits.length - Math.min(0, point), '0').padEnd(point, '0');
  const at = Math.max(0, point);
  return normalizeDecimal(isNegative, padded.slice(0, at), padded.slice(at));
}

/** The number of decimals of a decimal text. */
export const decimalsOf = (decimal: string): number => decimal.split('.')[1]?.length ?? 0;

/** Decimal text in quoted units as the wire's number in major units. */
export const toMajor = (decimal: string, unit: PriceUnit): number =>
  Number(shiftDecimalPoint(decimal, -unit.exponent));

/** The wire's number in major units as decimal text in quoted units. */
export const toQuoted = (cost: number, unit: PriceUnit): string =>
  shiftDecimalPoint(cost.toFixed(WIRE_DECIMALS), unit.exponent);

/** Decimal text in the notation of a language, for display and for the value of a field. */
export const localDecimal = (decimal: string, lang: string, minimumFractionDigits = 0): string =>
  new Intl.NumberFormat(lang, {
    useGrouping: false,
    signDisplay: 'negative',
    minimumFractionDigits,
    maximumFractionDigits: Math.max(WIRE_DECIMALS, minimumFractionDigits),
  }).format(Number(decimal));

/**
 * A formatter of prices without their unit: 0.2412 GBP is `24.12`, with a real minus before it.
 * @param shown prices that stand together: all get the decimals that one of them needs
 */
export function priceFormat(
  currency: string,
  lang: string,
  shown: readonly number[] = [],
): (cost: number) => string {
  const unit = priceUnit(currency, lang);
  const most = unit.exponent ? 2 : 4;
  const quoted = (cost: number) => Number(toQuoted(cost, unit));
  const needed = shown.map(cost => decimalsOf(String(Number(quoted(cost).toFixed(most)))));
  const format = new Intl.NumberFormat(lang, {
    // Never -0.00.
    signDisplay: 'negative',
    minimumFractionDigits: Math.max(Math.min(2, unit.decimals), ...needed),
    maximumFractionDigits: most,
  });
  return cost => format.format(quoted(cost)).replace('-', '−');
}

/** A price without its unit. */
export const quotedPrice = (cost: number, currency: string, lang: string): string =>
  priceFormat(currency, lang)(cost);

/** Decimal text without needless zeros, and without a sign for zero. */
export function normalizeDecimal(isNegative: boolean, whole: string, fraction: string): string {
  const integer = whole.replace(/^0+(?=\d)/, '') || '0';
  const rest = fraction.replace(/0+$/, '');
  const number = rest ? `${integer}.${rest}` : integer;
  return isNegative && number !== '0' ? `-${number}` : number;
}
