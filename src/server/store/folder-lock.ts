import {randomUUID} from 'node:crypto';
import {
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import {hostname} from 'node:os';
import {join, resolve} from 'node:path';
import {kill, pid} from 'node:process';

/** Name of the lock's file in the folder. */
const LOCK_FILE = 'flatpeak.lock';

/** The owner touches its lock this often. */
const BEAT_MS = 1_000;

/** A lock whose owner cannot be checked is watched this long for a touch. */
const WATCH_MS = 6 * BEAT_MS;
const WATCH_INTERVAL_MS = 100;

/** The process that a lock belongs to. */
interface Owner {
  readonly pid: number;
  /** Where its id counts: a machine since it was started, or a container. */
  readonly place: string;
  /** When it was started, in the system's own units; empty if the system does not say. */
  readonly started: string;
}

/** A folder that belongs to this process alone. */
export interface FolderLock {
  release(): void;
}

/** The folder is in use. */
export class FolderInUseError extends Error {
  override readonly name = 'FolderInUseError';

  constructor(folder: string, owner = 0) {
    super(
      `The folder ${folder} is in use by ${owner ? `process ${owner}` : 'another process'}. PGlite runs in one process: end that process, choose another folder, or use PostgreSQL, which several processes can share.`,
    );
  }
}

const codeOf = (error: unknown): unknown => (error as {code?: unknown}).code;

const readText = (read: () => string): string => {
  try {
    return read().trim();
  } catch {
    return '';
  }
};

/** Process ids are reused after a restart of the machine, and are separate in each container. */
const place = (): string =>
  [
    hostname(),
    readText(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')),
    readText(() => readlinkSync('/proc/self/ns/pid')),
  ].join(' ');

/** Field 22 of `/proc/<pid>/stat`, on Linux. The second field, a name, may contain spaces. */
const startOf = (id: number): string =>
  readText(() => readFileSync(`/proc/${id}/stat`, 'utf8'))
    .replace(/^.*\) /s, '')
    .split(' ')[19] ?? '';

/** Locks of this process, by path: a second one would be as bad as another process. */
const ownLocks = new Set<string>();

/**
 * Takes a folder for this process alone, and creates it if it is missing. The lock of a process that
 * was killed is replaced. Where a process cannot be checked, because it runs in another container or
 * its system does not say when it was started, its lock is watched for a few seconds. Network file
 * systems are not supported.
 * @throws FolderInUseError
 */
export async function lockFolder(path: string): Promise<FolderLock> {
  const folder = resolve(path);
  mkdirSync(folder, {recursive: true});
  const file = join(folder, LOCK_FILE);
  const id = JSON.stringify({pid, place: place(), started: startOf(pid)} satisfies Owner);
  while (!tryCreate(file, id)) {
    const content = readText(() => readFileSync(file, 'utf8'));
    const owner = ownerIn(content);
    // A lock without content is being written, or was when the power failed.
    if (await (owner ? isAlive(owner, file) : isTouched(file))) {
      throw new FolderInUseError(folder, owner?.pid);
    }
    removeStale(file, content);
  }
  ownLocks.add(file);
  return keep(file, id);
}

function keep(file: string, id: string): FolderLock {
  const timer = setInterval(() => {
    try {
      const now = new Date();
      utimesSync(file, now, now);
    } catch {
      // The folder was deleted: there is nothing left to protect.
    }
  }, BEAT_MS);
  timer.unref();
  return {
    release() {
      clearInterval(timer);
      if (!ownLocks.delete(file)) return;
      if (readText(() => readFileSync(file, 'utf8')) === id) rmSync(file, {force: true});
    },
  };
}

/** Creates the file, unless it exists. */
function tryCreate(file: string, content: string): boolean {
  try {
    writeFileSync(file, content, {flag: 'wx'});
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Removes a lock, unless another process has replaced it since its content was read. */
function removeStale(file: string, content: string): void {
  const moved = `${file}.${randomUUID()}`;
  try {
    renameSync(file, moved);
  } catch {
    return;
  }
  if (readText(() => readFileSync(moved, 'utf8')) === content) rmSync(moved, {force: true});
  else renameSync(moved, file);
}

function ownerIn(content: string): Owner | undefined {
  try {
    return JSON.parse(content) as Owner;
  } catch {
    return undefined;
  }
}

async function isAlive(owner: Owner, file: string): Promise<boolean> {
  if (owner.place !== place()) return isTouched(file);
  if (owner.pid === pid && owner.started === startOf(pid)) return ownLocks.has(file);
  if (!exists(owner.pid)) return false;
  return owner.started === '' ? isTouched(file) : owner.started === startOf(owner.pid);
}

function exists(id: number): boolean {
  try {
    kill(id, 0);
    return true;
  } catch (error) {
    // It belongs to another user.
    return codeOf(error) === 'EPERM';
  }
}

async function isTouched(file: string): Promise<boolean> {
  const touched = () => statSync(file, {throwIfNoEntry: false})?.mtimeMs;
  const before = touched();
  for (let waited = 0; waited < WATCH_MS; waited += WATCH_INTERVAL_MS) {
    await new Promise(done => setTimeout(done, WATCH_INTERVAL_MS));
    if (touched() !== before) return touched() !== undefined;
  }
  return false;
}
