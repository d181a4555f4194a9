import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import {describe, it, type TestContext} from 'node:test';
import {
  DEFAULT_ACCOUNT_ID,
  DEFAULT_API_KEY,
  type SimulatorOptions,
} from '../../../src/simulator/index.js';
import {serveSimulator} from '../../../src/simulator/node.js';
import {at, listAt, speak, textAt, type Json} from '../../support/simulator/client.js';

async function serve(t: TestContext, options: SimulatorOptions = {}) {
  const served = await serveSimulator(options);
  t.after(() => served.close());
  return {...served, ...speak(served.simulator)};
}

const turn = (url: string, connect_token: string, signal?: AbortSignal) =>
  fetch(`${url}/connect`, {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify({connect_token, route: 'session_restore'}),
    ...(signal ? {signal} : {}),
  });

describe('the simulator on a port', () => {
  it('answers with its own address in its links', async t => {
    const {url, standing} = await serve(t);
    const page = (await (await turn(url, await standing('redirect'))).json()) as {
      data: {redirect_url: string};
    };
    assert.ok(page.data.redirect_url.startsWith(`${url}/login/`));
    const login = await fetch(page.data.redirect_url);
    assert.match(await login.text(), /Sign in to your account/);
  });

  it('answers with a fault of what a page or a call contains, in both places', async t => {
    const now = new Date('2026-06-13T15:20:00Z');
    const {url, standing} = await serve(t, {now: () => now});
    const post = async (path: string, body: object) =>
      (await (
        await fetch(url + path, {method: 'POST', body: JSON.stringify(body)})
      ).json()) as Json;
    const read = (connect_token: string) =>
      post('/connect', {connect_token, route: 'session_restore'});
    const authorization = `Basic ${btoa(`${DEFAULT_ACCOUNT_ID}:${DEFAULT_API_KEY}`)}`;
    const login = (await (
      await fetch(`${url}/api/login`, {headers: {authorization}})
    ).json()) as Json;
    const call = async (path: string) =>
      (await (
        await fetch(`${url}/api${path}`, {
          headers: {authorization: `Bearer ${textAt(login, 'bearer_token')}`},
        })
      ).json()) as Json;
    const done = await standing('session-complete');
    const exchange = await call(`/connect/tariff/token?connect_token=${done}`);
    const location = textAt(exchange, 'location_id');
    const rates = () => call(`/tariffs/rates/${location}?end_time=2026-06-14T15:00:00Z`);
    const usual = listAt(await rates(), 'data').length;

    const faults = [{type: 'gaps'}];
    const page = await read(
      textAt(await post('/simulator/sessions', {page: 'tariff-summary', faults}), 'connect_token'),
    );
    assert.equal(listAt(page, 'data.rates.today').length, 40);
    await post('/simulator/faults', {faults});
    assert.equal(listAt(await rates(), 'data').length, 40);
    assert.equal(listAt(await rates(), 'data').length, usual);
  });

  it('lets pages of every origin ask', async t => {
    const {url} = await serve(t);
    for (const path of ['/connect', '/api/locations', '/logos/prv_1.svg']) {
      const response = await fetch(`${url}${path}`, {
        method: 'OPTIONS',
        headers: {
          origin: 'https://host.example',
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type',
        },
      });
      assert.equal(response.status, 204, path);
      assert.equal(response.headers.get('access-control-allow-origin'), '*', path);
      assert.match(response.headers.get('access-control-allow-methods') ?? '', /POST.*PATCH/);
      assert.match(
        response.headers.get('access-control-allow-headers') ?? '',
        /content-type, authorization, flatpeak-version/,
      );
      assert.ok(Number(response.headers.get('access-control-max-age')) > 0);
    }
    const answer = await turn(url, 'cot_nobody');
    assert.equal(answer.headers.get('access-control-allow-origin'), '*');
    assert.equal(
      answer.headers.get('access-control-expose-headers'),
      'retry-after, flatpeak-version',
    );
  });

  it('breaks the connection', async t => {
    const {url, standing} = await serve(t);
    const token = await standing('tariff-name', {faults: [{type: 'reset'}]});
    await assert.rejects(turn(url, token), TypeError);
    assert.equal((await turn(url, token)).status, 200);
  });

  it('forgets a request that hangs as soon as it is given up', async t => {
    const {url, standing} = await serve(t);
    const token = await standing('tariff-name', {faults: [{type: 'hang'}]});
    const abort = new AbortController();
    const hanging = turn(url, token, abort.signal);
    // A second turn that is answered shows that the first one has arrived.
    assert.equal((await turn(url, await standing('tariff-name'))).status, 200);
    abort.abort();
    await assert.rejects(hanging, {name: 'AbortError'});
    assert.equal((await turn(url, await standing('tariff-name'))).status, 200);
  });

  it('refuses a body that is too large', async t => {
    const {url} = await serve(t);
    const body = 'x'.repeat(1_200_000);
    const response = await fetch(`${url}/connect`, {method: 'POST', body}).catch(() => undefined);
    // A client that is still sending may see the closed connection first.
    assert.ok(response === undefined || response.status === 413);
  });

  it('gives up its port', async () => {
    const first = await serveSimulator();
    const {port} = new URL(first.url);
    await first.close();
    const second = await serveSimulator({port: Number(port)});
    assert.equal(second.url, first.url);
    await assert.rejects(serveSimulator({port: Number(port)}), {code: 'EADDRINUSE'});
    await second.close();
  });

  it('serves under the public address that it was given', async t => {
    const served = await serveSimulator({publicUrl: 'https://proxy.example/fp'});
    t.after(() => served.close());
    const {standing, restore} = speak(served.simulator);
    const page = await restore(await standing('redirect'));
    assert.match(textAt(page.body, 'data.redirect_url'), /^https:\/\/proxy\.example\/fp\/login/);
  });
});

