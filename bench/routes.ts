import {Client, inParallel} from '../test/support/server/load/client.js';
import type {Scope} from '../test/support/server/listen.js';
import {spawnProgram, spawnServer} from '../test/support/server/spawn-process.js';
import {signWebhook} from '../src/server/index.js';
import type {DatabaseKind} from './databases.js';
import {recordStatements} from './statements.js';
import {figuresOf, medianOf, ratioOf, type Figures} from './numbers.js';

/** Requests of one kind in one round, and how many of them are under way at once. */
export const REQUESTS = 300;
export const AT_ONCE = 16;

/** Rounds that count, after two that don't. */
export const ROUNDS = 15;
const WARM_UP = 2;

interface Ask {
  readonly method?: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
}

/** What one kind of request came to. */
export interface Measured {
  readonly name: string;
  readonly figures: Figures;
  /** As so many times that of the bare handler. */
  readonly ratio: Figures;
  /** As so many times that of the handler by hand; undefined for the bare handler. */
  readonly byHand: Figures | undefined;
}

const json = {'content-type': 'application/json'};

/** Sends all, and takes anything but a success for a broken measurement. */
async function send(client: Client, asks: readonly Ask[]): Promise<Figures> {
  const latencies: number[] = [];
  const begin = performance.now();
  await inParallel(AT_ONCE, asks, async ({method = 'POST', url, headers, body}) => {
    const answer = await client.send(method, url, headers, body);
    if (answer.status !== 200) throw new Error(`${url}: ${answer.status}, ${answer.body}`);
    latencies.push(answer.ms);
  });
  return figuresOf(latencies, performance.now() - begin);
}

const repeat = <T>(make: (nth: number) => T) => Array.from({length: REQUESTS}, (_, i) => make(i));

/** Signed events, each about the location of another customer. */
export async function createSender() {
  const {privateKey, publicKey} = await crypto.subtle.generateKey(
    {
      ...{name: 'RSA-PSS', hash: 'SHA-256', modulusLength: 2048},
      publicExponent: new Uint8Array([1, 0, 1]),
    },
    true,
    ['sign', 'verify'],
  );
  const {kty, n, e} = await crypto.subtle.exportKey('jwk', publicKey);
  const keyId = 'wsk_test_bench';
  let serial = 0;
  const event = () => ({
    id: `evt_${++serial}`,
    object: 'event',
    time_created: new Date().toISOString(),
    type: 'tariff.expiring',
    data: {live_mode: false, location_id: `loc_cot_${serial}`, tariff_id: 'trf_1'},
  });
  return {
    jwks: JSON.stringify({kty, n, e, kid: keyId, alg: 'PS256', use: 'sig'}),
    async deliver(url: string): Promise<Ask> {
      const body = JSON.stringify(event());
      const signed = await signWebhook(body, {privateKey, keyId});
      return {url, headers: {...json, ...signed}, body};
    },
  };
}

const BARE = 'bare handler';

/** Figures by the kind of request. */
type Round = ReadonlyMap<string, Figures>;

/** What was measured in a round of the companion and of the limits beside it. */
interface Rounds {
  readonly companion: Round;
  readonly byHand: Round;
  readonly bare: Figures;
}

/**
 * Starts the companion and the handler by hand before one service, each with a database of its own.
 * @param jwks the keys of webhooks
 */
export async function startBoth(t: Scope, kind: DatabaseKind, jwks: string) {
  const [own, other] = [await kind.make(t), await kind.make(t)];
  const upstream = await spawnProgram(t, new URL('upstream.ts', import.meta.url), {JWKS: jwks});
  const [companion, byHand] = await Promise.all([
    spawnServer(t, {
      database: own.place,
      upstreamUrl: upstream.url,
      jwksUrl: `${upstream.url}/jwks.json`,
    }),
    spawnProgram(t, new URL('by-hand.ts', import.meta.url), {
      ...{DATABASE_URL: other.place, UPSTREAM_URL: upstream.url},
      STATEMENTS: JSON.stringify(await recordStatements()),
    }),
  ]);
  return {companion, byHand};
}

/**
 * Measures the routes of one server process, and in turn with them the bare handler and the handler
 * by hand.
 * @param count rounds that count
 */
export async function measureRoutes(
  t: Scope,
  kind: DatabaseKind,
  count: number,
): Promise<Measured[]> {
  const sender = await createSender();
  const bare = await spawnProgram(t, new URL('bare.ts', import.meta.url));
  const {companion, byHand} = await startBoth(t, kind, sender.jwks);
  const client = new Client();
  t.after(() => client.close());

  /** One round, in the order of the table. */
  async function measure(url: string, nth: number): Promise<Round> {
    const customers = repeat(i => ({...json, 'x-customer': `customer-${nth}-${i}`}));
    const urlOf = (route: string) => `${url}/flatpeak/${route}`;
    const post = (route: string) =>
      send(
        client,
        customers.map(headers => ({url: urlOf(route), headers, body: '{}'})),
      );
    const get = (route: string) =>
      send(
        client,
        customers.map(headers => ({method: 'GET', url: urlOf(route), headers})),
      );
    const sessions = [
      ['`connect-token`', await post('connect-token')],
      ['`complete`, a finished session', await post('complete')],
      ['`complete`, a repeat', await post('complete')],
    ] as const;
    // Later than the sessions at their locations, so that each customer has an open alert.
    const deliveries = await Promise.all(repeat(() => sender.deliver(urlOf('webhooks'))));
    return new Map([
      ...sessions,
      ['`webhooks`, a new event', await send(client, deliveries)],
      ['`webhooks`, a repeat', await send(client, deliveries)],
      ['`tariffs`, of a new customer', await get('tariffs')],
      ['`tariffs`, a repeat', await get('tariffs')],
      ['`prices`, of a new customer', await get('prices')],
      ['`prices`, a repeat', await get('prices')],
    ]);
  }

  const rounds: Rounds[] = [];
  for (let nth = 0; nth < WARM_UP + count; nth++) {
    const nothing = await send(
      client,
      repeat(() => ({url: bare.url, headers: json, body: '{}'})),
    );
    // In turn, so that what changes on the machine meanwhile affects both alike.
    const first = await measure(nth % 2 ? companion.url : byHand.url, nth);
    const second = await measure(nth % 2 ? byHand.url : companion.url, nth);
    const both = nth % 2 ? {companion: first, byHand: second} : {companion: second, byHand: first};
    if (nth >= WARM_UP) rounds.push({...both, bare: nothing});
  }
  const bareFigures = medianOf(rounds.map(({bare}) => bare));
  return [
    {name: BARE, figures: bareFigures, ratio: ratioOf(bareFigures, bareFigures), byHand: undefined},
    ...[...(rounds[0]?.companion.keys() ?? [])].map(name => summaryOf(name, rounds)),
  ];
}

function summaryOf(name: string, rounds: readonly Rounds[]): Measured {
  const found = rounds.flatMap(({companion, byHand, bare}) => {
    const [figures, limit] = [companion.get(name), byHand.get(name)];
    return figures && limit
      ? [{figures, ratio: ratioOf(figures, bare), byHand: ratioOf(figures, limit)}]
      : [];
  });
  return {
    name,
    figures: medianOf(found.map(({figures}) => figures)),
    ratio: medianOf(found.map(({ratio}) => ratio)),
    byHand: medianOf(found.map(({byHand}) => byHand)),
  };
}
