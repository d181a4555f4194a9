/**
 * Calls `work` for each item, at most `limit` at once.
 * @returns the results in the order of the items; rejects if `work` rejects
 */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const queue = items.entries();
  const workers = Array.from({length: Math.min(limit, items.length)}, async () => {
    for (const [i, item] of queue) results[i] = await work(item);
  });
  await Promise.all(workers);
  return results;
}
