import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';

/** What a process holds, in MB. */
export interface Memory {
  /** Objects that are in use, after a collection. */
  readonly heap: number;
  /** Everything that the system counts as the process's. */
  readonly rss: number;
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const MB = 2 ** 20;

/** Looks after two collections: the second one takes what the first one has finalized. */
export function readMemory(): Memory {
  collect();
  collect();
  const {heapUsed, rss} = process.memoryUsage();
  return {heap: heapUsed / MB, rss: rss / MB};
}
