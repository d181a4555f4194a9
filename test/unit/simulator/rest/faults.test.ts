import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {ConnectionReset, type RestFault} from '../../../../src/simulator/index.js';
import {at, listAt, setUp, textAt} from '../../../support/simulator/client.js';

/** A simulator with one location and faults of its REST API. */
async function withFaults(...faults: RestFault[]) {
  const simulated = setUp();
  const id = await simulated.connected();
  await simulated.command('/faults', {faults});
  const status = () => simulated.api('GET', `/locations/${id}/status`);
  return {...simulated, id, status};
}

const STATUS_CALL = 'GET /locations/{id}/status';

describe('faults of the REST API', () => {
  it('return a status once, with the seconds to wait and the API version', async () => {
    const {status} = await withFaults({type: 'status', status: 429, retry_after: 7});
    const failed = await status();
    assert.equal(failed.status, 429);
    assert.equal(failed.headers.get('retry-after'), '7');
    assert.equal(failed.headers.get('flatpeak-version'), '2024-08-24.zero');
    assert.equal((await status()).status, 200);
  });

  it('return a status as often as asked for', async () => {
    const {status} = await withFaults({type: 'status', status: 503, times: 2});
    const statuses = [await status(), await status(), await status()];
    assert.deepEqual(
      statuses.map(response => response.status),
      [503, 503, 200],
    );
  });

  it('return JSON of the test', async () => {
    const json = {object: 'error', code: 'account_disabled'};
    const {status} = await withFaults({type: 'status', status: 422, json});
    const {body, headers} = await status();
    assert.deepEqual(body, json);
    assert.equal(headers.get('content-type'), 'application/json');
  });

  it('return the text and the headers of the test', async () => {
    const {fetch} = await withFaults({
      ...{type: 'status', status: 302, text: '<h1>Moved</h1>'},
      headers: {location: 'https://other.example/', 'content-type': 'text/html'},
    });
    const response = await fetch('/api/locations');
    assert.equal(response.status, 302);
    assert.equal(response.headers.get('location'), 'https://other.example/');
    assert.equal(response.headers.get('content-type'), 'text/html');
    assert.equal(await response.text(), '<h1>Moved</h1>');

    const empty = await withFaults({type: 'status', status: 200, text: '', json: {}});
    assert.equal(await (await empty.fetch('/api/locations')).text(), '');
    const bodiless = await withFaults({type: 'status', status: 204, text: 'unused'});
    assert.equal((await bodiless.fetch('/api/locations')).body, null);
  });

  it('concern one call only, by its path with any id, with this id or with its query', async () => {
    const {api, id, status} = await withFaults(
      {type: 'status', status: 500, call: STATUS_CALL},
      {type: 'status', status: 501, call: 'GET /locations?limit=1'},
    );
    assert.equal((await api('GET', `/locations/${id}`)).status, 200);
    assert.equal((await api('GET', '/locations?limit=2')).status, 200);
    assert.equal((await status()).status, 500);
    assert.equal((await api('GET', '/locations?limit=1')).status, 501);

    const other = await withFaults({type: 'status', status: 500, call: 'GET /locations/loc_other'});
    assert.equal((await other.api('GET', `/locations/${other.id}`)).status, 200);
  });

  it('spare the login unless they name it', async () => {
    const {logIn} = await withFaults({type: 'status', status: 500, times: 'always'});
    assert.equal((await logIn()).status, 200);
    const other = await withFaults({type: 'status', status: 500, call: 'GET /login'});
    assert.equal((await other.logIn()).status, 500);
    assert.equal((await other.logIn()).status, 200);
  });

  it('reset the connection before the call, or after it', async () => {
    for (const [type, count] of [
      ['reset', 0],
      ['lost-answer', 1],
    ] as const) {
      const {api} = await withFaults({type, call: 'POST /devices'});
      const device = {reference_id: 'car'};
      await assert.rejects(api('POST', '/devices', device), ConnectionReset);
      const {body} = await api('GET', '/devices');
      assert.equal(listAt(body, 'data').length, count, type);
    }
  });

  for (const type of ['malformed', 'truncated'] as const) {
    it(`${type}: the response is not JSON`, async () => {
      const {status} = await withFaults({type});
      await assert.rejects(status(), SyntaxError);
      assert.equal((await status()).status, 200);
    });
  }

  it('never respond, until the client gives up', async () => {
    const {fetch} = await withFaults({type: 'hang'});
    const abort = new AbortController();
    const response = fetch('/api/locations', {signal: abort.signal});
    abort.abort(new Error('enough'));
    await assert.rejects(response, /enough/);
  });

  it('can be set by an option', async () => {
    const {api} = setUp({restFaults: [{type: 'status', status: 418, call: 'GET /events'}]});
    assert.equal((await api('GET', '/events')).status, 418);
    assert.equal((await api('GET', '/events')).status, 200);
  });

  it('are listed as long as they are left, and can be cleared', async () => {
    const fault: RestFault = {type: 'status', status: 500, call: STATUS_CALL, times: 2};
    const {fetch, command, status} = await withFaults(fault);
    await status();
    const left: unknown = await (await fetch('/simulator/faults')).json();
    assert.deepEqual(left, {faults: [{...fault, times: 1}]});
    await command('/faults', {faults: []});
    assert.equal((await status()).status, 200);
  });

  it('are refused with a message that names the field', async () => {
    const {post} = setUp();
    const {status, body} = await post('/simulator/faults', {faults: [{type: 'boom'}]});
    assert.equal(status, 422);
    assert.match(textAt(body, 'message'), /^faults\.0\.type must be one of status, /);
    const faults = [{type: 'status', headers: {'not a name': 'x'}}];
    const refused = await post('/simulator/faults', {faults});
    assert.equal(refused.status, 422);
    assert.match(textAt(refused.body, 'message'), /^faults\.0\.headers must be valid HTTP headers/);
    assert.equal(at((await post('/simulator/faults', {faults: 1})).body, 'message') !== null, true);
  });
});
