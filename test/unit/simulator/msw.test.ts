import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {setupServer} from 'msw/node';
import {
  createSimulator,
  DEFAULT_ACCOUNT_ID,
  DEFAULT_API_KEY,
} from '../../../src/simulator/index.js';
import {simulatorHandlers} from '../../../src/simulator/msw.js';

const json = async (response: Response) => (await response.json()) as Record<string, string>;
const send = (url: string, body: unknown) =>
  fetch(url, {method: 'POST', body: JSON.stringify(body)});

describe('the simulator behind msw', () => {
  const server = setupServer(...simulatorHandlers(createSimulator()));
  before(() => {
    server.listen({onUnhandledRequest: 'error'});
  });
  after(() => {
    server.close();
  });

  const standing = async (body: object) =>
    (await json(await send('https://simulator.test/simulator/sessions', body)))['connect_token'];

  it('answers at the addresses of the real service', async () => {
    const authorization = `Basic ${btoa(`${DEFAULT_ACCOUNT_ID}:${DEFAULT_API_KEY}`)}`;
    const login = await fetch('https://api.flatpeak.com/login', {headers: {authorization}});
    const {bearer_token} = await json(login);
    const token = await fetch('https://api.flatpeak.com/connect/tariff/token', {
      method: 'POST',
      headers: {authorization: `Bearer ${bearer_token}`},
      body: JSON.stringify({callback_uri: 'https://host.example/'}),
    });
    const {connect_token} = await json(token);
    const route = 'session_restore';
    const page = await send('https://connect.flatpeak.com', {connect_token, route});
    assert.equal((await json(page))['route'], 'postal_address_capture');
    const list = await fetch('https://api.flatpeak.com/locations?limit=1', {
      headers: {authorization: `Bearer ${bearer_token}`},
    });
    assert.equal(list.status, 200);
  });

  it('breaks the connection where it was asked to', async () => {
    const connect_token = await standing({page: 'tariff-name', faults: [{type: 'reset'}]});
    const turn = () =>
      send('https://connect.flatpeak.com/', {connect_token, route: 'session_restore'});
    await assert.rejects(turn(), TypeError);
    assert.equal((await turn()).status, 200);
  });

  it('ends a request that hangs when it is given up', async () => {
    const connect_token = await standing({page: 'tariff-name', faults: [{type: 'hang'}]});
    const abort = new AbortController();
    const turn = fetch('https://connect.flatpeak.com/', {
      method: 'POST',
      body: JSON.stringify({connect_token, route: 'session_restore'}),
      signal: abort.signal,
    });
    abort.abort();
    await assert.rejects(turn, {name: 'AbortError'});
  });
});
