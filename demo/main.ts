import {once} from 'node:events';
import {rmSync} from 'node:fs';
import {createServer, type RequestListener, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {SupportedApiVersion} from 'flatpeak-connect/server';
import {CUSTOMER_TABLES, Customers} from './customers.js';
import {Database} from './database.js';
import type {DevServer} from './dev-server.js';
import {SITE} from './files.js';
import {takeFolder} from './folder.js';
import {News} from './news.js';
import {flatpeak} from './server.js';
import {accountIn, realService, simulatedService} from './service.js';
import {siteListener} from './site.js';

export interface Demo {
  /** The site's origin. */
  readonly url: string;
  /** The URL of Flatpeak Connect. */
  readonly service: string;
  close(): Promise<void>;
}

export interface DemoOptions {
  /** 0 for any that is free. */
  readonly port: number;
  /** The folder for the data of the site, the companion and the simulator. */
  readonly data: string;
  /** Delete the data first. */
  readonly fresh: boolean;
  /** The folder of a site's files, in place of the demo's own. */
  readonly site?: string | undefined;
  /** The names of that site's trusted types, separated by spaces. */
  readonly policies?: string | undefined;
  /** Allow the scripts that are within that site's pages. */
  readonly inline?: boolean | undefined;
  /** Serves the widget from its sources, in place of the built scripts. */
  readonly startDevServer?: (server: Server) => Promise<DevServer>;
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * Serves the site with the companion, and a simulator unless the environment has the credentials of
 * a real account.
 * @throws the error of the port, where it is taken; an error where another demo has the folder
 */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const ends: (() => void | Promise<void>)[] = [];
  const close = async () => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    return {...(await start(options, end => ends.push(end))), close};
  } catch (error) {
    await close();
    throw error;
  }
}

/** @param onEnd registers a clean-up; the last registered runs first */
async function start(
  {
    port,
    data,
    fresh,
    site: files = SITE,
    policies,
    inline,
    startDevServer,
    env = process.env,
  }: DemoOptions,
  onEnd: (end: () => void | Promise<void>) => void,
): Promise<Omit<Demo, 'close'>> {
  // The simulator may deliver a webhook at once: requests wait until the site is complete.
  let open: (site: RequestListener) => void = () => {};
  const site = new Promise<RequestListener>(resolve => (open = resolve));
  const server = createServer((request, response) => {
    void site.then(answer => answer(request, response));
  });
  server.listen(port, 'localhost');
  await once(server, 'listening');
  onEnd(() => {
    server.close();
    server.closeAllConnections();
  });
  const bound = (server.address() as AddressInfo).port;
  const origin = `http://localhost:${bound}`;

  const folder = takeFolder(data);
  onEnd(() => folder.leave());
  const account = accountIn(env);
  const stateFile = folder.path('simulator.json');
  // Simulated data must not mix with real data.
  const databaseFolder = folder.path(account ? account.accountId : 'simulated');
  if (fresh)
    [stateFile, databaseFolder].forEach(path => rmSync(path, {recursive: true, force: true}));

  const database = new Database(databaseFolder, CUSTOMER_TABLES);
  onEnd(() => database.close());
  const startService = async () =>
    account
      ? realService(account)
      : simulatedService(bound + 1, stateFile, `${origin}/flatpeak/webhooks`);
  const starting = [Promise.resolve(startDevServer?.(server)), startService()] as const;
  // If one fails, the other one ends, too.
  for (const started of starting)
    onEnd(async () => (await started.catch(() => undefined))?.close());
  const [dev, service] = await Promise.all(starting);

  const customers = new Customers(database);
  const news = new News();
  const companion = (apiVersion: SupportedApiVersion) =>
    flatpeak({...service.account, apiVersion}, origin, {database, customers, news});
  const companions = {
    zero: companion('zero'),
    anode: companion('anode'),
    busbar: companion('busbar'),
  };
  open(siteListener({site: files, policies, inline, dev, service, companions, customers, news}));
  const {connectUrl, simulatorUrl} = service;
  return {url: origin, service: simulatorUrl ? `${connectUrl} (simulated)` : connectUrl};
}
