/**
 * Numbers that only look random: the same keys always give the same sequence, so a seed
 * makes a whole simulator repeatable.
 */
export function randomOf(...keys: readonly (string | number)[]): () => number {
  let state = hash(keys.join('|'));
  return () => {
    // mulberry32
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A number from 0 to 2^32 - 1 that depends on every character (FNV-1a). */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  }
  return value >>> 0;
}

/** An id in the service's form, always the same for the same keys: `prv_` and 24 hex digits. */
export function stableId(prefix: string, ...keys: readonly (string | number)[]): string {
  const next = randomOf(prefix, ...keys);
  const words = Array.from({length: 3}, () => Math.floor(next() * 2 ** 32));
  return `${prefix}_${words.map(word => word.toString(16).padStart(8, '0')).join('')}`;
}

/** An id that nobody can guess: a token is the only credential of a session. */
export function freshId(prefix: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return `${prefix}_${Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** The item of a list that a number from 0 to 1 points at. The list must not be empty. */
export function pick<Item>(list: readonly [Item, ...Item[]], random: number): Item {
  return list[Math.floor(random * list.length)] ?? list[0];
}
