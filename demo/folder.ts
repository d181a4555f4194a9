import {mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

/** Where a demo keeps what has to survive a restart. */
export interface Folder {
  /** A path in it. */
  path(name: string): string;
  /** Lets another demo have it. */
  leave(): void;
}

/**
 * Takes a folder for this process alone: two databases on the same files would destroy them.
 * @throws where another demo has it
 */
export function takeFolder(folder: string): Folder {
  mkdirSync(folder, {recursive: true});
  const lock = join(folder, 'lock');
  const owner = ownerOf(lock);
  if (owner !== undefined) {
    throw new Error(
      `Another demo (process ${owner}) is using ${folder}. End it, or choose another folder: npm run demo -- --data <folder>`,
    );
  }
  writeFileSync(lock, String(process.pid));
  return {
    path: name => join(folder, name),
    leave: () => rmSync(lock, {force: true}),
  };
}

/** The process that has a folder; none where it was killed and could not leave it. */
function ownerOf(lock: string): number | undefined {
  try {
    const owner = Number(readFileSync(lock, 'utf8'));
    process.kill(owner, 0);
    return owner;
  } catch {
    return undefined;
  }
}
