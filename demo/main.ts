import {once} from 'node:events';
import {rmSync} from 'node:fs';
import {createServer, type RequestListener} from 'node:http';
import type {AddressInfo} from 'node:net';
import {PGlite} from '@electric-sql/pglite';
import type {SupportedApiVersion} from 'flatpeak-connect/server';
import {Customers} from './customers.js';
import {SITE} from './files.js';
import {takeFolder} from './folder.js';
import {News} from './news.js';
import {flatpeak} from './server.js';
import {accountIn, realService, simulatedService} from './service.js';
import {siteListener} from './site.js';

export interface Demo {
  /** Of the host's site, without a slash at the end. */
  readonly url: string;
  /** Where the conversation is held. */
  readonly service: string;
  close(): Promise<void>;
}

export interface DemoOptions {
  /** 0 for any that is free. */
  readonly port: number;
  /** The folder of all that survives a restart: the host's, the companion's, the simulator's. */
  readonly data: string;
  /** Forget what is in it. */
  readonly fresh: boolean;
  /** The folder of a site's files, in place of the demo's own. */
  readonly site?: string | undefined;
  /** The names of that site's trusted types, separated by spaces. */
  readonly policies?: string | undefined;
  /** Allow the scripts that are within that site's pages. */
  readonly inline?: boolean | undefined;
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * Serves the host's site with the companion, and a simulator unless the environment holds the
 * credentials of a real account.
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

/** @param onEnd takes what is to be done at the end, the last first */
async function start(
  {port, data, fresh, site: files = SITE, policies, inline, env = process.env}: DemoOptions,
  onEnd: (end: () => void | Promise<void>) => void,
): Promise<Omit<Demo, 'close'>> {
  // A webhook may be called as soon as there is a simulator: it waits until all is there.
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
  // What was made up must not get among what is real.
  const databaseFolder = folder.path(account ? account.accountId : 'simulated');
  if (fresh)
    [stateFile, databaseFolder].forEach(path => rmSync(path, {recursive: true, force: true}));

  const database = await PGlite.create(databaseFolder);
  onEnd(() => database.close());
  const service = account
    ? realService(account)
    : await simulatedService(bound + 1, stateFile, `${origin}/flatpeak/webhooks`);
  onEnd(() => service.close());

  const customers = await Customers.in(database);
  const news = new News();
  const companion = (apiVersion: SupportedApiVersion) =>
    flatpeak({...service.account, apiVersion}, origin, {database, customers, news});
  const companions = {zero: companion('zero'), anode: companion('anode')};
  open(siteListener({site: files, policies, inline, service, companions, customers, news}));
  const {connectUrl, simulatorUrl} = service;
  return {url: origin, service: simulatorUrl ? `${connectUrl} (simulated)` : connectUrl};
}
