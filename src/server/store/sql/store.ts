import type {SqlClient} from './client.js';
import {handleConnectionErrors} from './connection-errors.js';
import {sqlEvents} from './events.js';
import {sqlRetention} from './retention.js';
import {retryConflicts} from './retry.js';
import {isSchemaTooNew, migrate} from './schema.js';
import {sqlSessions} from './sessions.js';
import {sqlTokens} from './tokens.js';
import type {Store} from '../store.js';

/**
 * A store in PostgreSQL: a server that several processes share (`new Pool({connectionString})` of
 * `pg`), or an embedded PGlite, which belongs to one process (`pgliteStore('folder')` opens it
 * safely). The first call creates and migrates the tables, all of which are named `flatpeak_…`; a
 * database that a later version migrated is refused. Transactions that conflict are retried.
 * Connect tokens are stored in plain text until their session is done or they expire, because they
 * have to be exchanged: anyone who can read the database can use those of the last day. Afterwards
 * only their SHA-256 hashes remain.
 */
export function sqlStore(client: SqlClient): Store {
  const errorListeners: ((error: unknown) => void)[] = [];
  handleConnectionErrors(client, error => errorListeners.forEach(listener => listener(error)));
  let migrated: Promise<void> | undefined;

  const run = async (text: string, params: unknown[]) => {
    migrated ??= migrate(client);
    try {
      await migrated;
    } catch (error) {
      // The next call tries again: the database may be available by then.
      if (!isSchemaTooNew(error)) migrated = undefined;
      throw error;
    }
    return (await retryConflicts(() => client.query(text, params))).rows;
  };

  return {
    ...sqlTokens(run),
    ...sqlSessions(run),
    ...sqlEvents(run),
    ...sqlRetention(run),
    reportErrors: listener => void errorListeners.push(listener),
  };
}
