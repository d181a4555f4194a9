// A companion server as a process of its own: what tests and benchmarks of several processes, and
// of their end, start through server-spawn.ts. It prints its address, and tells HOST_URL what a
// host hears.
import {Pool} from 'pg';
import {createFlatpeakServer, signatureVerifier, sqlStore} from '../../../src/server/index.js';
import {toNodeListener} from '../../../src/server/node.js';
import {pgliteStore} from '../../../src/server/pglite.js';
import {announce} from './announce-port.js';
import {ACCOUNT, KEY} from './companion.js';

const env = (name: string) => process.env[name] ?? '';

const tell = async (what: string, body: object) => {
  if (!env('HOST_URL')) return;
  const init = {method: 'POST', body: JSON.stringify(body)};
  const {ok} = await fetch(`${env('HOST_URL')}/${what}`, init);
  if (!ok) throw new Error('The host did not take it.');
};

const database = env('DATABASE_URL');
const ahead = Number(env('CLOCK_AHEAD'));
const jwksUrl = env('JWKS_URL');

const server = createFlatpeakServer({
  ...{accountId: ACCOUNT, apiKey: KEY, apiUrl: env('UPSTREAM_URL')},
  ...(env('TIMEOUT') && {timeout: Number(env('TIMEOUT'))}),
  now: () => Date.now() + ahead,
  getCustomerId: request => request.headers.get('x-customer'),
  callbackUrl: 'https://shop.example/flatpeak/callback',
  store: database.startsWith('postgres:')
    ? sqlStore(new Pool({connectionString: database}))
    : await pgliteStore(database),
  onConnected: ({customer, locationId}) => tell('connected', {customer, locationId}),
  webhook: {verify: jwksUrl ? signatureVerifier({jwksUrl}) : async () => true},
  onEvent: ({id}) => tell('event', {id}),
});

announce(toNodeListener(server));
