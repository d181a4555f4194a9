// The fair limit: a server by hand with the companion's requests to the service, its statements
// (STATEMENTS, as JSON: see statements.ts), its responses, and the checks that no such server may
// leave out: who asks and from where, the size and type of a body, signatures, time limits and
// responses of the service, claims of others. It has no retries, logs, telemetry or options, reads
// no data but that of this benchmark, and answers every failure with a status alone.
import {createHash, randomUUID} from 'node:crypto';
import type {IncomingMessage, ServerResponse} from 'node:http';
import {PGlite} from '@electric-sql/pglite';
import {Pool} from 'pg';
import {signatureVerifier, sqlStore, type SqlClient} from '../src/server/index.js';
import {announce} from '../test/support/server/announce-port.js';
import type {Job, Statements} from './statements.js';

const env = (name: string) => process.env[name] ?? '';
const place = env('DATABASE_URL');
const upstream = env('UPSTREAM_URL');
const statements = JSON.parse(env('STATEMENTS')) as Statements;

/** Ends a request with a status. */
class Refusal extends Error {
  constructor(readonly status: number) {
    super(String(status));
  }
}

function check(isRight: boolean, status: number): asserts isRight {
  if (!isRight) throw new Refusal(status);
}

const BAD_GATEWAY = 502;
const BUSY = 503;

type Row = Readonly<Record<string, string | number | boolean | null>>;

const client: SqlClient = place.startsWith('postgres:')
  ? new Pool({connectionString: place})
  : await PGlite.create(place);
// Creates the tables.
await sqlStore(client).openTokens('nobody', 1);

/** Runs the statement of a job that has this index. */
async function run(job: Job, index: number, params: unknown[]): Promise<readonly Row[]> {
  return (await client.query(statements[job][index] ?? '', params)).rows as Row[];
}

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** One request to the service; `T` is the response as documented, still to be checked. */
async function exchange<T>(path: string, authorization: string, body?: object): Promise<T> {
  const response = await fetch(upstream + path, {
    ...(body && {method: 'POST', body: JSON.stringify(body)}),
    headers: {
      ...{accept: 'application/json', authorization, 'flatpeak-version': '2024-08-24.zero'},
      ...(body && {'content-type': 'application/json'}),
    },
    redirect: 'manual',
    signal: AbortSignal.timeout(10 * SECOND_MS),
  });
  check(response.ok, BAD_GATEWAY);
  return (await response.json()) as T;
}

let bearer: Promise<string> | undefined;
let bearerExpires = 0;

async function logIn(): Promise<string> {
  const key = btoa(`${env('ACCOUNT_ID')}:${env('API_KEY')}`);
  const login = await exchange<{bearer_token: unknown; expires_in: unknown}>(
    '/login',
    `Basic ${key}`,
  );
  check(
    typeof login.bearer_token === 'string' && typeof login.expires_in === 'number',
    BAD_GATEWAY,
  );
  bearerExpires = Date.now() + login.expires_in * SECOND_MS - MINUTE_MS;
  return `Bearer ${login.bearer_token}`;
}

async function ask<T>(path: string, body?: object): Promise<T> {
  if (Date.now() > bearerExpires) {
    bearerExpires = Infinity;
    bearer = logIn();
  }
  return exchange<T>(path, (await bearer) ?? '', body);
}

const CACHE_SIZE = 1000;
const cache = new Map<string, {readonly expires: number; readonly response: Promise<unknown>}>();

/** Asks at most every 15 minutes. */
function askOnce<T>(path: string, isRight: (response: T) => boolean): Promise<T> {
  const known = cache.get(path);
  if (known && known.expires > Date.now()) return known.response as Promise<T>;
  const response = ask<T>(path).then(result => {
    check(isRight(result), BAD_GATEWAY);
    return result;
  });
  response.catch(() => cache.delete(path));
  cache.set(path, {expires: Date.now() + 15 * MINUTE_MS, response});
  const [oldest = ''] = cache.keys();
  if (cache.size > CACHE_SIZE) cache.delete(oldest);
  return response;
}

interface Prices {
  readonly currency_code: string;
  readonly data: readonly {valid_from: string; valid_to: string; tariff: {rate: number}}[];
}

const isPrices = ({data, currency_code}: Prices) =>
  typeof currency_code === 'string' &&
  data.every(
    ({valid_from, valid_to, tariff}) =>
      Date.parse(valid_from) < Date.parse(valid_to) && typeof tariff.rate === 'number',
  );

