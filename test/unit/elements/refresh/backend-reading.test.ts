import assert from 'node:assert/strict';
import {describe, it, type TestContext} from 'node:test';
import {ConnectError} from '../../../../src/core/index.js';
import {BackendReading} from '../../../../src/elements/refresh/backend-reading.js';
import {SharedReads, type ReadResult} from '../../../../src/elements/refresh/shared-reads.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

type Answer = (signal: AbortSignal) => Promise<string>;

const failWith =
  (status: number, retryAfter = 0): Answer =>
  () =>
    Promise.reject(new ConnectError('http', 'It failed.', {status, retryAfter}));

/** A document whose backend answers as `answer` says, and the elements in it. */
class Document {
  /** The URLs that were requested. */
  readonly requests: string[] = [];
  readonly aborted: string[] = [];
  answer: Answer = () => Promise.resolve(`answer ${this.requests.length}`);
  isVisible = true;
  readonly #t: TestContext;
  readonly #reads = new SharedReads<string>((url, signal) => {
    this.requests.push(url);
    signal.addEventListener('abort', () => this.aborted.push(url));
    return this.answer(signal);
  });

  constructor(t: TestContext) {
    t.mock.timers.enable({apis: ['setTimeout', 'Date'], now: 0});
    this.#t = t;
  }

  /** Places an element that reads a URL, and reads it again an hour later. */
  place(url: string) {
    const seen: string[] = [];
    const reading = new BackendReading(this.#reads, {
      clock: {now: () => Date.now(), isStopped: () => false},
      nextReadAt: () => Date.now() + HOUR,
      isVisible: () => this.isVisible,
      onResult: (result: ReadResult<string>) =>
        seen.push('value' in result ? result.value : `error ${result.error.status}`),
      onChange: () => {},
    });
    reading.setUrl(url);
    reading.start();
    return {reading, seen};
  }

  /** Lets time pass, and responses arrive. */
  async pass(ms = 0): Promise<void> {
    const step = Math.min(ms, 1000);
    for (let passed = 0; passed <= ms; passed += step || 1) {
      this.#t.mock.timers.tick(step);
      await new Promise(setImmediate);
    }
  }
}

describe('what elements read from a backend', () => {
  it('is one request and one result for all with the same question', async t => {
    const page = new Document(t);
    const elements = ['/a', '/a', '/a', '/b'].map(url => page.place(url));
    await page.pass();
    assert.deepEqual(page.requests, ['/a', '/b']);
    assert.deepEqual(
      elements.map(({seen}) => seen),
      [['answer 1'], ['answer 1'], ['answer 1'], ['answer 2']],
    );
    await page.pass(HOUR + MINUTE);
    assert.deepEqual(page.requests, ['/a', '/b', '/a', '/b']);
    for (const {seen} of elements) assert.equal(seen.length, 2);
  });

  it('is read together when the customer returns, or the site asks all elements', async t => {
    const page = new Document(t);
    const elements = [page.place('/a'), page.place('/a')];
    await page.pass();
    for (const {reading} of elements) void reading.renew();
    await page.pass();
    assert.equal(page.requests.length, 2);
    for (const {reading} of elements) void reading.refresh();
    await page.pass();
    assert.equal(page.requests.length, 3);
  });

  it('is what was asked for last, for all of them', async t => {
    const page = new Document(t);
    const responses: ((text: string) => void)[] = [];
    page.answer = () => new Promise(resolve => responses.push(resolve));
    const [first, second] = [page.place('/a'), page.place('/a')];
    await page.pass();
    const refreshed = second.reading.refresh();
    responses[0]?.('old');
    responses[1]?.('new');
    await refreshed;
    assert.deepEqual([first.seen, second.seen], [['new'], ['new']]);
    assert.deepEqual(page.aborted, ['/a']);
  });

  it('recovers by itself from a failure, with one request an attempt', async t => {
    const page = new Document(t);
    page.answer = failWith(502);
    const elements = [page.place('/a'), page.place('/a')];
    await page.pass();
    page.answer = () => Promise.resolve('back');
    await page.pass(MINUTE);
    assert.equal(page.requests.length, 2);
    for (const {seen} of elements) assert.deepEqual(seen, ['error 502', 'back']);
  });

  it('waits for Retry-After, however often the page is shown', async t => {
    const page = new Document(t);
    page.answer = failWith(422, 900);
    const {reading, seen} = page.place('/a');
    await page.pass();
    for (let times = 0; times < 5; times += 1) {
      await page.pass(12_000);
      await reading.renew();
    }
    const later = page.place('/a');
    await page.pass(13 * MINUTE);
    assert.equal(page.requests.length, 1);
    assert.deepEqual([seen, later.seen], [['error 422'], ['error 422']]);
    page.answer = () => Promise.resolve('connected');
    await page.pass(2 * MINUTE);
    assert.equal(page.requests.length, 2);
    assert.deepEqual([seen.at(-1), later.seen.at(-1)], ['connected', 'connected']);
  });

  it('is read at once where the customer tries again, in spite of Retry-After', async t => {
    const page = new Document(t);
    page.answer = failWith(503, 3600);
    const {reading, seen} = page.place('/a');
    await page.pass();
    page.answer = () => Promise.resolve('back');
    await reading.refresh();
    assert.deepEqual(seen, ['error 503', 'back']);
  });

  it('is not read while nobody sees the page', async t => {
    const page = new Document(t);
    const {reading} = page.place('/a');
    await page.pass();
    page.isVisible = false;
    await page.pass(5 * HOUR);
    assert.equal(page.requests.length, 1);
    page.isVisible = true;
    await reading.renew();
    await page.pass(HOUR + MINUTE);
    assert.equal(page.requests.length, 3);
  });

  it('waits for the customer where nobody is signed in', async t => {
    const page = new Document(t);
    page.answer = failWith(401);
    const {reading} = page.place('/a');
    await page.pass(5 * HOUR);
    assert.equal(page.requests.length, 1);
    await reading.renew();
    assert.equal(page.requests.length, 2);
  });

  it('goes on where the element is moved in the document', async t => {
    const page = new Document(t);
    let respond = (_text: string) => {};
    page.answer = () => new Promise(resolve => (respond = resolve));
    const {reading, seen} = page.place('/a');
    reading.stop();
    reading.start();
    await page.pass();
    respond('first');
    await page.pass();
    reading.stop();
    reading.start();
    await page.pass();
    assert.deepEqual([page.requests, page.aborted, seen], [['/a'], [], ['first']]);
  });

  it('is given up where the element is removed, and read anew where it comes back', async t => {
    const page = new Document(t);
    page.answer = () => new Promise(() => {});
    const {reading, seen} = page.place('/a');
    reading.stop();
    await page.pass();
    assert.deepEqual(page.aborted, ['/a']);
    page.answer = () => Promise.resolve('anew');
    reading.start();
    await page.pass();
    assert.deepEqual(seen, ['anew']);
  });

  it('is nothing that another customer’s element has asked for', async t => {
    const page = new Document(t);
    page.answer = () => new Promise(() => {});
    page.place('/a').reading.stop();
    // In the same task, as frameworks replace an element.
    page.answer = () => Promise.resolve('of the next customer');
    const {seen} = page.place('/a');
    await page.pass();
    assert.deepEqual([page.requests.length, seen], [2, ['of the next customer']]);
  });
});
