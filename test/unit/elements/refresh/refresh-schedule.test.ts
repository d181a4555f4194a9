import assert from 'node:assert/strict';
import {describe, it, type TestContext} from 'node:test';
import {ConnectError} from '../../../../src/core/index.js';
import {RefreshSchedule} from '../../../../src/elements/refresh/refresh-schedule.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const failure = (status: number, retryAfter?: number) =>
  new ConnectError('http', 'It failed.', {status, ...(retryAfter !== undefined && {retryAfter})});

/** A schedule on a mocked clock, and the moments at which it called back. */
function schedule(t: TestContext, {isStopped = false} = {}) {
  t.mock.timers.enable({apis: ['setTimeout', 'Date'], now: 0});
  const calls: number[] = [];
  const clock = {now: () => Date.now(), isStopped: () => isStopped};
  return {calls, schedule: new RefreshSchedule(clock, () => calls.push(Date.now()))};
}

/** Lets time pass in steps of a second, as timers set by timers need. */
function pass(t: TestContext, ms: number): void {
  for (let passed = 0; passed < ms; passed += 1000) t.mock.timers.tick(1000);
}

describe('a schedule of reads', () => {
  it('calls back once when the next read is due, also after weeks', t => {
    const {calls, schedule: due} = schedule(t);
    due.succeed(40 * 24 * HOUR);
    for (let hours = 0; hours < 60 * 24; hours += 1) t.mock.timers.tick(HOUR);
    assert.deepEqual(calls, [40 * 24 * HOUR]);
  });

  it('retries a failure soon, then less and less often, at least every quarter of an hour', t => {
    const {calls, schedule: due} = schedule(t);
    due.fail(failure(502));
    const pauses: number[] = [];
    for (let tries = 0; tries < 12; tries += 1) {
      const before = Date.now();
      while (calls.length === tries) pass(t, 1000);
      pauses.push(Date.now() - before);
      due.fail(failure(502));
    }
    assert.ok((pauses[0] ?? 0) <= 31_000, `${pauses[0]}`);
    assert.ok(pauses.every(pause => pause <= 15 * MINUTE));
    assert.ok(pauses.slice(6).every(pause => pause >= 11 * MINUTE));
  });

  it('spreads the retries of clients that failed together', t => {
    const moments = new Set<number>();
    const {calls, schedule: due} = schedule(t);
    for (let client = 0; client < 20; client += 1) {
      t.mock.timers.setTime(0);
      due.succeed(Infinity);
      due.fail(failure(502));
      while (calls.length === client) t.mock.timers.tick(100);
      moments.add(calls.at(-1) ?? 0);
    }
    assert.ok(moments.size > 5, `${moments.size}`);
  });

  it('begins anew after a success', t => {
    const {calls, schedule: due} = schedule(t);
    for (let times = 0; times < 9; times += 1) due.fail(failure(503));
    due.succeed(Infinity);
    due.fail(failure(503));
    pass(t, 30_000);
    assert.equal(calls.length, 1);
  });

  for (const status of [400, 403, 404, 409, 422, 425, 429, 500, 504])
    it(`retries after ${status}`, t => {
      const {calls, schedule: due} = schedule(t);
      due.fail(failure(status));
      pass(t, MINUTE);
      assert.equal(calls.length, 1);
    });

  it('does not retry where nobody is signed in', t => {
    const {calls, schedule: due} = schedule(t);
    due.fail(failure(401, 60));
    pass(t, 2 * HOUR);
    assert.deepEqual(calls, []);
  });

  it('waits as long as the backend asks, also for hours', t => {
    const {calls, schedule: due} = schedule(t);
    due.fail(failure(422, 3600));
    pass(t, HOUR - 1000);
    assert.deepEqual(calls, []);
    pass(t, 1000);
    assert.equal(calls.length, 1);
  });

  it('does nothing once it is stopped, and goes on when it is asked to', t => {
    const {calls, schedule: due} = schedule(t);
    due.succeed(5 * MINUTE);
    due.stop();
    pass(t, 10 * MINUTE);
    assert.deepEqual(calls, []);
    due.check();
    assert.deepEqual(calls, [10 * MINUTE]);
  });

  it('calls back only when asked while the clock stands still', t => {
    const {calls, schedule: due} = schedule(t, {isStopped: true});
    due.succeed(5 * MINUTE);
    pass(t, 10 * MINUTE);
    assert.deepEqual(calls, []);
    due.check();
    assert.equal(calls.length, 1);
  });
});
