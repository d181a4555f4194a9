import type {Browser} from 'playwright-core';
import type {Found} from './flows.js';
import {median} from './numbers.js';
import type {Target} from './targets.js';
import type {Profile, Surroundings} from './visit.js';

/** All that was found of a target, round by round. */
export class Numbers {
  readonly #numbers = new Map<string, number[]>();

  note(found: Found = new Map()): void {
    for (const [name, value] of found) {
      const numbers = this.#numbers.get(name) ?? [];
      this.#numbers.set(name, [...numbers, value]);
    }
  }

  get names(): string[] {
    return [...this.#numbers.keys()];
  }

  /** One number a round; none where it was not measured. */
  all(name: string): readonly number[] {
    return this.#numbers.get(name) ?? [];
  }

  median(name: string): number {
    return median(this.all(name));
  }
}

/** What was found with one profile, by what was measured. */
export interface Series<T = Target> {
  readonly profile: Profile;
  readonly records: ReadonlyMap<T, Numbers>;
}

/** Measures a target once. */
export type MeasureOnce<T> = (target: T, around: Surroundings, profile: Profile) => Promise<Found>;

/** Rounds that do not count, before those that do. */
const WARM_UP_ROUNDS = 1;

/** Time limit for the event that a browser has ended. Requests to it fail earlier. */
const DISCONNECT_TIMEOUT_MS = 5_000;

/** Whether a browser has ended, or is ending. */
async function hasEnded(browser: Browser): Promise<boolean> {
  if (!browser.isConnected()) return true;
  const timeout = AbortSignal.timeout(DISCONNECT_TIMEOUT_MS);
  return new Promise(resolve => {
    browser.once('disconnected', () => resolve(true));
    timeout.addEventListener('abort', () => resolve(false));
  });
}

/** A browser that ends during a measurement is replaced, up to this many in all. */
const MAX_BROWSERS = 3;

/**
 * Measures all targets in turn in each round, so that other load on the machine affects them alike.
 * The first target of one round is the last of the next.
 * @param launch starts a browser
 * @param log called after each round
 */
export async function measureAll<T>(
  targets: readonly T[],
  measure: MeasureOnce<T>,
  profile: Profile,
  {launch, ...around}: Omit<Surroundings, 'browser'> & {launch: () => Promise<Browser>},
  rounds: number,
  log: (line: string) => void,
): Promise<Series<T>> {
  const records = new Map(targets.map(target => [target, new Numbers()]));
  let browser = await launch();
  let [browsersLeft, warmUp, counted] = [MAX_BROWSERS, WARM_UP_ROUNDS, 0];

  /** Each target once. */
  async function round(): Promise<ReadonlyMap<T, Found>> {
    const first = counted % targets.length;
    const found = new Map<T, Found>();
    for (const target of [...targets.slice(first), ...targets.slice(0, first)])
      found.set(target, await measure(target, {...around, browser}, profile));
    return found;
  }

  try {
    while (counted < rounds) {
      const begin = performance.now();
      try {
        const found = await round();
        if (warmUp === 0) {
          counted++;
          for (const [target, numbers] of records) numbers.note(found.get(target));
        }
      } catch (error) {
        if (!(await hasEnded(browser)) || --browsersLeft === 0) throw error;
        log(`${profile.name}: the browser has ended; repeating this round in a new one`);
        browser = await launch();
        warmUp = WARM_UP_ROUNDS;
        continue;
      }
      const seconds = ((performance.now() - begin) / 1000).toFixed(0);
      const which = warmUp > 0 ? 'a round that does not count' : `round ${counted} of ${rounds}`;
      log(`${profile.name}: ${which}, ${seconds} s`);
      if (warmUp > 0) warmUp--;
    }
  } finally {
    await browser.close();
  }
  return {profile, records};
}
