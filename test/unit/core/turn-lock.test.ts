import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {ConnectError} from '../../../src/core/errors.js';
import {TurnLock} from '../../../src/core/turn-lock.js';

/** A lock with everything that it has settled. */
function setUp() {
  const lock = new TurnLock();
  const settled: unknown[] = [];
  const run = (work: (signal: AbortSignal) => Promise<unknown>) =>
    lock.run(work, result => settled.push(result));
  return {lock, settled, run};
}

describe('a turn lock', () => {
  it('passes on the result, and is free by then', async () => {
    const lock = new TurnLock();
    let heldAtSettle: boolean | undefined;
    const turn = lock.run(
      () => Promise.resolve(7),
      () => (heldAtSettle = lock.isHeld),
    );
    assert.equal(lock.isHeld, true);
    await turn;
    assert.equal(heldAtSettle, false);
  });

  it('runs one turn at a time and ignores others', async () => {
    const {settled, run} = setUp();
    await Promise.all([run(() => Promise.resolve('first')), run(() => Promise.resolve('second'))]);
    assert.deepEqual(settled, ['first']);
    await run(() => Promise.resolve('third'));
    assert.deepEqual(settled, ['first', 'third']);
  });

  it('drops a result that arrives after an abort', async () => {
    const {lock, settled, run} = setUp();
    let respond = (_: string) => {};
    let signal: AbortSignal | undefined;
    const turn = run(given => {
      signal = given;
      return new Promise<string>(resolve => (respond = resolve));
    });
    lock.abort();
    assert.equal(signal?.aborted, true);
    assert.equal(lock.isHeld, false);
    respond('late');
    await turn;
    assert.deepEqual(settled, []);
  });

  it('drops a failure that arrives after an abort', async () => {
    const {lock, settled, run} = setUp();
    const turn = run(
      signal =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error));
        }),
    );
    lock.abort();
    await turn;
    assert.deepEqual(settled, []);
  });

  it('passes on a ConnectError as it is, and wraps any other error', async () => {
    const {settled, run} = setUp();
    const known = new ConnectError('network', 'The connection failed.');
    await run(() => Promise.reject(known));
    const unknown = new TypeError('x is not a function');
    await run(() => Promise.reject(unknown));
    const [first, second] = settled;
    assert.equal(first, known);
    assert.ok(second instanceof ConnectError);
    assert.equal(second.kind, 'protocol');
    assert.equal(second.cause, unknown);
  });

  it('holds further turns until the service’s Retry-After has passed', async t => {
    t.mock.timers.enable({apis: ['Date'], now: 0});
    const {settled, run} = setUp();
    const limited = new ConnectError('rate-limit', 'Too many requests.', {retryAfter: 60});
    await run(() => Promise.reject(limited));
    t.mock.timers.tick(20_500);
    let isRun = false;
    await run(async () => (isRun = true));
    assert.equal(isRun, false);
    const [, held] = settled;
    assert.ok(held instanceof ConnectError);
    assert.deepEqual([held.kind, held.retryAfter], ['rate-limit', 40]);
    t.mock.timers.tick(39_500);
    await run(async () => (isRun = true));
    assert.equal(isRun, true);
  });
});
