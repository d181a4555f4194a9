import {sqlStore} from '../../src/server/index.js';
import {
  at,
  bodyOf,
  listAt,
  startCompanion,
  type Json,
} from '../../test/support/server/companion.js';
import type {Scope} from '../../test/support/server/listen.js';
import type {DatabaseKind} from '../databases.js';
import {quantile, round, table} from '../numbers.js';
import {answerLater} from './service.js';

const ROUNDS = 20;
const AT_ONCE = 10;

/** One way of asking, in each round of which so many requests are under way at once. */
interface Way {
  readonly name: string;
  /** Of the option `cacheSize`; undefined leaves the default. */
  readonly cacheSize: number | undefined;
  readonly atOnce: number;
}

const WAYS: readonly Way[] = [
  {name: '`cacheSize: 0`', cacheSize: 0, atOnce: 1},
  {name: 'cached', cacheSize: undefined, atOnce: 1},
  {name: `cached, ${AT_ONCE} at once`, cacheSize: undefined, atOnce: AT_ONCE},
];

interface TariffFigures {
  readonly p50: number;
  readonly p99: number;
  /** Requests to the service for one answer. */
  readonly upstream: number;
}

export interface MeasuredTariffs {
  readonly name: string;
  /** Of the first round, when nothing is cached yet. */
  readonly first: TariffFigures;
  /** Of all later rounds. */
  readonly later: TariffFigures;
  /** Locations with a status and a price in the last response. */
  readonly whole: number;
}

/** A customer with many locations opens the tariff settings again and again. */
export async function measureTariffs(
  t: Scope,
  kind: DatabaseKind,
  locations: number,
): Promise<MeasuredTariffs[]> {
  const {open} = await kind.make(t);
  const store = sqlStore(await open());
  const {connect, simulator} = startCompanion({store, tokensPerHour: 2 * locations});
  for (let nth = 0; nth < locations; nth++) await connect();

  const measured: MeasuredTariffs[] = [];
  for (const {name, cacheSize, atOnce} of WAYS) {
    const {get, sent} = startCompanion({
      ...{store, on: simulator, way: answerLater},
      ...(cacheSize !== undefined && {cacheSize}),
    });
    let whole = 0;
    async function ask(): Promise<number> {
      const begin = performance.now();
      const response = await get('tariffs');
      const ms = performance.now() - begin;
      whole = listAt(await bodyOf(response), 'locations').filter(isWhole).length;
      return ms;
    }
    async function askRounds(rounds: number) {
      const before = sent.length;
      const latencies: number[] = [];
      for (let nth = 0; nth < rounds; nth++)
        latencies.push(...(await Promise.all(Array.from({length: atOnce}, ask))));
      return {
        p50: quantile(latencies, 0.5),
        p99: quantile(latencies, 0.99),
        upstream: (sent.length - before) / latencies.length,
      };
    }
    // Logs in, which is no part of what is measured.
    await get('ready');
    measured.push({name, first: await askRounds(1), later: await askRounds(ROUNDS), whole});
  }
  return measured;
}

const isWhole = (location: Json) => at(location, 'tariff_status.commodity_import.price') !== null;

export async function reportTariffs(
  t: Scope,
  kind: DatabaseKind,
  locations: number,
): Promise<string> {
  const measured = await measureTariffs(t, kind, locations);
  const cells = ({p50, p99, upstream}: TariffFigures) => [p50, p99, upstream].map(round);
  const head = ['p50 ms', 'p99 ms', 'asks the service'];
  return table([
    ['', ...head.map(name => `first: ${name}`), ...head.map(name => `later: ${name}`)],
    ...measured.map(({name, first, later}) => [name, ...cells(first), ...cells(later)]),
  ]);
}
