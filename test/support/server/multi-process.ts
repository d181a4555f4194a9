import {text as textOf} from 'node:stream/consumers';
import type {TestContext} from 'node:test';
import type {FlatpeakServerOptions} from '../../../src/server/index.js';
import {listen, startHouse, type House} from './companion.js';
import {spawnServer, type ProcessOptions} from './spawn-process.js';

export const SAVED = {location_id: 'loc_1', is_tariff_processed: true, complete_action: 'SAVE'};
export const EXCHANGE = 'GET /connect/tariff/token';
export const LOCATION = 'GET /locations/loc_1';

export const EVENT = {
  id: 'evt_1',
  object: 'event',
  time_created: '2026-06-13T15:00:00Z',
  type: 'tariff.expired',
  data: {location_id: 'loc_1', tariff_id: 'trf_1'},
};

export interface Process {
  post: (path: string, body?: object) => Promise<Response>;
  /** Ends it without a chance to tidy up. */
  kill: () => Promise<void>;
}

export interface Town {
  /** The upstream of all of them, with a server in this process before it. */
  house: House;
  /** What the host heard from other processes, as `event {"id":…}`. */
  heard: string[];
  /** What the host does when it hears; the answer to the server waits for it. */
  onHeard: {then: () => Promise<void>};
  start: (options?: Pick<ProcessOptions, 'expireClaims'>) => Promise<Process>;
}

/**
 * A host whose servers are processes.
 * @param database the address of a PostgreSQL, or the folder of a PGlite
 * @param options for the server in this process
 */
export async function startTown(
  t: TestContext,
  database: string,
  options: Partial<FlatpeakServerOptions> = {},
): Promise<Town> {
  const heard: string[] = [];
  const onHeard = {then: async () => {}};
  const hostUrl = await listen(t, (req, res) => {
    void textOf(req).then(async text => {
      heard.push(`${req.url?.slice(1)} ${text}`);
      await onHeard.then();
      res.end();
    });
  });
  const house = await startHouse(t, options);

  const start: Town['start'] = async options => {
    const upstreamUrl = house.upstream.url;
    const {url, kill} = await spawnServer(t, {database, upstreamUrl, hostUrl, ...options});
    const post = (path: string, body?: object) =>
      fetch(`${url}/flatpeak/${path}`, {
        method: 'POST',
        headers: {'x-customer': 'ann', ...(body && {'content-type': 'application/json'})},
        body: body ? JSON.stringify(body) : null,
      });
    return {post, kill};
  };
  return {house, heard, onHeard, start};
}

/** Kills a process when the exchange has been answered: then it asks where the location is. */
export const killAfterExchange = ({house: {upstream}}: Town, doomed: Process) =>
  new Promise<void>((resolve, reject) => {
    upstream.fault = ({name}) => {
      if (name !== LOCATION) return undefined;
      upstream.fault = () => undefined;
      doomed.kill().then(resolve, reject);
      return 'never';
    };
  });
