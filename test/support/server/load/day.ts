import {setTimeout as delay} from 'node:timers/promises';
import {inParallel} from './client.js';
import type {Entry, Fleet} from './fleet.js';
import type {Delivery, Weather} from './upstream.js';
import {customer, deliver, deliverAll, visit, visitAgain, type Customer} from './visits.js';

export interface DayOptions {
  /** How many server processes there are. */
  readonly servers: number;
  /** Customers of one wave. */
  readonly crowd: number;
  /** How many customers, and how many deliveries, are under way at once. */
  readonly atOnce: number;
}

/** What was asked of the servers while things were in one way. */
export interface Wave {
  readonly name: string;
  readonly entries: readonly Entry[];
  /** By the clock of `performance.now()`. */
  readonly begin: number;
  readonly end: number;
}

export interface Day {
  readonly customers: readonly Customer[];
  /** Ids of all events that were delivered. */
  readonly events: readonly string[];
  /** The servers that were killed at work. */
  readonly fallen: readonly string[];
  readonly waves: readonly Wave[];
}

/** How long the service is dead, in milliseconds. */
const OUTAGE = 10_000;

/**
 * A bad day of a fleet. Customers connect tariffs in waves, while the events of the wave before are
 * delivered: as usual; while the service is slow; while it fails; while it dies and comes back;
 * while a server is killed. In the end all servers start again, before the service is back: events
 * that nobody took are sent again, and all customers ask again. No server runs when it returns.
 */
export async function badDay(fleet: Fleet, {servers, crowd, atOnce}: DayOptions): Promise<Day> {
  const customers: Customer[] = [];
  const events: string[] = [];
  const waves: Wave[] = [];
  /** What no server took yet. */
  let waiting: Delivery[] = [];
  const {upstream} = fleet;

  const start = (expireClaims = false) =>
    Promise.all(Array.from({length: servers}, () => fleet.start(expireClaims)));

  const collect = async () => {
    const fresh = await upstream.collect();
    events.push(...fresh.map(({eventId}) => eventId));
    waiting.push(...fresh);
  };

  async function observe(name: string, weather: Weather, work: () => Promise<void>) {
    upstream.weather = weather;
    const [before, begin] = [fleet.log.length, performance.now()];
    await work();
    waves.push({name, entries: fleet.log.slice(before), begin, end: performance.now()});
    await collect();
  }

  /** @param isOneServer whether each customer stays with one server */
  async function wave(trouble = async () => {}, isOneServer = false) {
    const first = customers.length;
    const newcomers = Array.from({length: crowd}, (_, i) => customer(first + i));
    customers.push(...newcomers);
    const deliveries = waiting;
    waiting = [];
    const [left] = await Promise.all([
      deliver(fleet, deliveries, atOnce),
      inParallel(atOnce, newcomers, visitor => visit(fleet, visitor, isOneServer)),
      trouble(),
    ]);
    waiting.push(...left);
  }

  const [doomed] = await start();
  await observe('as usual', 'fair', () => wave());
  await observe('slow', 'slow', () => wave());
  await observe('failing', 'failing', () => wave());
  await observe('dead for a while', 'fair', () =>
    wave(async () => {
      await fleet.answers(crowd / 2);
      await upstream.die();
      await delay(OUTAGE);
      await upstream.revive();
    }),
  );
  // At the other server they would wait until the claims of the killed one run out.
  await observe('a server is killed', 'slow', () =>
    wave(async () => {
      await fleet.answers(crowd);
      await fleet.kill(doomed);
    }, true),
  );

  await Promise.all(fleet.servers.map(server => fleet.kill(server)));
  await upstream.die();
  // During the night every claim of before has expired.
  await start(true);
  await observe('after the night', 'fair', async () => {
    const back = fleet.answers(crowd, ({status}) => status === 502).then(upstream.revive);
    await Promise.all([
      back,
      deliverAll(fleet, waiting, atOnce),
      inParallel(atOnce, customers, visitor =>
        visitor.connected ? visitAgain(fleet, visitor) : visit(fleet, visitor),
      ),
    ]);
    waiting = [];
    await collect();
    await deliverAll(fleet, waiting, atOnce);
  });
  await Promise.all(fleet.servers.map(server => fleet.kill(server)));
  return {customers, events, waves, fallen: doomed ? [doomed.name] : []};
}
