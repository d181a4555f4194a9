/** A client of PostgreSQL, such as a PGlite or a `Pool` of `pg`. */
export interface SqlClient {
  /** Runs one statement with parameters `$1`, `$2` and so on. */
  query(text: string, params?: unknown[]): Promise<{rows: unknown[]}>;
}

/** Runs one statement and returns its rows. */
export type RunQuery = (text: string, params: unknown[]) => Promise<unknown[]>;
