import type {AddressInfo} from 'node:net';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {startProgram, type Program} from '../../../src/program/program.js';
import {readSettings} from '../../../src/program/settings/settings.js';
import type {SimulatorOptions} from '../../../src/simulator/index.js';
import {serveSimulator, type ServedSimulator} from '../../../src/simulator/node.js';
import {ACCOUNT, KEY} from './companion.js';
import type {Scope} from './listen.js';

/** Secrets of the tests' site. */
export const LINK_SECRET = 'l'.repeat(40);
export const BACKEND_KEY = 'b'.repeat(40);
export const WEBHOOK_SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

/** The secret in the URL of Flatpeak's webhooks. */
export const FLATPEAK_WEBHOOK_SECRET = 'f'.repeat(40);

/** Flatpeak sends an event to the program. */
export const sendEvent = (
  url: string,
  event: object,
  secret = FLATPEAK_WEBHOOK_SECRET,
): Promise<Response> =>
  fetch(`${url}/flatpeak/webhooks/${secret}`, {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify(event),
  });

/** How the site's backend is known to its API. */
export const withKey = {authorization: `Bearer ${BACKEND_KEY}`};

export const PUBLIC_URL = 'https://shop.example';

/** An environment that the program starts with; customers are known by signed links. */
export const environment = (simulatorUrl: string): Record<string, string> => ({
  FLATPEAK_ACCOUNT_ID: ACCOUNT,
  FLATPEAK_API_KEY: KEY,
  FLATPEAK_API_URL: `${simulatorUrl}/api`,
  FLATPEAK_CONNECT_API_URL: `${simulatorUrl}/connect`,
  FLATPEAK_PUBLIC_URL: PUBLIC_URL,
  FLATPEAK_CONNECT_PAGE: `${PUBLIC_URL}/energy`,
  FLATPEAK_CUSTOMER: 'link',
  FLATPEAK_LINK_SECRET: LINK_SECRET,
  FLATPEAK_BACKEND_KEY: BACKEND_KEY,
  HOST: '127.0.0.1',
  PORT: '0',
});

/** A folder that is gone with the test. */
export function temporaryFolder(t: Scope): string {
  const folder = mkdtempSync(join(tmpdir(), 'flatpeak-program-'));
  t.after(() => rmSync(folder, {recursive: true, force: true}));
  return folder;
}

export interface RunningProgram {
  readonly program: Program;
  readonly simulator: ServedSimulator;
  /** Where it is reached, without a slash at the end. */
  readonly url: string;
  readonly errors: unknown[];
}

/** Starts the program beside a simulator, on a PGlite unless `env` has another database. */
export async function runProgram(
  t: Scope,
  env: Readonly<Record<string, string>> = {},
  served?: ServedSimulator,
): Promise<RunningProgram> {
  const simulator = served ?? (await serveSimulator({}));
  if (!served) t.after(() => simulator.close());
  const database = env['DATABASE_URL'] ? {} : {FLATPEAK_DATA: join(temporaryFolder(t), 'data')};
  const errors: unknown[] = [];
  const program = await startProgram(
    readSettings({...environment(simulator.url), ...database, ...env}),
    error => errors.push(error),
  );
  t.after(async () => {
    program.http.closeAllConnections();
    await new Promise(resolve => program.http.close(resolve));
    await program.close();
  });
  const {port} = program.http.address() as AddressInfo;
  return {program, simulator, url: `http://127.0.0.1:${port}`, errors};
}

/** Starts the program beside a simulator whose REST API is Busbar's. */
export async function runBusbarProgram(
  t: Scope,
  env: Readonly<Record<string, string>> = {},
  options: Omit<SimulatorOptions, 'apiVersion'> = {},
): Promise<RunningProgram> {
  const simulator = await serveSimulator({...options, apiVersion: 'busbar'});
  t.after(() => simulator.close());
  return runProgram(t, {FLATPEAK_API_VERSION: 'busbar', ...env}, simulator);
}
