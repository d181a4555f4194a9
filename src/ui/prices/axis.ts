/** About how many steps there are from the lowest to the highest price. */
const STEPS = 3;

/** The lines of a price axis, in quoted units, and how many decimals name them. */
export interface PriceAxis {
  readonly values: readonly number[];
  readonly decimals: number;
}

/** The multiples of a round step (1, 2 or 5 with zeros) between two prices, in quoted units. */
export function priceAxis(low: number, high: number): PriceAxis {
  const least = (high - low) / STEPS || 1;
  const power = Math.floor(Math.log10(least));
  const factor = [1, 2, 5, 10].find(each => each * 10 ** power >= least) ?? 10;
  // A negative power of ten would not be exact.
  const multiple = (index: number) =>
    power < 0 ? (index * factor) / 10 ** -power : index * factor * 10 ** power;
  const [first, last] = [Math.ceil(low / multiple(1)), Math.floor(high / multiple(1))];
  return {
    values: Array.from({length: last - first + 1}, (_, index) => multiple(first + index)),
    decimals: Math.max(0, factor === 10 ? -power - 1 : -power),
  };
}
