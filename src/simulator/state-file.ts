import {mkdir, readFile, rename, writeFile} from 'node:fs/promises';
import {dirname} from 'node:path';
import type {Simulator} from './simulator.js';
import {readState, type SimulatorState} from './world/snapshot.js';

/**
 * What a file holds of a simulator.
 * @returns undefined where there is no file yet
 * @throws TypeError where it holds something else
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
    throw new TypeError(`${path} holds no state of a simulator, or of another release.`);
  }
}

/**
 * Keeps a simulator's state in a file.
 * @returns writes what has changed; resolves when a state is written that was taken after the call
 */
export function stateFile(path: string, {snapshot}: Pick<Simulator, 'snapshot'>) {
  let written = '';
  let writing = Promise.resolve();
  let next: Promise<void> | undefined;

  async function write() {
    const text = JSON.stringify(await snapshot());
    if (text === written) return;
    await mkdir(dirname(path), {recursive: true});
    // Whoever is killed while writing leaves the old file as it was.
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
