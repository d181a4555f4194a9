import type {SqlClient} from './client.js';
import {sqlEvents} from './events.js';
import {migrate} from './schema.js';
import {sqlSessions} from './sessions.js';
import type {Store} from '../store.js';

/**
 * A store in PostgreSQL: embedded (`new PGlite('folder')`), or a server that several processes
 * share (`new Pool({connectionString})` of `pg`). It creates and migrates its own tables, all of
 * which are named `flatpeak_…`, with the first call. Connect tokens are kept as they are, since
 * they have to be exchanged: whoever reads the database can use those of the last day.
 */
export function sqlStore(client: SqlClient): Store {
  let migrated: Promise<void> | undefined;

  /** Any number of statements may follow on any connection: each is a whole step. */
  const run = async (text: string, params: unknown[]) => {
    migrated ??= migrate(client);
    try {
      await migrated;
    } catch (error) {
      // A database that is down today may be up with the next call.
      migrated = undefined;
      throw error;
    }
    return (await client.query(text, params)).rows;
  };

  return {...sqlSessions(run), ...sqlEvents(run)};
}
