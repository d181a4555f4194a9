import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {MalformedReply, parseReply} from '../../../../src/protocol/reply.js';
import {ConnectionReset, FAULT_TYPES} from '../../../../src/simulator/index.js';
import {at, setUp, type Json} from '../../../support/simulator/client.js';

/** A session at a page with a fault, and its raw answers. */
async function withFault(fault: object, page = 'tariff-name', rest: object = {}) {
  const {standing, fetch, restore} = setUp();
  const connect_token = await standing(page, {faults: [fault], ...rest});
  const read = (signal?: AbortSignal) =>
    fetch('/connect', {
      method: 'POST',
      body: JSON.stringify({connect_token, route: 'session_restore'}),
      ...(signal ? {signal} : {}),
    });
  const answer = (route: string, data: object, signal?: AbortSignal) =>
    fetch('/connect', {
      method: 'POST',
      body: JSON.stringify({connect_token, route, data}),
      ...(signal ? {signal} : {}),
    });
  const route = async () => at((await restore(connect_token)).body, 'route');
  return {read, answer, route};
}

/** Reading a request takes a few rounds of the event loop, which a mocked clock leaves alone. */
async function settle() {
  for (let i = 0; i < 50; i += 1) await new Promise(resolve => setImmediate(resolve));
}

const name = {tariff: {name: 'Mine'}};
const json = async (response: Response) => JSON.parse(await response.text()) as Json;

