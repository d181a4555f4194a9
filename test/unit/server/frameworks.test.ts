import assert from 'node:assert/strict';
import {builtinModules} from 'node:module';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {createContext, runInContext} from 'node:vm';
import {PGlite} from '@electric-sql/pglite';
import express from 'express';
import {build} from 'vite';
import {expressApp} from '../../../demo/express.js';
import type worker from '../../../demo/worker.js';
import {DEFAULT_ACCOUNT_ID, DEFAULT_API_KEY, type Simulator} from '../../../src/simulator/index.js';
import {serveSimulator} from '../../../src/simulator/node.js';
import {
  at,
  bodyOf,
  connectionsOf,
  GB_ADDRESS,
  listAt,
  ORIGIN,
  textAt,
  tokenOf,
} from '../../support/server/companion.js';
import {listen} from '../../support/server/listen.js';
import {nameOf} from '../../support/server/customer.js';
import {speak} from '../../support/simulator/client.js';

/** A customer connects a tariff on a host's site: from the token to the tariff's live status. */
async function connectThrough(
  host: (path: string, init?: RequestInit) => Promise<Response>,
  simulator: Simulator,
): Promise<void> {
  const {turn, choose, restore} = speak(simulator);
  const {connect_token} = await tokenOf(await host('connect-token', {method: 'POST'}));
  await restore(connect_token);
  await turn(connect_token, 'postal_address_capture', {data: {postal_address: GB_ADDRESS}});
  const page = await choose(connect_token, nameOf('library'));
  const [tariff = null] = listAt(page.body, 'data.tariffs');
  await turn(connect_token, 'tariff_select', {data: {tariff: {id: at(tariff, 'id')}}});
  const route = textAt((await restore(connect_token)).body, 'route');
  await turn(connect_token, route, {action: 'SAVE'});

  const completed = await host('complete', {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify({connect_token}),
  });
  const [connection] = await connectionsOf(completed);
  const tariffs = await bodyOf(await host('tariffs'));
  assert.equal(at(tariffs, 'locations.0.location_id'), connection?.location_id);
  assert.equal(at(tariffs, 'locations.0.tariff_status.commodity_import.status'), 'CONNECTED');
}

test('the sample for Express connects a tariff, before a body parser and after it', async t => {
  const {simulator, url, close} = await serveSimulator();
  t.after(close);
  for (const parsers of [[], [express.json()]]) {
    const app = expressApp(
      {
        ...{accountId: DEFAULT_ACCOUNT_ID, apiKey: DEFAULT_API_KEY, apiUrl: `${url}/api`},
        getCustomerId: request => request.headers.get('x-customer'),
        callbackUrl: `${ORIGIN}/flatpeak/callback`,
      },
      parsers,
    );
    const site = await listen(t, app);
    const host = (path: string, init: RequestInit = {}) =>
      fetch(`${site}/flatpeak/${path}`, {
        ...init,
        headers: {...init.headers, 'x-customer': 'ann'},
      });
    await connectThrough(host, simulator);
    const rest = await fetch(site);
    assert.match(await rest.text(), /rest of the site/);
  }
});

const WORKER = fileURLToPath(new URL('../../../demo/worker.ts', import.meta.url));
const SERVER = fileURLToPath(new URL('../../../src/server/index.ts', import.meta.url));

/** The sample for workers as one script, and all that it imports. */
async function bundleWorker() {
  const imported: string[] = [];
  const [
    {
      output: [chunk],
    },
  ] = (await build({
    configFile: false,
    logLevel: 'silent',
    resolve: {alias: {'flatpeak-connect/server': SERVER}},
    plugins: [
      {
        name: 'imports',
        enforce: 'pre',
        resolveId: id => void imported.push(id),
      },
    ],
    build: {
      write: false,
      target: 'es2022',
      lib: {entry: WORKER, formats: ['iife'], name: 'worker'},
    },
  })) as unknown as [{output: [{code: string}]}];
  return {imported, code: chunk.code};
}

/** What a worker has besides the language itself. */
const WEB = {
  ...{fetch, Request, Response, Headers, URL, URLSearchParams, AbortSignal, AbortController},
  ...{crypto, TextEncoder, TextDecoder, ReadableStream, atob, btoa, setTimeout, clearTimeout},
};

test('the sample for workers connects a tariff with nothing of Node', async t => {
  const {imported, code} = await bundleWorker();
  const ofNode = imported.filter(id => id.startsWith('node:') || builtinModules.includes(id));
  assert.deepEqual(ofNode, []);
  assert.ok(imported.length > 20, 'the whole graph was walked');

  const {simulator, url, close} = await serveSimulator();
  t.after(close);
  const database = await PGlite.create();
  t.after(() => database.close());
  const context = createContext({...WEB});
  runInContext(code, context);
  const {fetch: answer} = context['worker'] as typeof worker;
  const env = {
    FLATPEAK_ACCOUNT_ID: DEFAULT_ACCOUNT_ID,
    FLATPEAK_API_KEY: DEFAULT_API_KEY,
    FLATPEAK_API_URL: `${url}/api`,
    ORIGIN,
    SESSIONS: {get: async (id: string) => (id === 's1' ? 'ann' : null)},
    DATABASE: database,
  };
  const as =
    (cookie: string) =>
    (path: string, init: RequestInit = {}) =>
      answer(
        new Request(`${ORIGIN}/flatpeak/${path}`, {...init, headers: {...init.headers, cookie}}),
        env,
      );
  await connectThrough(as('theme=dark; session=s1'), simulator);
  for (const cookie of ['', 'session=s2', 'other_session=s1']) {
    assert.equal((await as(cookie)('tariffs')).status, 401);
  }
});
