import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Browser} from 'playwright-core';
import {measure, NAMES} from '../../../bench/flows.js';
import {VISITS} from '../../../bench/kinds.js';
import {reportOf} from '../../../bench/report.js';
import {measureAll, Numbers} from '../../../bench/rounds.js';
import {readTargets, type Target} from '../../../bench/targets.js';
import {PROFILES, Visit, type Surroundings} from '../../../bench/visit.js';
import {RARE_ROUTES} from '../../../src/protocol/rare-routes.js';
import {examples} from '../../../src/simulator/connect/examples.js';
import {benchSurroundings} from '../../support/e2e/bench-surroundings.js';
import {launchShell} from '../../support/e2e/launch.js';

const RARE = new Set<string>(Object.values(RARE_ROUTES).map(({kind}) => kind));
const KINDS = Object.keys(examples).filter(kind => !RARE.has(kind));

describe('npm run bench', () => {
  const {unthrottled} = PROFILES;
  const targets = readTargets(['react', 'script']);
  let around: Surroundings;
  let end: () => Promise<void>;
  before(async () => {
    ({around, end} = await benchSurroundings());
  });
  after(() => end());

  /** The words of each kind of page. */
  async function wordsOf(target: Target): Promise<Map<string, string[]>> {
    const words = new Map<string, string[]>();
    for (const steps of VISITS) {
      const visit = await Visit.begin(target, steps, around, unthrottled);
      for (const [index, {kind, shows}] of steps.entries()) {
        const last = steps[index - 1];
        await (last ? visit.turn(last.shows, shows) : visit.first());
        words.set(kind, (await visit.words()).sort());
      }
      await visit.end();
    }
    return words;
  }

  it('compares pages that draw the same words, whatever the kind', async () => {
    const [limit, ...others] = await Promise.all(targets.map(wordsOf));
    for (const kind of KINDS) {
      assert.ok(limit?.get(kind)?.length, kind);
      for (const [index, words] of others.entries())
        assert.deepEqual(words.get(kind), limit?.get(kind), `${targets[index + 1]?.name}, ${kind}`);
    }
  });

  it('finds a number for everything that it measures, and a ratio to the bare page', async () => {
    const records = new Map(targets.map(target => [target, new Numbers()]));
    for (const [target, numbers] of records)
      numbers.note(await measure(target, around, unthrottled));
    for (const numbers of records.values()) {
      for (const kind of KINDS) assert.ok(numbers.median(NAMES.answer(kind)) > 0, kind);
      for (const name of numbers.names) assert.ok(Number.isFinite(numbers.median(name)), name);
    }
    const report = reportOf([{profile: unthrottled, records}]);
    assert.match(report, /^\| first page, ms +\|( +[\d.]+ +\|){5}$/m);
    assert.doesNotMatch(report, /NaN|undefined/);
  });

  it('goes on with another browser where one ends in the middle', async () => {
    const {browser: _, ...rest} = around;
    const opened: Browser[] = [];
    const launch = async () => {
      const browser = await launchShell();
      opened.push(browser);
      if (opened.length === 1) void browser.close();
      return browser;
    };
    const [limit] = targets.map((target): Target => ({...target, flows: ['first page']}));
    assert.ok(limit);
    const {records} = await measureAll(
      [limit],
      measure,
      unthrottled,
      {...rest, launch},
      2,
      () => {},
    );
    assert.equal(records.get(limit)?.all(NAMES.first).length, 2);
    assert.equal(opened.length, 2);
    assert.ok(opened.every(browser => !browser.isConnected()));
  });

  it('says which targets there are where one is asked for that is not', () => {
    assert.throws(() => readTargets(['vue']), /no target vue: there are .*bare.*script.*react/);
  });
});
