/** Whatever runs SQL of PostgreSQL: a PGlite, a `Pool` of `pg`. */
export interface SqlClient {
  /** One statement, with `$1` and so on standing for the values. */
  query(text: string, params?: unknown[]): Promise<{rows: unknown[]}>;
}

/** Runs one statement of the store and gives its rows. */
export type Run = (text: string, params: unknown[]) => Promise<unknown[]>;