describe('faults', () => {
  it('answers a status with an HTML body, and does not do the turn', async () => {
    const {answer, route} = await withFault({type: 'status', status: 502, body: 'html'});
    const response = await answer('tariff_name_capture', name);
    assert.equal(response.status, 502);
    assert.match(await response.text(), /<h1>Bad Gateway/);
    assert.equal(await route(), 'tariff_name_capture');
  });

  it('answers a status with the seconds to wait', async () => {
    const {read} = await withFault({type: 'status', status: 429, retry_after: 7, body: 'empty'});
    const response = await read();
    assert.equal(response.status, 429);
    assert.equal(response.headers.get('retry-after'), '7');
    assert.equal(await response.text(), '');
  });

  it('answers a status that has no body', async () => {
    const {read} = await withFault({type: 'status', status: 204});
    assert.equal((await read()).status, 204);
  });

  for (const type of ['malformed', 'truncated', 'empty'] as const) {
    it(`${type}: does the turn and spoils its answer`, async () => {
      const {answer, route} = await withFault({type});
      const response = await answer('tariff_name_capture', name);
      assert.equal(response.status, 200);
      const text = await response.text();
      assert.throws(() => {
        JSON.parse(text);
      }, SyntaxError);
      assert.equal(text.length > 0, type !== 'empty');
      assert.equal(await route(), 'contract_term_capture');
    });
  }

  it('resets the connection before the turn', async () => {
    const {answer, route} = await withFault({type: 'reset'});
    await assert.rejects(answer('tariff_name_capture', name), ConnectionReset);
    assert.equal(await route(), 'tariff_name_capture');
  });

  it('loses the answer after the turn', async () => {
    const {answer, route} = await withFault({type: 'lost-answer'});
    await assert.rejects(answer('tariff_name_capture', name), ConnectionReset);
    assert.equal(await route(), 'contract_term_capture');
  });

  it('loses the answer of a turn that the service refused', async () => {
    const {answer, route} = await withFault({type: 'lost-answer'});
    await assert.rejects(answer('tariff_name_capture', {tariff: {name: ''}}), ConnectionReset);
    assert.equal(await route(), 'tariff_name_capture');
  });

  it('delays an answer', async t => {
    t.mock.timers.enable({apis: ['setTimeout']});
    const {read} = await withFault({type: 'delay', ms: 60_000});
    let answered = false;
    const reading = read().then(response => {
      answered = true;
      return response;
    });
    await settle();
    assert.equal(answered, false);
    t.mock.timers.tick(60_000);
    assert.equal((await reading).status, 200);
  });

  for (const fault of [{type: 'hang'}, {type: 'delay', ms: 600_000}]) {
    it(`${fault.type}: ends when the request is given up`, async () => {
      const {read, route} = await withFault(fault);
      const abort = new AbortController();
      const reading = read(abort.signal);
      await settle();
      abort.abort();
      await assert.rejects(reading, {name: 'AbortError'});
      assert.equal(await route(), 'tariff_name_capture');
    });
  }

  it('does a turn that is unanswered, and ends when the request is given up', async () => {
    const {answer, route} = await withFault({type: 'unanswered'});
    const abort = new AbortController();
    const reading = answer('tariff_name_capture', name, abort.signal);
    await settle();
    abort.abort();
    await assert.rejects(reading, {name: 'AbortError'});
    assert.equal(await route(), 'contract_term_capture');
  });

  it('answers an error object with the fields that were asked for', async () => {
    const error = {code: 'odd', message: '', request_id: 'req_1'};
    const {answer, route} = await withFault({type: 'error-object', status: 200, error});
    const response = await answer('tariff_name_capture', name);
    assert.equal(response.status, 200);
    assert.deepEqual(await json(response), {object: 'error', ...error});
    assert.equal(await route(), 'tariff_name_capture');
  });

  it('answers the error page of older clients', async () => {
    const error = {code: 'gone', message: 'It is gone.'};
    const {answer, route} = await withFault({type: 'error-object', legacy: true, error});
    const body = await json(await answer('tariff_name_capture', name));
    assert.equal(at(body, 'route'), 'error');
    assert.deepEqual(at(body, 'data'), {error_code: 'gone', error_message: 'It is gone.'});
    const reply = parseReply(body);
    assert.ok('error' in reply);
    assert.equal(reply.error.code, 'gone');
    assert.equal(await route(), 'tariff_name_capture');
  });

  it('answers the error page of older clients on every turn of a session at it', async () => {
    const {standing, restore} = setUp();
    const token = await standing('error');
    for (const turn of [1, 2]) {
      const {body} = await restore(token);
      assert.equal(at(body, 'data.error_code'), 'server_error', String(turn));
    }
  });

  it('shows an unknown page with the actions of the real one', async () => {
    const {read} = await withFault({type: 'unknown-route'}, 'provider-select');
    const reply = parseReply(await json(await read()));
    assert.ok('page' in reply);
    assert.equal(reply.page.kind, 'unknown');
    assert.deepEqual(reply.page.actions, ['ADDRESS_CHANGE', 'PROVIDER_MISSING']);
  });

  for (const type of ['missing-data', 'null-data', 'wrong-types'] as const) {
    it(`${type}: leaves what needs no data, an address to be typed and the end of a session`, async () => {
      for (const page of ['postal-address', 'session-complete']) {
        const {read} = await withFault({type}, page);
        const reply = parseReply(await json(await read()));
        assert.ok('page' in reply);
        assert.equal(reply.page.kind, page);
      }
    });

    it(`${type}: breaks every other page`, async () => {
      for (const page of [
        'provider-select',
        'provider-name',
        'tariff-select',
        'tariff-structure',
        'fixed-rate',
        'time-of-day-rate',
        'surcharge',
        'tariff-name',
        'contract-term',
        'tariff-summary',
        'summary_fixed_confirm',
        'connection-pending',
        'connection-failed',
        'redirect',
      ]) {
        const {read} = await withFault({type}, page);
        const body = await json(await read());
        assert.throws(() => parseReply(body), MalformedReply, page);
      }
    });
  }

  it('makes every text hostile and keeps the page readable', async () => {
    for (const page of ['provider-select', 'tariff-select', 'tariff-summary', 'redirect']) {
      const {read} = await withFault({type: 'hostile'}, page);
      const text = await (await read()).text();
      const reply = parseReply(JSON.parse(text));
      assert.ok('page' in reply);
      assert.ok(/javascript:|<script>/.test(text), page);
      assert.ok(!text.includes('Alder') && !text.includes('https:'), page);
    }
    const {read} = await withFault({type: 'hostile'}, 'provider-select', {providers: 20});
    const text = await (await read()).text();
    assert.match(text, /(Donaudampfschifffahrt){400}/);
    assert.match(text, /prv_[0-9a-f]{24}/);
  });

  it('answers the documented failure and the documented expiry', async () => {
    const failed = await json(await (await withFault({type: 'server-error'})).read());
    assert.equal(at(failed, 'code'), 'server_error');
    assert.equal(at(failed, 'type'), 'connect_error');
    const expired = await (await withFault({type: 'token-expired'})).read();
    assert.equal(expired.status, 403);
    assert.equal(at(await json(expired), 'code'), 'token_expired');
    const unknown = await (await withFault({type: 'token-unknown'})).read();
    assert.equal(unknown.status, 404);
    assert.equal(at(await json(unknown), 'code'), 'connect_token_not_found');
  });

  it('strikes at the turn that was asked for, once', async () => {
    const {read} = await withFault({type: 'status', status: 503, at: 2});
    const statuses = [];
    for (let i = 0; i < 4; i += 1) statuses.push((await read()).status);
    assert.deepEqual(statuses, [200, 503, 200, 200]);
  });

  it('strikes as often as was asked for', async () => {
    const twice = await withFault({type: 'status', status: 503, times: 2});
    const always = await withFault({type: 'status', status: 503, times: 'always', at: 2});
    const statuses = [];
    for (const {read} of [twice, always]) {
      for (let i = 0; i < 3; i += 1) statuses.push((await read()).status);
    }
    assert.deepEqual(statuses, [503, 503, 200, 200, 503, 503]);
  });

  it('strikes where a kind of page is answered or read', async () => {
    const {answer, read} = await withFault({type: 'status', status: 503, kind: 'contract-term'});
    assert.equal((await answer('tariff_name_capture', name)).status, 200);
    assert.equal((await answer('contract_term_capture', {})).status, 503);
    assert.equal((await read()).status, 200);
  });

  it('nests several faults of one turn', async () => {
    const {standing, restore} = setUp();
    const faults = [{type: 'delay', ms: 0}, {type: 'unknown-route'}];
    const page = await restore(await standing('tariff-name', {faults}));
    assert.equal(at(page.body, 'route'), 'page_from_the_future');
  });

  it('has a test for each type', async () => {
    const {readFile} = await import('node:fs/promises');
    const files = [import.meta.url, new URL('content-faults.test.ts', import.meta.url)];
    const texts = await Promise.all(files.map(file => readFile(new URL(file), 'utf8')));
    for (const type of FAULT_TYPES) assert.ok(texts.join('').includes(`'${type}'`), type);
  });
});
