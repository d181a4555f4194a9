import {Client, inParallel} from '../test/support/server/load/client.js';
import type {Scope} from '../test/support/server/listen.js';
import {spawnProgram, spawnServer} from '../test/support/server/spawn-process.js';
import {signWebhook} from '../src/server/index.js';
import type {DatabaseKind} from './databases.js';
import {figuresOf, medianOf, ratioOf, type Figures} from './numbers.js';

/** Requests of one kind in one round, and how many of them are under way at once. */
export const REQUESTS = 300;
export const AT_ONCE = 16;

/** Rounds that count, after two that don't. */
export const ROUNDS = 5;
const WARM_UP = 2;

interface Ask {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** What one kind of request came to, and how much that is of what the bare handler did. */
export interface Measured {
  readonly name: string;
  readonly figures: Figures;
  readonly ratio: Figures;
}

const json = {'content-type': 'application/json'};

/** Sends all, and takes anything but a success for a broken measurement. */
async function send(client: Client, asks: readonly Ask[]): Promise<Figures> {
  const latencies: number[] = [];
  const begin = performance.now();
  await inParallel(AT_ONCE, asks, async ({url, headers, body}) => {
    const answer = await client.post(url, headers, body);
    if (answer.status !== 200) throw new Error(`Answered ${answer.status}: ${answer.body}`);
    latencies.push(answer.ms);
  });
  return figuresOf(latencies, performance.now() - begin);
}

const repeat = <T>(make: (nth: number) => T) => Array.from({length: REQUESTS}, (_, i) => make(i));

/** Signed events, each about a location of its own. */
async function createSender() {
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

/** A kind of request in a round, against the bare handler of the same round. */
function ratioIn(round: ReadonlyMap<string, Figures>, name: string): Figures[] {
  const [figures, bare] = [round.get(name), round.get(BARE)];
  return figures && bare ? [ratioOf(figures, bare)] : [];
}

/** Measures the routes of one server process, and the bare handler in turn with them. */
export async function measureRoutes(t: Scope, kind: DatabaseKind): Promise<Measured[]> {
  const sender = await createSender();
  const {place} = await kind.make(t);
  const [bare, upstream] = await Promise.all([
    spawnProgram(t, new URL('bare.ts', import.meta.url)),
    spawnProgram(t, new URL('upstream.ts', import.meta.url), {JWKS: sender.jwks}),
  ]);
  const server = await spawnServer(t, {
    database: place,
    upstreamUrl: upstream.url,
    jwksUrl: `${upstream.url}/jwks.json`,
  });
  const client = new Client();
  t.after(() => client.close());
  const urlOf = (route: string) => `${server.url}/flatpeak/${route}`;

  /** One round, in the order of the table. */
  async function measure(nth: number): Promise<Map<string, Figures>> {
    const customers = repeat(i => ({...json, 'x-customer': `customer-${nth}-${i}`}));
    const ask = (url: string, body: string) =>
      send(
        client,
        customers.map(headers => ({url, headers, body})),
      );
    const nothing = await ask(bare.url, '{}');
    const token = await ask(urlOf('connect-token'), '{}');
    const complete = await ask(urlOf('complete'), '');
    const completeAgain = await ask(urlOf('complete'), '');
    const deliveries = await Promise.all(repeat(() => sender.deliver(urlOf('webhooks'))));
    const webhook = await send(client, deliveries);
    const webhookAgain = await send(client, deliveries);
    return new Map([
      [BARE, nothing],
      ['`connect-token`', token],
      ['`complete`, a finished session', complete],
      ['`complete`, a repeat', completeAgain],
      ['`webhooks`, a new event', webhook],
      ['`webhooks`, a repeat', webhookAgain],
    ]);
  }

  const rounds: Map<string, Figures>[] = [];
  for (let nth = 0; nth < WARM_UP + ROUNDS; nth++) {
    const figures = await measure(nth);
    if (nth >= WARM_UP) rounds.push(figures);
  }
  const of = (name: string) => rounds.flatMap(round => round.get(name) ?? []);
  return [...(rounds[0]?.keys() ?? [])].map(name => ({
    name,
    figures: medianOf(of(name)),
    ratio: medianOf(rounds.flatMap(round => ratioIn(round, name))),
  }));
}
