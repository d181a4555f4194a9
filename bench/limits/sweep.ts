import {createFlatpeakServer, sqlStore, type SqlClient} from '../../src/server/index.js';
import type {Scope} from '../../test/support/server/listen.js';
import type {DatabaseKind} from '../databases.js';
import {round} from '../numbers.js';
import {Course, tableOf, type Part} from './parts.js';
import {createLightService} from './service.js';

/** Every so many-th session is finished, and nobody has noticed. */
const FINISHED_EVERY = 100;

export interface MeasuredSweep {
  readonly completed: number;
  readonly failed: number;
  /** Calls of `onConnected`. */
  readonly connected: number;
  /** Requests to the service, by method and path. */
  readonly upstream: ReadonlyMap<string, number>;
  readonly ms: number;
  readonly parts: readonly Part[];
  /** A second sweep at once that backs off, as `scheduleCatchUp` does: only exchanges. */
  readonly again: {readonly exchanges: number; readonly ms: number};
}

/** How long ago the tokens were minted, and how long they last, in milliseconds. */
const AGE_MS = 3_600_000;
const LIFETIME_MS = 86_400_000;

/** The open tokens of as many customers. */
const insertTokens = (client: SqlClient, tokens: number) =>
  client.query(
    `INSERT INTO flatpeak_sessions
       (token_hash, connect_token, customer, direction, tariff_type, created, expires)
     SELECT encode(sha256(convert_to('cot_' || n, 'UTF8')), 'hex'), 'cot_' || n, 'customer-' || n,
       'IMPORT', 'COMMODITY', minted, minted + $3
     FROM generate_series(1, $1::integer) AS n,
       (SELECT extract(epoch FROM clock_timestamp())::double precision * 1000 - $2 AS minted) AS clock`,
    [tokens, AGE_MS, LIFETIME_MS],
  );

const isFinished = (token: string) => Number(token.replace('cot_', '')) % FINISHED_EVERY === 0;

/** `catchUp` when very many sessions are open. */
export async function measureSweep(
  t: Scope,
  kind: DatabaseKind,
  tokens: number,
): Promise<MeasuredSweep> {
  const {open} = await kind.make(t);
  const client = await open();
  const store = sqlStore(client);
  // Creates the tables.
  await store.expireTokens();
  await insertTokens(client, tokens);

  const course = new Course(tokens);
  let [exchanges, connected] = [0, 0];
  const service = createLightService({
    isFinished,
    onExchange() {
      exchanges++;
      course.advance();
    },
  });
  const server = createFlatpeakServer({
    ...{accountId: 'acc_bench', apiKey: 'key_bench', apiUrl: 'https://service.example'},
    fetch: service.fetch,
    getCustomerId: () => undefined,
    callbackUrl: 'https://shop.example/flatpeak/callback',
    store,
    onConnected() {
      connected++;
    },
  });
  const begin = performance.now();
  const {completed, failed} = await server.catchUp();
  const ms = performance.now() - begin;
  const [upstream, parts] = [new Map(service.counts), [...course.parts]];

  const before = exchanges;
  const beginAgain = performance.now();
  await server.catchUp({backsOff: true});
  const again = {exchanges: exchanges - before, ms: performance.now() - beginAgain};
  return {completed, failed, connected, upstream, ms, parts, again};
}

export async function reportSweep(t: Scope, kind: DatabaseKind, tokens: number): Promise<string> {
  const {completed, failed, connected, upstream, ms, parts, again} = await measureSweep(
    t,
    kind,
    tokens,
  );
  const asked = [...upstream].map(([call, count]) => `\`${call}\` ${count}`).join(', ');
  return `${tableOf('tokens', parts)}

${round(ms / 1000)} s. Completed: ${completed}. Failed: ${failed}. Calls of \`onConnected\`: ${connected}. Asked the service: ${asked}. Again at once with \`backsOff\`: ${again.exchanges} exchanges, ${round(again.ms / 1000)} s.`;
}
