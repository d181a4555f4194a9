// A companion server as a process of its own, on the PostgreSQL that DATABASE_URL names: what the
// tests of several processes start. It prints its address, and tells HOST_URL what a host hears.
import {createServer} from 'node:http';
import {Pool} from 'pg';
import {createFlatpeakServer, sqlStore} from '../../src/server/index.js';
import {toNodeListener} from '../../src/server/node.js';
import {ACCOUNT, KEY} from './server-house.js';

const env = (name: string) => process.env[name] ?? '';

const tell = async (what: string, body: object) => {
  const init = {method: 'POST', body: JSON.stringify(body)};
  const {ok} = await fetch(`${env('HOST_URL')}/${what}`, init);
  if (!ok) throw new Error('The host did not take it.');
};

const server = createFlatpeakServer({
  ...{accountId: ACCOUNT, apiKey: KEY, apiUrl: env('UPSTREAM_URL')},
  customerOf: request => request.headers.get('x-customer'),
  callbackUrl: 'https://shop.example/flatpeak/callback',
  store: sqlStore(new Pool({connectionString: env('DATABASE_URL')})),
  onConnected: ({customer, locationId}) => tell('connected', {customer, locationId}),
  webhook: {verify: async () => true},
  onEvent: ({id}) => tell('event', {id}),
});

const listener = createServer(toNodeListener(server)).listen(0, '127.0.0.1', () => {
  const address = listener.address();
  if (typeof address === 'object') console.log(`http://127.0.0.1:${address?.port ?? ''}`);
});
