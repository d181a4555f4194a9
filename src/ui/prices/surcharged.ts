/**
 * What a market price becomes: the fixed fee is added first, then the percentage on the sum.
 * Twelve digits hold every decimal of prices and percentages that can be meant; what binary
 * fractions add comes after them.
 */
export const surcharged = (market: number, fixed: number, percentage: number): number =>
  Number((((market + fixed) * (100 + percentage)) / 100).toPrecision(12));
