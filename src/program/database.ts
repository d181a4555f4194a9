import type {SqlClient, Store} from '../server/index.js';
import {sqlStore} from '../server/index.js';
import {optionalPackage} from './optional-package.js';
import type {Settings} from './settings/settings.js';

/** A database with the companion's store in it. */
export interface Database {
  readonly client: SqlClient;
  readonly store: Store;
  close(): Promise<void>;
}

/** How long to wait for a connection, in ms. */
const CONNECT_TIMEOUT_MS = 10_000;

/**
 * Opens PostgreSQL, or a PGlite in a folder.
 * @throws Error if the package for it is not installed
 * @throws FolderInUseError if another process has the folder
 */
export async function openDatabase(
  settings: Settings['database'],
  onError: (error: unknown) => void,
): Promise<Database> {
  if ('folder' in settings) {
    const {pgliteStore} = await optionalPackage(
      '@electric-sql/pglite',
      'FLATPEAK_DATA',
      () => import('../server/pglite.js'),
    );
    const store = await pgliteStore(settings.folder);
    return {client: store.database, store, close: () => store.close()};
  }
  const {default: pg} = await optionalPackage('pg', 'DATABASE_URL', () => import('pg'));
  const pool = new pg.Pool({
    connectionString: settings.url,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  // Of a connection that breaks while nobody uses it.
  pool.on('error', onError);
  return {client: pool, store: sqlStore(pool), close: () => pool.end()};
}
