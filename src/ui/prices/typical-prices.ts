/**
 * What households typically pay for a kWh, in major units, with taxes and grid fees: from a cheap
 * night to an expensive peak. The ranges are wide, from public price statistics (Eurostat, Ofgem,
 * EIA and others) of 2020 to 2026, because they only have to tell a unit from its hundredth.
 * Maintained by hand; prices in other currencies are never questioned.
 */
const TYPICAL_PRICES: Readonly<Record<string, readonly [low: number, high: number]>> = {
  GBP: [0.03, 1],
  EUR: [0.03, 1.5],
  USD: [0.03, 1],
  CAD: [0.03, 1],
  AUD: [0.03, 1.5],
  NZD: [0.03, 1.5],
  CHF: [0.03, 1.5],
  SGD: [0.03, 1.5],
  SEK: [0.3, 10],
  NOK: [0.3, 10],
  DKK: [0.3, 10],
  PLN: [0.2, 5],
  RON: [0.2, 6],
  BRL: [0.2, 5],
  ZAR: [0.5, 12],
  CZK: [0.9, 25],
  INR: [1, 40],
  HUF: [15, 300],
  JPY: [8, 200],
};

/** The price of a kWh, or what is added to one: a small part of it, and nothing is too little. */
export type PriceRole = 'rate' | 'surcharge';

export interface PriceRange {
  readonly low: number;
  readonly high: number;
}

/** The typical range of a price in major units, if it is known. */
export function typicalRange(currency: string, role: PriceRole = 'rate'): PriceRange | undefined {
  const [low, high] = TYPICAL_PRICES[currency] ?? [];
  if (low === undefined || high === undefined) return undefined;
  return role === 'rate' ? {low, high} : {low: 0, high: high / 3};
}

/** The part of the lowest typical price that is still usual: what is exported earns less. */
const LOWEST_USUAL = 1 / 3;

/** Whether a price is not questioned; one that is zero or negative is never too low. */
export const isUsual = (cost: number, range: PriceRange | undefined): boolean =>
  !range || (Math.abs(cost) <= range.high && (cost <= 0 || cost >= range.low * LOWEST_USUAL));
