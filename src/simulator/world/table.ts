/** The keys of a table that is declared in the code, as the compiler knows them. */
export const keysOf = <Key extends string>(table: Readonly<Partial<Record<Key, unknown>>>) =>
  Object.keys(table) as Key[];
