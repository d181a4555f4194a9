/** Up to this many characters may differ, and at most a third of them. */
const MAX_DIFFERENCES = 3;

/** The known name that is almost the given one, such as `apiKey` for `apikey`; undefined if none is. */
export function closestName(name: string, known: readonly string[]): string | undefined {
  const limit = Math.min(MAX_DIFFERENCES, Math.floor(name.length / 3));
  const [closest] = known
    .map(candidate => ({candidate, differences: editDistance(plain(name), plain(candidate))}))
    .filter(({differences}) => differences <= limit)
    .sort((a, b) => a.differences - b.differences);
  return closest?.candidate;
}

/** Case, hyphens and underscores are what people get wrong first. */
const plain = (name: string) => name.toLowerCase().replace(/[-_]/g, '');

/** How many characters must be inserted, deleted or replaced (Levenshtein). */
function editDistance(a: string, b: string): number {
  let previous = Array.from({length: b.length + 1}, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(replaced, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
}
