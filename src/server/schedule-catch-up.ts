import type {FlatpeakServer} from './server.js';

/** A quarter of an hour. */
const DEFAULT_INTERVAL_MS = 900_000;

/** Longer intervals could miss the last hour of a session. */
const MAX_INTERVAL_MS = 1_800_000;

/** The interval varies by up to a fifth, so that processes that started together drift apart. */
const JITTER = 0.2;

export interface ScheduleOptions {
  /** Average time between two runs in milliseconds, at most 1,800,000; default 900,000. */
  intervalMs?: number;
  /** Called for each run that failed, such as `console.error`. */
  onError?: (error: unknown) => void;
}

/**
 * Calls `server.catchUp({backsOff: true})` now, and then again and again. A run begins only after
 * the one before it has ended. Does not keep the process alive.
 * @returns a function that ends the schedule, and resolves when the present run has ended
 * @throws TypeError if the interval is not between 1 and 1,800,000 ms
 */
export function scheduleCatchUp(
  server: Pick<FlatpeakServer, 'catchUp'>,
  {intervalMs = DEFAULT_INTERVAL_MS, onError = () => {}}: ScheduleOptions = {},
): () => Promise<void> {
  if (!(intervalMs >= 1 && intervalMs <= MAX_INTERVAL_MS)) {
    throw new TypeError(`The option intervalMs is not between 1 and ${MAX_INTERVAL_MS}.`);
  }
  let isStopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let run = catchUp();

  async function catchUp() {
    await server.catchUp({backsOff: true}).catch(onError);
    if (isStopped) return;
    const delay = intervalMs * (1 - JITTER + 2 * JITTER * Math.random());
    timer = setTimeout(() => {
      run = catchUp();
    }, delay);
    // In Node a timer is an object that can let the process end.
    if (typeof timer === 'object') timer.unref();
  }

  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await run;
  };
}
