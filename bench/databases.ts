import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {PGlite} from '@electric-sql/pglite';
import type {SqlClient} from '../src/server/index.js';
import type {Scope} from '../test/support/server/listen.js';
import {NO_POSTGRES, startPostgres} from '../test/support/server/postgres.js';

/** A database that has just been made. */
export interface Database {
  /** The `DATABASE_URL` of a server process: a folder, or a URL. */
  readonly place: string;
  /** Looks into it, when no server process has it open any more. */
  readonly open: () => Promise<SqlClient>;
}

export interface DatabaseKind {
  readonly name: string;
  /** How many server processes may share it here. */
  readonly processes: number;
  readonly make: (t: Scope) => Promise<Database>;
}

const pglite: DatabaseKind = {
  name: 'PGlite',
  processes: 1,
  async make(t) {
    const folder = mkdtempSync(join(tmpdir(), 'flatpeak-bench-'));
    t.after(() => rmSync(folder, {recursive: true}));
    const place = join(folder, 'data');
    const open = async () => {
      const database = new PGlite(place);
      t.after(() => database.close());
      return database;
    };
    return {place, open};
  },
};

const postgres: DatabaseKind = {
  name: 'PostgreSQL',
  processes: 2,
  async make(t) {
    const server = await startPostgres({isDurable: true});
    t.after(() => server.stop());
    const {pool, url} = await server.database();
    return {place: url, open: async () => pool};
  },
};

/** Those that this machine has. */
export const databases: readonly DatabaseKind[] = NO_POSTGRES ? [pglite] : [pglite, postgres];
