import {sqlStore} from '../../src/server/index.js';
import {connectionsOf, startCompanion} from '../../test/support/server/companion.js';
import type {Scope} from '../../test/support/server/listen.js';
import type {DatabaseKind} from '../databases.js';
import {quantile, round, table} from '../numbers.js';
import {countsOf} from './counts.js';
import {answerLater} from './service.js';

/** Open sessions of the customer; the page of one of them is finished. */
const OPEN_TOKENS = 3;

export interface MeasuredCompletes {
  readonly statuses: ReadonlyMap<number, number>;
  /** Answers that name the finished session's connection, and no other. */
  readonly whole: number;
  /** Requests to the service, by method and path. */
  readonly upstream: ReadonlyMap<string, number>;
  /** Calls of `onConnected`. */
  readonly connected: number;
  readonly p50: number;
  readonly p99: number;
}

/** One customer's page asks many times at once what has been connected. */
export async function measureCompletes(
  t: Scope,
  kind: DatabaseKind,
  requests: number,
): Promise<MeasuredCompletes> {
  const {open} = await kind.make(t);
  const {mint, finish, post, sent, connected} = startCompanion({
    store: sqlStore(await open()),
    way: answerLater,
  });
  for (let nth = 0; nth < OPEN_TOKENS; nth++) {
    const token = await mint();
    if (nth === 1) await finish(token);
  }
  const before = sent.length;
  const answers = await Promise.all(
    Array.from({length: requests}, async () => {
      const begin = performance.now();
      const response = await post('complete');
      const ms = performance.now() - begin;
      const connections = response.ok ? await connectionsOf(response) : [];
      return {status: response.status, ms, isWhole: connections.length === 1};
    }),
  );
  const latencies = answers.map(({ms}) => ms);
  return {
    statuses: countsOf(answers.map(({status}) => status)),
    whole: answers.filter(({isWhole}) => isWhole).length,
    upstream: countsOf(sent.slice(before).map(({call}) => call.replace(/loc_.+/, '{id}'))),
    connected: connected.length,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
  };
}

export async function reportCompletes(t: Scope, kind: DatabaseKind, requests: number) {
  const {statuses, whole, upstream, connected, p50, p99} = await measureCompletes(
    t,
    kind,
    requests,
  );
  const rows = [
    ...[...statuses].map(([status, count]) => [`answered with ${status}`, `${count}`]),
    ['name the one connection', `${whole}`],
    ...[...upstream].map(([call, count]) => [`asked the service: \`${call}\``, `${count}`]),
    ['calls of `onConnected`', `${connected}`],
    ['p50 ms', round(p50)],
    ['p99 ms', round(p99)],
  ];
  return table([['', ''], ...rows]);
}