/** The prices of some hours around the present one. */
function pricesOf(location: string, from: number, to: number): Promise<Prices> {
  const hour = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;
  const time = (hours: number) => new Date(hour + hours * HOUR_MS).toISOString();
  const query = new URLSearchParams({
    ...{include_tariff: 'true', start_time: time(from), end_time: time(to), direction: 'IMPORT'},
  });
  return askOnce(`/tariffs/rates/${encodeURIComponent(location)}?${query}`, isPrices);
}

interface Status {
  readonly tariff_status: Readonly<
    Record<string, {status: string; connection_type: string; provider: object; tariff: object}>
  >;
}

const isStatus = ({tariff_status}: Status) =>
  Object.values(tariff_status).every(({status}) => typeof status === 'string');

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

const connectionToJson = ({location_id, postal_address, direction, ...row}: Row) => ({
  ...{location_id, postal_address, direction},
  ...{tariff_type: row['tariff_type'], outcome: row['outcome'], pending: row['pending']},
});

const alertToJson = ({id, type, tariff_id, created}: Row) => ({
  ...{id, type, kind: 'commodity_import', tariff_id},
  time_created: new Date(Number(created)).toISOString(),
});

/** What a site does with a new connection or an event. */
const notify = async (_what: object) => {};

async function complete({token_hash: hash, connect_token: token, asks, ...purpose}: Row) {
  const claim = randomUUID();
  const [claimed] = await run('complete', 1, [hash, claim, MINUTE_MS, asks]);
  check(claimed?.['taken'] === true, BUSY);
  const {location_id, complete_action, is_tariff_processed} = await ask<{
    readonly location_id: unknown;
    readonly complete_action: string;
    readonly is_tariff_processed: boolean;
  }>(`/connect/tariff/token?${new URLSearchParams({connect_token: String(token)})}`);
  check(typeof location_id === 'string', BAD_GATEWAY);
  const {postal_address} = await ask<{postal_address: unknown}>(
    `/locations/${encodeURIComponent(location_id)}`,
  );
  check(typeof postal_address === 'object', BAD_GATEWAY);
  const outcome = complete_action === 'DISCONNECT' ? 'disconnected' : 'saved';
  const pending = outcome === 'saved' && !is_tariff_processed;
  const fields = [location_id, outcome, pending, Date.now(), MINUTE_MS];
  const address = JSON.stringify(postal_address);
  const about = [purpose['direction'], purpose['tariff_type']];
  const recorded = await run('complete', 2, [hash, claim, ...fields, address, ...about]);
  check(recorded.length > 0, BUSY);
  await notify({location_id, outcome, pending, idempotencyKey: hashOf(String(hash))});
  await run('complete', 3, [hash, claim]);
}

interface Event {
  readonly id: string;
  readonly type: string;
  readonly time_created: string;
  readonly data: {readonly location_id: string; readonly tariff_id: string};
}

const verify = signatureVerifier({jwksUrl: `${upstream}/jwks.json`});

/** @throws SyntaxError if it is not JSON */
const parseJson = (body: Buffer): unknown => JSON.parse(body.toString());

const DIRECTIONS: readonly unknown[] = ['IMPORT', 'EXPORT', 'LOCAL'];

type Work = (customer: string, body: Buffer, req: IncomingMessage) => Promise<object>;

