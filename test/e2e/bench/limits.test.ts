import assert from 'node:assert/strict';
import {test} from 'node:test';
import {databases} from '../../../bench/databases.js';
import {measureCompletes} from '../../../bench/limits/complete.js';
import {findLimit, LIMITS, reportLimit} from '../../../bench/limits/index.js';
import {measureSweep} from '../../../bench/limits/sweep.js';
import {measureTariffs} from '../../../bench/limits/tariffs.js';
import {measureWebhooks} from '../../../bench/limits/webhooks.js';

const [kind] = databases.slice(-1);
assert.ok(kind);

test('many completions at once share rounds of requests, and connect once', async t => {
  const {statuses, whole, upstream, connected} = await measureCompletes(t, kind, 20);
  assert.deepEqual([...statuses], [[200, 20]]);
  assert.equal(whole, 20);
  assert.equal(upstream.get('GET /locations/{id}'), 1);
  // One round asks about 3 sessions. A request that begins after a round asks about the 2 that are
  // still open, so that without sharing there would be at least 41 exchanges.
  const exchanges = upstream.get('GET /connect/tariff/token') ?? 0;
  assert.ok(exchanges >= 3 && exchanges < 41, `${exchanges} exchanges`);
  assert.equal(connected, 1);
});

test('the tariffs of many locations are asked for once, unless nothing is cached', async t => {
  const [uncached, cached, together] = await measureTariffs(t, kind, 4);
  // The status and the price of each location.
  assert.deepEqual([uncached?.first.upstream, uncached?.later.upstream], [8, 8]);
  assert.deepEqual([cached?.first.upstream, cached?.later.upstream], [8, 0]);
  assert.deepEqual([together?.first.upstream, together?.later.upstream], [0.8, 0]);
  for (const way of [uncached, cached, together]) assert.equal(way?.whole, 4, way?.name);
});

test('every one of many webhooks is handled and stored', async t => {
  const {parts, heard, stored} = await measureWebhooks(t, kind, 95);
  assert.deepEqual([heard, stored], [95, 95]);
  assert.deepEqual(
    parts.map(({done}) => done),
    [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95],
  );
  for (const {memory} of parts) assert.ok(memory.heap > 0 && memory.rss > memory.heap);
});

test('a sweep asks about each of many open sessions once, and again only when it is due', async t => {
  const {completed, failed, connected, upstream, parts, again} = await measureSweep(t, kind, 300);
  assert.deepEqual({completed, failed, connected}, {completed: 3, failed: 0, connected: 3});
  assert.deepEqual(Object.fromEntries(upstream), {
    'GET /login': 1,
    'GET /connect/tariff/token': 300,
    'GET /locations/{id}': 3,
    'GET /events': 1,
  });
  assert.equal(parts.at(-1)?.done, 300);
  assert.equal(again.exchanges, 0);
});

test('each limit has a table without gaps', async t => {
  for (const limit of LIMITS) {
    const report = await reportLimit(t, kind, limit, 2);
    assert.match(report, /^\*\*.*\b2\b.*\*\*, P/);
    assert.match(report, /^\| -.*\|$/m);
    assert.doesNotMatch(report, /NaN|undefined|Infinity/);
  }
});

test('bench:server says which limits there are where one is asked for that is not', () => {
  assert.throws(() => findLimit('memory'), /no limit memory: there are complete, .*sweep/);
});
