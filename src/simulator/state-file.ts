import {mkdir, readFile, rename, writeFile} from 'node:fs/promises';
import {dirname} from 'node:path';
import type {Simulator} from './simulator.js';
import {readState, type SimulatorState} from './world/snapshot.js';

/**
 * Reads a simulator's state from a file.
 * @returns undefined if the file does not exist yet
 * @throws TypeError if it does not contain a state
 */
export async function readStateFile(path: string): Promise<SimulatorState | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return readState(JSON.parse(text));
  } catch {
    throw new TypeError(`${path} is not a simulator state, or a state of another release.`);
  }
}

/**
 * Creates a function that writes a simulator's state to a file if it has changed. It resolves once a
 * state is written that was taken after the call; concurrent calls share a write.
 */
export function createStateWriter(path: string, {snapshot}: Pick<Simulator, 'snapshot'>) {
  let written = '';
  let writing = Promise.resolve();
  let next: Promise<void> | undefined;

  async function write() {
    const text = JSON.stringify(await snapshot());
    if (text === written) return;
    await mkdir(dirname(path), {recursive: true});
    // Written to another file first, so that a crash leaves the old state intact.
    await writeFile(`${path}.new`, text, {mode: 0o600});
    await rename(`${path}.new`, path);
    written = text;
  }

  return (): Promise<void> => {
    next ??= writing
      .catch(() => {})
      .then(() => {
        next = undefined;
        return (writing = write());
      });
    return next;
  };
}
