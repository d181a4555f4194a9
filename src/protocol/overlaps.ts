/** From one moment to another, in ms since the epoch. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Spans in the order of time, each moment in one of them at most: where two overlap, the later in
 * the list holds, and the other keeps what is left of it.
 */
export function resolveOverlaps<T extends Span>(spans: readonly T[]): T[] {
  const sorted = spans.toSorted((a, b) => a.from - b.from);
  if (sorted.every(({from}, index) => from >= (sorted[index - 1]?.to ?? from))) return sorted;
  const edges = [...new Set(spans.flatMap(({from, to}) => [from, to]))].sort((a, b) => a - b);
  const indexOf = new Map(edges.map((edge, index) => [edge, index]));
  const owners = new Array<T | undefined>(edges.length);
  // For each piece the next one without an owner, itself included, as far as it is known.
  const next = edges.map((_, index) => index);
  const findFree = (start: number): number => {
    let index = start;
    for (let free = next[index]; free !== undefined && free !== index; free = next[index]) {
      next[index] = next[free] ?? free;
      index = free;
    }
    return index;
  };
  for (const span of spans.toReversed()) {
    const end = indexOf.get(span.to) ?? 0;
    let index = findFree(indexOf.get(span.from) ?? 0);
    for (; index < end; index = findFree(index)) {
      owners[index] = span;
      next[index] = index + 1;
    }
  }
  return owners.flatMap((owner, index) => {
    if (!owner || owners[index - 1] === owner) return [];
    let end = index;
    while (owners[end] === owner) end++;
    return [{...owner, from: edges[index] ?? owner.from, to: edges[end] ?? owner.to}];
  });
}
