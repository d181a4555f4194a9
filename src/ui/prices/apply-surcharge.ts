/**
 * A market price with its surcharges: first the fixed fee is added, then the percentage of the sum.
 * Twelve digits hold every decimal of plausible prices and percentages, and drop the errors of
 * binary fractions.
 */
export const applySurcharge = (market: number, fixed: number, percentage: number): number =>
  Number((((market + fixed) * (100 + percentage)) / 100).toPrecision(12));
