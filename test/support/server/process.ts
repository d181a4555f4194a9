// A companion server as a process of its own: what tests and benchmarks of several processes, and
// of their end, start through server-spawn.ts. It prints its address, and tells HOST_URL what a
// host hears.
import {PGlite} from '@electric-sql/pglite';
import {Pool} from 'pg';
import {createFlatpeakServer, signatureVerifier, sqlStore} from '../../../src/server/index.js';
import {toNodeListener} from '../../../src/server/node.js';
import {announce} from './announce-port.js';
import {ACCOUNT, KEY} from './companion.js';
import {expireClaims} from './expire-claims.js';

const env = (name: string) => process.env[name] ?? '';

const tell = async (what: string, body: object) => {
  if (!env('HOST_URL')) return;
  const init = {method: 'POST', body: JSON.stringify(body)};
  const {ok} = await fetch(`${env('HOST_URL')}/${what}`, init);
  if (!ok) throw new Error('The host did not take it.');
};

const database = env('DATABASE_URL');
const jwksUrl = env('JWKS_URL');

const client = database.startsWith('postgres:')
  ? new Pool({connectionString: database})
  : new PGlite(database);
if (env('EXPIRE_CLAIMS')) await expireClaims(client);

const server = createFlatpeakServer({
  ...{accountId: ACCOUNT, apiKey: KEY, apiUrl: env('UPSTREAM_URL')},
  ...(env('TIMEOUT') && {timeout: Number(env('TIMEOUT'))}),
  getCustomerId: request => request.headers.get('x-customer'),
  callbackUrl: 'https://shop.example/flatpeak/callback',
  store: sqlStore(client),
  onConnected: ({customer, locationId}) => tell('connected', {customer, locationId}),
  webhook: {verify: jwksUrl ? signatureVerifier({jwksUrl}) : async () => true},
  onEvent: ({id}) => tell('event', {id}),
});

announce(toNodeListener(server));
