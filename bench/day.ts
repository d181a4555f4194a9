import {setTimeout as delay} from 'node:timers/promises';
import {Client} from '../test/support/server/load/client.js';
import {badDay, type Wave} from '../test/support/server/load/day.js';
import {takeStock, type Stock} from '../test/support/server/load/stock.js';
import {startFleet} from '../test/support/server/load/fleet.js';
import type {Scope} from '../test/support/server/listen.js';
import {spawnProgram} from '../test/support/server/spawn-process.js';
import type {DatabaseKind} from './databases.js';
import {figuresOf, ratioOf, type Figures} from './numbers.js';

/** Customers of each wave, and how many of them, and of the deliveries, are under way at once. */
export const CROWD = 60;
export const AT_ONCE = 16;

/** How often the bare handler is asked beside the servers, in milliseconds. */
const BETWEEN = 5;

/** A wave of the day in numbers. */
export interface MeasuredWave {
  readonly name: string;
  /** How many requests were answered with each status; 0 stands for a broken connection. */
  readonly statuses: ReadonlyMap<number, number>;
  /** Of the requests that were answered with 200. */
  readonly figures: Figures;
  readonly ratio: Figures;
}

export interface MeasuredDay {
  readonly waves: readonly MeasuredWave[];
  readonly customers: number;
  readonly events: number;
  /** How often the host heard again of what a killed server had told it. */
  readonly toldAgain: number;
  readonly stock: Stock;
}

interface Sample {
  readonly at: number;
  readonly ms: number;
}

/** Asks the bare handler now and then, until it is stopped. */
function probe(client: Client, url: string): {stop: () => Promise<Sample[]>} {
  const stopped = new AbortController();
  const run = async () => {
    const samples: Sample[] = [];
    while (!stopped.signal.aborted) {
      const at = performance.now();
      samples.push({at, ms: (await client.post(url, {}, '{}')).ms});
      await delay(BETWEEN);
    }
    return samples;
  };
  const running = run();
  return {
    stop() {
      stopped.abort();
      return running;
    },
  };
}

function measuredWave({name, entries, begin, end}: Wave, samples: readonly Sample[]): MeasuredWave {
  const statuses = new Map<number, number>();
  for (const {status} of entries) statuses.set(status, (statuses.get(status) ?? 0) + 1);
  const answered = entries.filter(({status}) => status === 200);
  const figures = figuresOf(
    answered.map(({ms}) => ms),
    end - begin,
  );
  const bare = figuresOf(
    samples.filter(({at}) => at >= begin && at < end).map(({ms}) => ms),
    end - begin,
  );
  return {name, statuses, figures, ratio: ratioOf(figures, bare)};
}

/** A bad day of the server processes on a new database, with the bare handler beside them. */
export async function measureDay(t: Scope, kind: DatabaseKind): Promise<MeasuredDay> {
  const {place, open} = await kind.make(t);
  const bare = await spawnProgram(t, new URL('bare.ts', import.meta.url));
  const client = new Client();
  t.after(() => client.close());
  const fleet = await startFleet(t, place);
  const {stop} = probe(client, bare.url);
  const options = {servers: kind.processes, crowd: CROWD, atOnce: AT_ONCE};
  const {waves, customers, events, fallen} = await badDay(fleet, options);
  const samples = await stop();
  return {
    waves: waves.map(wave => measuredWave(wave, samples)),
    customers: customers.length,
    events: events.length,
    toldAgain: fleet.heard.length - new Set(fleet.heard.map(({id}) => id)).size,
    stock: await takeStock(fleet, customers, events, fallen, await open()),
  };
}
