/** What was measured of many requests of one kind. */
export interface Figures {
  /** Requests per second. */
  readonly rate: number;
  /** Milliseconds within which half of the requests were answered. */
  readonly p50: number;
  /** Milliseconds within which 99 of 100 requests were answered. */
  readonly p99: number;
}

/** The value below which a share of the numbers lies: the nearest rank. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

export const median = (numbers: readonly number[]) => quantile(numbers, 0.5);

/** @param ms of each request, and of all of them together */
export const figuresOf = (latencies: readonly number[], elapsed: number): Figures => ({
  rate: (latencies.length / elapsed) * 1000,
  p50: quantile(latencies, 0.5),
  p99: quantile(latencies, 0.99),
});

/** Each figure's median over several rounds. */
export const medianOf = (rounds: readonly Figures[]): Figures => ({
  rate: median(rounds.map(({rate}) => rate)),
  p50: median(rounds.map(({p50}) => p50)),
  p99: median(rounds.map(({p99}) => p99)),
});

/** Each figure as so many times that of a yardstick. */
export const ratioOf = (figures: Figures, yardstick: Figures): Figures => ({
  rate: figures.rate / yardstick.rate,
  p50: figures.p50 / yardstick.p50,
  p99: figures.p99 / yardstick.p99,
});

/** Three digits, or two behind the point. */
export function round(value: number): string {
  const size = Math.abs(value);
  return value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : 2);
}

/** A table in Markdown; the first row is its head. */
export const table = ([head = [], ...rows]: readonly (readonly string[])[]) =>
  [head, head.map((_, i) => (i === 0 ? '---' : '--:')), ...rows]
    .map(cells => `| ${cells.join(' | ')} |`)
    .join('\n');
