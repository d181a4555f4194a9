import {text as textOf} from 'node:stream/consumers';
import {listen, type Scope} from '../listen.js';
import {spawnServer, type Process} from '../spawn-process.js';
import {Client, type Answer} from './client.js';
import {startUpstream, TIMEOUT, type Upstream} from './upstream.js';

/** A server process; those that ended stay known. */
export interface FleetServer extends Process {
  readonly name: string;
  alive: boolean;
}

/** Something that the host heard. */
export interface Telling {
  /** Of the event, or of the location that was connected. */
  readonly id: string;
  /** The name of the server that told it. */
  readonly by: string;
}

export type Route = 'connect-token' | 'complete' | 'webhooks';

export interface Ask {
  readonly route: Route;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** A request that was made, and what came of it. */
export interface Entry extends Answer {
  readonly route: Route;
  /** The name of the server that was asked. */
  readonly by: string;
}

/** Server processes on one database, the service that they ask, and the host that hears them. */
export interface Fleet {
  readonly upstream: Upstream;
  readonly servers: readonly FleetServer[];
  readonly heard: readonly Telling[];
  /** Every request to a server, in the order in which they were answered. */
  readonly log: readonly Entry[];
  /** Starts a server. `expireClaims` says whether all claims of before have expired for it. */
  start: (expireClaims?: boolean) => Promise<FleetServer>;
  /** Ends a server without a chance to tidy up. */
  kill: (server: FleetServer | undefined) => Promise<void>;
  /** Asks the n-th of the living servers, counted in rounds; there may be none. */
  ask: (nth: number, ask: Ask) => Promise<Answer>;
  /** Waits for so many answers from now on; those that count, where it says which. */
  answers: (count: number, counts?: (entry: Entry) => boolean) => Promise<void>;
}

const NO_ANSWER: Answer = {status: 0, headers: {}, body: '', ms: 0};

/** @param database the address of a PostgreSQL, or the folder of a PGlite */
export async function startFleet(t: Scope, database: string): Promise<Fleet> {
  const upstream = await startUpstream(t);
  const servers: FleetServer[] = [];
  const heard: Telling[] = [];
  const log: Entry[] = [];
  const watchers = new Set<(entry: Entry) => void>();
  const client = new Client();
  t.after(() => client.close());

  const host = await listen(t, (req, res) => {
    void textOf(req).then(text => {
      const [, by = ''] = (req.url ?? '').split('/');
      const {id, locationId} = JSON.parse(text) as {id?: string; locationId?: string};
      heard.push({id: id ?? locationId ?? '', by});
      res.end();
    });
  });

  return {
    ...{upstream, servers, heard, log},

    async start(expireClaims = false) {
      const name = `server-${servers.length}`;
      const options = {
        ...{database, expireClaims},
        upstreamUrl: `${upstream.url}/api`,
        jwksUrl: `${upstream.url}/jwks.json`,
        siteUrl: `${host}/${name}`,
        timeout: TIMEOUT,
      };
      const server = {name, alive: true, url: '', kill: async () => {}};
      servers.push(server);
      return Object.assign(server, await spawnServer(t, options));
    },

    async kill(server) {
      if (!server) return;
      server.alive = false;
      await server.kill();
    },

    async ask(nth, {route, headers, body}) {
      const living = servers.filter(({alive}) => alive);
      const server = living[nth % living.length];
      if (!server) return NO_ANSWER;
      const answer = await client.post(`${server.url}/flatpeak/${route}`, headers, body);
      const entry = {...answer, route, by: server.name};
      log.push(entry);
      for (const watch of watchers) watch(entry);
      return answer;
    },

    answers: (count, counts = () => true) =>
      new Promise(resolve => {
        let left = count;
        const watch = (entry: Entry) => {
          if (!counts(entry) || --left > 0) return;
          watchers.delete(watch);
          resolve();
        };
        watchers.add(watch);
      }),
  };
}
