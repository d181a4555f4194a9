import {PGlite} from '@electric-sql/pglite';
import {lockFolder} from './store/folder-lock.js';
import {sqlStore} from './store/sql/store.js';
import type {Store} from './store/store.js';

export {FolderInUseError} from './store/folder-lock.js';

/** A store in an embedded PGlite. */
export interface PgliteStore extends Store {
  /** The database, for tables of your own. */
  readonly database: PGlite;
  /** Closes the database and gives the folder back. Call it when the process ends. */
  close(): Promise<void>;
}

/**
 * Opens a PGlite in a folder, for a companion of one process. The folder is locked, because two
 * databases on the same files destroy them; the lock of a process that was killed is replaced.
 * @param folder a path on a local disk; created if it is missing
 * @throws FolderInUseError if another process has the folder
 */
export async function pgliteStore(folder: string): Promise<PgliteStore> {
  const lock = await lockFolder(folder);
  let database: PGlite;
  try {
    database = await PGlite.create(folder);
  } catch (error) {
    lock.release();
    throw error;
  }
  return {
    ...sqlStore(database),
    database,
    async close() {
      try {
        if (!database.closed) await database.close();
      } finally {
        lock.release();
      }
    },
  };
}
