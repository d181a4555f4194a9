// A companion as a process of its own, which tests and benchmarks start with spawn-process.ts. It
// prints its URL, and posts each callback to SITE_URL.
import {PGlite} from '@electric-sql/pglite';
import {Pool} from 'pg';
import {createFlatpeakServer, signatureVerifier, sqlStore} from '../../../src/server/index.js';
import {toNodeListener} from '../../../src/server/node.js';
import {announce} from './announce-port.js';
import {expireClaims} from './expire-claims.js';

const env = (name: string) => process.env[name] ?? '';

const post = async (callback: string, body: object) => {
  if (!env('SITE_URL')) return;
  const init = {method: 'POST', body: JSON.stringify(body)};
  const {ok} = await fetch(`${env('SITE_URL')}/${callback}`, init);
  if (!ok) throw new Error('The site did not accept the callback.');
};

const database = env('DATABASE_URL');
const jwksUrl = env('JWKS_URL');

const client = database.startsWith('postgres:')
  ? new Pool({connectionString: database})
  : new PGlite(database);
if (env('EXPIRE_CLAIMS')) await expireClaims(client);

const server = createFlatpeakServer({
  ...{accountId: env('ACCOUNT_ID'), apiKey: env('API_KEY'), apiUrl: env('UPSTREAM_URL')},
  ...(env('TIMEOUT') && {timeout: Number(env('TIMEOUT'))}),
  getCustomerId: request => request.headers.get('x-customer'),
  callbackUrl: 'https://shop.example/flatpeak/callback',
  store: sqlStore(client),
  onConnected: ({customer, locationId}) => post('connected', {customer, locationId}),
  webhook: {verify: jwksUrl ? signatureVerifier({jwksUrl}) : async () => true},
  onEvent: ({id}) => post('event', {id}),
});

announce(toNodeListener(server));
