import {mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

/** The folder for the data of a demo. */
export interface Folder {
  /** The path of a file in it. */
  path(name: string): string;
  /** Releases it for another demo. */
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

/** The process that uses a folder; undefined if that process was killed and left its lock. */
function ownerOf(lock: string): number | undefined {
  try {
    const owner = Number(readFileSync(lock, 'utf8'));
    process.kill(owner, 0);
    return owner;
  } catch {
    return undefined;
  }
}
