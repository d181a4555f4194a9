import {text as textOf} from 'node:stream/consumers';
import type {TestContext} from 'node:test';
import {toNodeListener} from '../../../src/server/node.js';
import {startCompanion, type CompanionOptions, type TestCompanion, type Way} from './companion.js';
import {listen} from './listen.js';
import {spawnServer, type ProcessOptions} from './spawn-process.js';

export const EXCHANGE = 'GET /connect/tariff/token';

export const EVENT = {
  id: 'evt_1',
  object: 'event',
  time_created: '2026-06-13T15:00:00Z',
  type: 'tariff.expired',
  data: {location_id: 'loc_1', tariff_id: 'trf_1'},
};

/** A companion as a process of its own. */
export interface CompanionProcess {
  post: (path: string, body?: object) => Promise<Response>;
  /** Ends it without a chance to tidy up. */
  kill: () => Promise<void>;
}

export interface CompanionProcesses {
  /** A companion in this process, before the same simulator as the others. */
  companion: TestCompanion;
  /** The callbacks of the other processes, such as `event {"id":…}`. */
  callbacks: string[];
  /** What the site does in a callback; the process waits for it. */
  site: {onCallback: () => Promise<void>};
  start: (options?: Pick<ProcessOptions, 'expireClaims'>) => Promise<CompanionProcess>;
  /** Kills a process when it reads the address of a location, which follows the exchange. */
  killAfterExchange: (doomed: CompanionProcess) => Promise<void>;
}

/**
 * Companions as processes of their own, before a simulator that they reach by HTTP.
 * @param database the URL of a PostgreSQL, or the folder of a PGlite
 * @param options for the companion in this process
 */
export async function startProcesses(
  t: TestContext,
  database: string,
  options: CompanionOptions = {},
): Promise<CompanionProcesses> {
  const callbacks: string[] = [];
  const site = {onCallback: async () => {}};
  const siteUrl = await listen(t, (req, res) => {
    void textOf(req).then(async text => {
      callbacks.push(`${req.url?.slice(1)} ${text}`);
      await site.onCallback();
      res.end();
    });
  });
  let way: Way = (request, arrive) => arrive(request);
  const companion = startCompanion({
    now: Date.now,
    ...options,
    simulator: {now: () => new Date(), ...options.simulator},
    way: (request, arrive) => way(request, arrive),
  });
  const serviceUrl = await listen(t, toNodeListener({basePath: '', fetch: companion.service}));

  return {
    ...{companion, callbacks, site},

    async start(options) {
      const upstreamUrl = `${serviceUrl}/api`;
      const {url, kill} = await spawnServer(t, {database, upstreamUrl, siteUrl, ...options});
      const post = (path: string, body?: object) =>
        fetch(`${url}/flatpeak/${path}`, {
          method: 'POST',
          headers: {'x-customer': 'ann', ...(body && {'content-type': 'application/json'})},
          body: body ? JSON.stringify(body) : null,
        });
      return {post, kill};
    },

    killAfterExchange: doomed =>
      new Promise<void>((resolve, reject) => {
        way = async (request, arrive) => {
          if (!new URL(request.url).pathname.startsWith('/api/locations/')) return arrive(request);
          way = (later, pass) => pass(later);
          await doomed.kill().then(resolve, reject);
          throw new Error('The process that asked is gone.');
        };
      }),
  };
}
