/** The page's time, in the hands of a test: what the customer would wait for, nobody waits for. */

interface Waiting {
  readonly at: number;
  readonly run: () => void;
}

/** From here on a timer is a wait that the customer sees. */
const LONG = 5000;
/** From here on it is a pause between two tries. */
const PAUSE = 200;

const platform = {
  // Timers of the platform are called as they are found, not as methods of this table.
  setTimeout: globalThis.setTimeout.bind(globalThis),
  clearTimeout: globalThis.clearTimeout.bind(globalThis),
  now: Date.now,
};

const waiting = new Map<number, Waiting>();
let passed = 0;
let last = 0;
let long = LONG;

const now = () => platform.now() + passed;

function setTimer(run: TimerHandler, ms = 0, ...args: unknown[]): number {
  if (ms < long) return platform.setTimeout(run, ms < PAUSE ? ms : 0, ...args);
  // Negative numbers are no timers of the browser's.
  waiting.set(--last, {at: now() + ms, run: () => (run as (...given: unknown[]) => void)(...args)});
  return last;
}

function clearTimer(id?: number): void {
  if (id === undefined || !waiting.delete(id)) platform.clearTimeout(id);
}

/**
 * Pauses between tries pass at once, longer waits only by `pass`.
 * @param from milliseconds; from here on a wait is longer
 */
export function stop(from = LONG): void {
  long = from;
  Object.assign(globalThis, {setTimeout: setTimer, clearTimeout: clearTimer});
  Date.now = now;
}

/** Time goes on as it does elsewhere. */
export function release(): void {
  Object.assign(globalThis, {
    setTimeout: platform.setTimeout,
    clearTimeout: platform.clearTimeout,
  });
  Date.now = platform.now;
  waiting.clear();
  passed = 0;
}

/** Whether anybody waits for no longer than so many milliseconds. */
export const isAwaited = (ms: number): boolean =>
  [...waiting.values()].some(({at}) => at <= now() + ms);

/** So many milliseconds go by. */
export function pass(ms: number): void {
  passed += ms;
  for (const [id, {at, run}] of waiting) if (at <= now() && waiting.delete(id)) run();
}