const JOBS: Readonly<Record<Job, Work>> = {
  async 'connect-token'(customer, body) {
    const {direction = 'IMPORT'} = parseJson(body) as {direction?: string};
    check(DIRECTIONS.includes(direction), 400);
    const [limiting] = await run('connect-token', 0, [customer, 59]);
    check(!limiting || Number(limiting['age']) > HOUR_MS, 429);
    const minted = await ask<{connect_token: unknown; expires_in: unknown; live_mode: unknown}>(
      '/connect/tariff/token',
      {
        callback_uri: 'https://shop.example/flatpeak/callback',
        ...{direction, type: 'COMMODITY', customer_reference_id: customer},
      },
    );
    const {connect_token, expires_in, live_mode} = minted;
    check(typeof connect_token === 'string' && typeof expires_in === 'number', BAD_GATEWAY);
    const fields = [hashOf(connect_token), connect_token, customer, direction, 'COMMODITY', null];
    await run('connect-token', 1, [...fields, expires_in * SECOND_MS]);
    return {connect_token, expires_in, live_mode};
  },

  async complete(customer, body) {
    parseJson(body);
    for (const row of await run('complete', 0, [customer, 1000])) await complete(row);
    return {connections: (await run('complete', 4, [customer])).map(connectionToJson)};
  },

  async webhooks(_customer, body, {headers}) {
    const received = {
      headers: new Headers(headers as Record<string, string>),
      path: '',
      body: new Uint8Array(body),
    };
    check(await verify(received), 401);
    const {id, type, data, time_created} = parseJson(body) as Event;
    check(typeof id === 'string' && typeof type === 'string', 400);
    const claim = randomUUID();
    const fields = [id, type, Date.parse(time_created), data.location_id, data.tariff_id, true];
    const [known] = await run('webhooks', 0, [...fields, claim, 20 * SECOND_MS]);
    if (!known?.['taken']) {
      check(known?.['done'] === true, BUSY);
      return {};
    }
    const customers = await run('webhooks', 1, [data.location_id]);
    await notify({id, type, data, customers: customers.map(({customer}) => customer)});
    await run('webhooks', 2, [id, claim]);
    return {};
  },

  async tariffs(customer) {
    const [connections, alerts] = await Promise.all([
      run('tariffs', 0, [customer]),
      run('tariffs', 1, [customer]),
      run('tariffs', 2, [customer, 20]),
    ]);
    const locations = connections.map(async ({location_id, postal_address, pending}) => {
      const id = String(location_id);
      const {tariff_status} = await askOnce(
        `/locations/${encodeURIComponent(id)}/status`,
        isStatus,
      );
      const entries = Object.entries(tariff_status).map(async ([key, tariff]) => {
        const isConnected = tariff.status === 'CONNECTED';
        const prices = isConnected ? await pricesOf(id, 0, 1) : undefined;
        const now = Date.now();
        const entry = prices?.data.find(
          ({valid_from, valid_to}) => Date.parse(valid_from) <= now && now < Date.parse(valid_to),
        );
        const price = prices &&
          entry && {
            ...{value: entry.tariff.rate, valid_to: entry.valid_to},
            currency_code: prices.currency_code,
          };
        const {status, connection_type, provider} = tariff;
        return [
          key,
          {
            ...{status, connection_type, provider, tariff: tariff.tariff},
            ...{pending: pending && !isConnected, price: price ?? null},
          },
        ] as const;
      });
      return {
        ...{location_id, postal_address, problem: null},
        tariff_status: Object.fromEntries(await Promise.all(entries)),
        alerts: alerts.filter(alert => alert['location_id'] === id).map(alertToJson),
      };
    });
    return {locations: await Promise.all(locations)};
  },

  async prices(customer) {
    const [connection] = await run('prices', 0, [customer]);
    check(connection !== undefined, 404);
    return pricesOf(String(connection['location_id']), -25, 50);
  },
};

const MAX_BODY_BYTES = 64 * 1024;

const readBody = (req: IncomingMessage) =>
  new Promise<Buffer>((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    req.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > MAX_BODY_BYTES) reject(new Refusal(413));
      else chunks.push(chunk);
    });
    req.on('end', () => resolve(Buffer.concat(chunks)));
    req.on('error', reject);
  });

/** Rejects what a page of another site sends with the customer's cookies. */
function rejectCrossSite({headers}: IncomingMessage) {
  const {origin, host} = headers;
  const isOwn = origin === undefined || origin === `http://${host ?? ''}`;
  check(isOwn && headers['sec-fetch-site'] !== 'cross-site', 403);
}

async function handle(req: IncomingMessage): Promise<object> {
  const job = (req.url ?? '').replace('/flatpeak/', '');
  check(Object.hasOwn(JOBS, job), 404);
  const {'x-customer': customer, 'content-type': type} = req.headers;
  if (job !== 'webhooks') {
    rejectCrossSite(req);
    check(typeof customer === 'string' && customer !== '', 401);
  }
  if (req.method === 'GET') return JOBS[job as Job](String(customer), Buffer.alloc(0), req);
  check(type === 'application/json', 415);
  return JOBS[job as Job](String(customer), await readBody(req), req);
}

const RESPONSE_HEADERS = {
  'content-type': 'application/json',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};

async function respond(req: IncomingMessage, res: ServerResponse) {
  try {
    const text = JSON.stringify(await handle(req));
    res.writeHead(200, RESPONSE_HEADERS).end(text);
  } catch (error) {
    res.writeHead(error instanceof Refusal ? error.status : 500).end();
  }
}

announce((req, res) => void respond(req, res));
