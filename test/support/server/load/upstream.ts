import {once} from 'node:events';
import {createServer} from 'node:http';
import {setTimeout as delay} from 'node:timers/promises';
import type {Fetch} from '../../../../src/server/index.js';
import {toNodeListener} from '../../../../src/server/node.js';
import {createSimulator, type Simulator} from '../../../../src/simulator/index.js';
import {urlOf, type Scope} from '../listen.js';

type Way = (request: Request, arrive: Fetch, serial: number) => Promise<Response>;

const broken = () => Promise.reject(new Error('The connection breaks.'));

/** What goes wrong with a tenth of the requests, in turn. */
const FAILURES: readonly Way[] = [
  async () => Response.json({message: 'Internal Server Error'}, {status: 500}),
  broken,
  async () => new Response('<h1>Bad Gateway</h1>', {status: 503, headers: {'retry-after': '1'}}),
  // What was asked for is done, and nobody hears of it.
  async (request, arrive) => arrive(request).then(broken),
];

/** What becomes of requests on their way to the service. */
const WEATHER = {
  fair: (request, arrive) => arrive(request),
  /** A twentieth takes longer than `TIMEOUT`. */
  slow: async (request, arrive, serial) => {
    await delay(serial % 20 === 0 ? 2 * TIMEOUT : 10 + (serial % 7) * 10);
    return arrive(request);
  },
  failing: (request, arrive, serial) => {
    const failure = serial % 10 === 0 ? FAILURES[(serial / 10) % FAILURES.length] : undefined;
    return failure ? failure(request, arrive, serial) : arrive(request);
  },
} as const satisfies Record<string, Way>;

export type Weather = keyof typeof WEATHER;

/** What a server that asks this upstream should wait for an answer, in milliseconds. */
export const TIMEOUT = 1_000;

/** One signed delivery of an event, ready to be sent. */
export interface Delivery {
  readonly eventId: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** A simulator behind a port, with a network in front of it that can be told to misbehave. */
export interface Upstream {
  readonly url: string;
  readonly simulator: Simulator;
  weather: Weather;
  /** Dies: breaks what is under way, and its port is closed. */
  die: () => Promise<void>;
  /** Comes back to the port that it had. */
  revive: () => Promise<void>;
  /** Takes the deliveries of everything that happened since it was last asked. */
  collect: () => Promise<Delivery[]>;
}

export async function startUpstream(t: Scope): Promise<Upstream> {
  let collected: Delivery[] = [];
  const simulator = createSimulator({
    webhook: {url: 'https://shop.example/flatpeak/webhooks'},
    // The network takes everything, and hands it on when a test says so.
    fetch: async request => {
      const body = await request.text();
      const {id: eventId} = JSON.parse(body) as {id: string};
      collected.push({eventId, headers: Object.fromEntries(request.headers), body});
      return new Response();
    },
  });
  let serial = 0;
  const way: Fetch = request => WEATHER[upstream.weather](request, simulator.fetch, ++serial);
  const server = createServer(toNodeListener({basePath: '', fetch: way}));
  const url = await urlOf(t, server);
  const upstream: Upstream = {
    url,
    simulator,
    weather: 'fair',
    async die() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
    async revive() {
      server.listen(Number(new URL(url).port), '127.0.0.1');
      await once(server, 'listening');
    },
    async collect() {
      await simulator.deliver();
      const deliveries = collected;
      collected = [];
      return deliveries;
    },
  };
  return upstream;
}
