import type {Browser} from 'playwright-core';
import {measure, type Found} from './flows.js';
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

/** What was found with one profile, by target. */
export interface Series {
  readonly profile: Profile;
  readonly records: ReadonlyMap<Target, Numbers>;
}

/** Rounds that don't count, before those that do. */
const WARM_UP = 1;

/** Milliseconds in which a browser that ends has told so; what it is asked meanwhile fails, too. */
const FAREWELL = 5_000;

/** Whether a browser has ended, or is about to. */
async function isGone(browser: Browser): Promise<boolean> {
  if (!browser.isConnected()) return true;
  const patience = AbortSignal.timeout(FAREWELL);
  return new Promise(resolve => {
    browser.once('disconnected', () => resolve(true));
    patience.addEventListener('abort', () => resolve(false));
  });
}

/** A browser that ends in the middle of a long measurement is started again so many times. */
const LIVES = 3;

/**
 * Measures all targets, one after the other in each round, so that what else happens on the
 * machine meets them alike; whoever is first in one round is last in the next.
 * @param launch starts a browser
 * @param tell hears of each round
 */
export async function measureAll(
  targets: readonly Target[],
  profile: Profile,
  {launch, ...around}: Omit<Surroundings, 'browser'> & {launch: () => Promise<Browser>},
  rounds: number,
  tell: (line: string) => void,
): Promise<Series> {
  const records = new Map(targets.map(target => [target, new Numbers()]));
  let browser = await launch();
  let [lives, cold, counted] = [LIVES, WARM_UP, 0];

  /** Each target once. */
  async function round(): Promise<ReadonlyMap<Target, Found>> {
    const first = counted % targets.length;
    const found = new Map<Target, Found>();
    for (const target of [...targets.slice(first), ...targets.slice(0, first)])
      found.set(target, await measure(target, {...around, browser}, profile));
    return found;
  }

  try {
    while (counted < rounds) {
      const begin = performance.now();
      try {
        const found = await round();
        if (cold === 0) {
          counted++;
          for (const [target, numbers] of records) numbers.note(found.get(target));
        }
      } catch (error) {
        if (!(await isGone(browser)) || --lives === 0) throw error;
        tell(`${profile.name}: the browser is gone, another one begins this round again`);
        browser = await launch();
        cold = WARM_UP;
        continue;
      }
      const seconds = ((performance.now() - begin) / 1000).toFixed(0);
      const which = cold > 0 ? 'a round that does not count' : `round ${counted} of ${rounds}`;
      tell(`${profile.name}: ${which}, ${seconds} s`);
      if (cold > 0) cold--;
    }
  } finally {
    await browser.close();
  }
  return {profile, records};
}
