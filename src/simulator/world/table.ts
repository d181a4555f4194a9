/** `Object.keys` with the key type of a table that is declared in the code. */
export const keysOf = <Key extends string>(table: Readonly<Partial<Record<Key, unknown>>>) =>
  Object.keys(table) as Key[];

/** The same keys with other values. */
export const mapValues = <Key extends string, Value, Result>(
  table: Readonly<Record<Key, Value>>,
  map: (value: Value) => Result,
) => Object.fromEntries(keysOf(table).map(key => [key, map(table[key])])) as Record<Key, Result>;
