/** Letters that Unicode does not decompose, and their ASCII spellings. */
const ASCII_SPELLINGS = 'ßss øo łl æae œoe đd þth ıi';

/** Normalizes a text for search: without case, accents, punctuation and spaces. */
export const normalize = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(
      /[ßøłæœđþı]/g,
      letter => new RegExp(`${letter}(\\w+)`).exec(ASCII_SPELLINGS)?.[1] ?? '',
    )
    .replaceAll('&', 'and')
    .replace(/[^\p{L}\p{N}]/gu, '');

/** A predicate: whether a normalized text contains every word of a query, in any order. */
export function matcher(query: string): (text: string) => boolean {
  const words = query.split(/\s/).map(normalize);
  return text => words.every(word => text.includes(word));
}
