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

/** The shortest word of which a typing error is forgiven. */
const MIN_FORGIVEN_LENGTH = 4;

/** A text as it is searched; all is normalized. */
export interface Searchable {
  /** The name, without spaces. */
  readonly name: string;
  /** The rest of the name from the start of each of its words. */
  readonly tails: readonly string[];
  readonly initials: string;
  /** The name and what is said of it. */
  readonly all: string;
}

export function searchable(name: string, hint = ''): Searchable {
  const words = name.split(/[^\p{L}\p{M}\p{N}&]+/u).map(normalize);
  const tails = words.map((_, index) => words.slice(index).join(''));
  const [whole = ''] = tails;
  return {
    name: whole,
    tails,
    // "Scottish & Southern" is SSE on its bills.
    initials: words.map(word => (word === 'and' ? '' : word.slice(0, 1))).join(''),
    all: whole + normalize(hint),
  };
}

/** The ways in which a text can match the words of a query, the best first. */
const MATCHES: readonly ((text: Searchable, words: readonly string[]) => boolean)[] = [
  ({name}, words) => name.startsWith(words.join('')),
  ({tails}, words) => words.every(word => tails.some(tail => tail.startsWith(word))),
  ({initials}, words) => words.join('').length > 1 && initials.startsWith(words.join('')),
  ({all}, words) => words.every(word => all.includes(word)),
];

const matchesAlmost = ({tails, all}: Searchable, words: readonly string[]): boolean =>
  words.every(
    word =>
      all.includes(word) ||
      (word.length >= MIN_FORGIVEN_LENGTH && tails.some(tail => startsAlmost(tail, word))),
  );

/**
 * The items that match a query, the best matches first and equal ones in their order. A typing
 * error in a word is forgiven if nothing else is found.
 * @param texts what is searched of each item
 */
export function search<T>(items: readonly T[], texts: readonly Searchable[], query: string): T[] {
  const words = query.split(/\s/).map(normalize).filter(Boolean);
  const ranked: T[][] = MATCHES.map(() => []);
  items.forEach((item, index) => {
    const text = texts[index];
    if (text) ranked[MATCHES.findIndex(matches => matches(text, words))]?.push(item);
  });
  const found = ranked.flat();
  if (found.length > 0) return found;
  return items.filter((_, index) => texts[index] && matchesAlmost(texts[index], words));
}

/**
 * Whether a text starts with a word in which at most one letter is wrong, missing or too many, or
 * two are interchanged.
 */
function startsAlmost(text: string, word: string): boolean {
  let at = 0;
  while (at < word.length && text[at] === word[at]) at += 1;
  const [given, meant] = [word.slice(at), text.slice(at)];
  return (
    meant.startsWith(given) ||
    meant.slice(1).startsWith(given.slice(1)) ||
    meant.startsWith(given.slice(1)) ||
    meant.slice(1).startsWith(given) ||
    (given[0] === meant[1] && given[1] === meant[0] && meant.slice(2).startsWith(given.slice(2)))
  );
}
