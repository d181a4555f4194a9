/** Letters that carry no accent to be taken off, and what people type for them. */
const PLAIN = 'ßss øo łl æae œoe đd þth ıi';

/** A text as it is compared and searched: without case, accents, punctuation and spaces. */
export const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[ßøłæœđþı]/g, letter => new RegExp(`${letter}(\\w+)`).exec(PLAIN)?.[1] ?? '')
    .replaceAll('&', 'and')
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Whether a plain text has every word of a query, in any order and at any place. */
export function matcher(query: string): (text: string) => boolean {
  const words = query.split(/\s/).map(plain);
  return text => words.every(word => text.includes(word));
}
