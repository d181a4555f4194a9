import type {SqlClient} from './client.js';
import {sqlEvents} from './events.js';
import {sqlRetention} from './retention.js';
import {migrate} from './schema.js';
import {sqlSessions} from './sessions.js';
import {sqlTokens} from './tokens.js';
import type {Store} from '../store.js';

/**
 * A store in PostgreSQL: embedded (`new PGlite('folder')`), or a server that several processes
 * share (`new Pool({connectionString})` of `pg`). The first call creates and migrates the tables,
 * all of which are named `flatpeak_…`. Connect tokens are stored in plain text until their session
 * is done or they expire, because they have to be exchanged: anyone who can read the database can
 * use those of the last day. Afterwards only their SHA-256 hashes remain.
 */
export function sqlStore(client: SqlClient): Store {
  let migrated: Promise<void> | undefined;

  const run = async (text: string, params: unknown[]) => {
    migrated ??= migrate(client);
    try {
      await migrated;
    } catch (error) {
      // The next call tries again: the database may be available by then.
      migrated = undefined;
      throw error;
    }
    return (await client.query(text, params)).rows;
  };

  return {...sqlTokens(run), ...sqlSessions(run), ...sqlEvents(run), ...sqlRetention(run)};
}
