/**
 * A pseudo-random number generator (mulberry32). The same keys always produce the same sequence, so a
 * seed makes the whole simulator reproducible.
 */
export function randomOf(...keys: readonly (string | number)[]): () => number {
  let state = hash(keys.join('|'));
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A 32-bit hash of a text (FNV-1a). */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  }
  return value >>> 0;
}

/** An ID in the service's format, such as `prv_` and 24 hex digits; the same for the same keys. */
export function stableId(prefix: string, ...keys: readonly (string | number)[]): string {
  const next = randomOf(prefix, ...keys);
  const words = Array.from({length: 3}, () => Math.floor(next() * 2 ** 32));
  return `${prefix}_${words.map(word => word.toString(16).padStart(8, '0')).join('')}`;
}

/** An unguessable ID: a connect token is the only credential of its session. */
export function freshId(prefix: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return `${prefix}_${Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** Picks an item by a random number from 0 (inclusive) to 1 (exclusive). */
export function pick<Item>(list: readonly [Item, ...Item[]], random: number): Item {
  return list[Math.floor(random * list.length)] ?? list[0];
}