describe('the simulator with a file', () => {
  const fileIn = (t: TestContext) => {
    const folder = mkdtempSync(join(tmpdir(), 'flatpeak-simulator-'));
    t.after(() => rmSync(folder, {recursive: true}));
    return join(folder, 'new', 'simulator.json');
  };

  const CLI = fileURLToPath(new URL('../../../src/simulator/cli.ts', import.meta.url));

  /** The command, as a process that can be killed. */
  async function command(t: TestContext, file: string) {
    const args = ['--import', 'tsx', CLI, '--port', '0', '--state', file];
    const child = spawn(process.execPath, args, {stdio: ['ignore', 'pipe', 'inherit']});
    const ended = once(child, 'exit');
    const kill = async () => {
      child.kill('SIGKILL');
      await ended;
    };
    t.after(kill);
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    return {kill, url: line.replace('The simulator is at ', '')};
  }

  it('has lost nothing that it answered when it is started again after it was killed', async t => {
    const file = fileIn(t);
    const first = await command(t, file);
    const made = await fetch(`${first.url}/simulator/sessions`, {
      method: 'POST',
      body: JSON.stringify({page: 'fixed-rate'}),
    });
    const token = textAt((await made.json()) as Json, 'connect_token');
    const answer = {connect_token: token, route: 'rate_fixed_capture', data: {cost: 0.24}};
    const posted = await fetch(`${first.url}/connect`, {
      method: 'POST',
      body: JSON.stringify(answer),
    });
    const page = (await posted.json()) as Json;
    await first.kill();
    const again = await command(t, file);
    assert.equal(textAt(page, 'route'), 'tariff_name_capture');
    const same = (await (await turn(again.url, token)).json()) as Json;
    for (const what of ['connect_token', 'route', 'data.provider.id', 'data.tariff']) {
      assert.deepEqual(at(same, what), at(page, what));
    }
  });

  it('delivers what was left to be delivered when it is started again', async t => {
    const stateFile = fileIn(t);
    const hook = 'http://hook.example/';
    const down = async () => new Response(null, {status: 503});
    const first = await serveSimulator({stateFile, webhook: {url: hook}, fetch: down});
    await speak(first.simulator).api('POST', '/customers', {reference_id: 'C1'});
    await first.simulator.deliver();
    await first.close();

    const arrived = new Promise<Json>(resolve => {
      const up = async (request: Request) => {
        resolve((await request.json()) as Json);
        return new Response();
      };
      const now = () => new Date(Date.now() + 30_000);
      void serveSimulator({stateFile, fetch: up, now}).then(again => t.after(() => again.close()));
    });
    assert.equal(at(await arrived, 'type'), 'customer.create');
  });

  it('is not started on a file of something else, which stays as it is', async t => {
    const file = join(fileIn(t), '../../other.json');
    for (const text of ['{"name": "flatpeak"}', 'not JSON']) {
      writeFileSync(file, text);
      await assert.rejects(
        serveSimulator({stateFile: file}),
        /other\.json is not a simulator state/,
      );
      assert.equal(readFileSync(file, 'utf8'), text);
    }
  });
});
