import {
  countryOf,
  DEFAULT_ACCOUNT_ID,
  DEFAULT_API_KEY,
  sampleNames,
} from 'flatpeak-connect/simulator';
import {serveSimulator} from 'flatpeak-connect/simulator/node';
import type {Account} from './server.js';

/** What stands behind the widget: the real service, or a simulator of it. */
export interface Service {
  readonly account: Account;
  readonly connectUrl: string;
  /** Where the providers' logos come from. */
  readonly logos: string;
  /** Empty where there is none. */
  readonly simulatorUrl: string;
  readonly samples: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

const REAL: Omit<Service, 'account'> = {
  connectUrl: 'https://connect.flatpeak.com',
  logos: 'https://s.flatpeak.com',
  simulatorUrl: '',
  samples: {},
  close: () => Promise.resolve(),
};

/** A simulator on another origin: the next port, or any other that is free. */
async function simulated(port: number): Promise<Service> {
  const simulator = await serveSimulator({port}).catch(() => serveSimulator());
  const {url} = simulator;
  const country = countryOf('GB');
  return {
    account: {accountId: DEFAULT_ACCOUNT_ID, apiKey: DEFAULT_API_KEY, apiUrl: `${url}/api`},
    connectUrl: `${url}/connect`,
    logos: url,
    simulatorUrl: url,
    samples: country ? sampleNames(country) : {},
    close: () => simulator.close(),
  };
}

/** The real service where the environment holds an account, else a simulator near a port. */
export async function serviceFor(env: NodeJS.ProcessEnv, port: number): Promise<Service> {
  const {FLATPEAK_ACCOUNT_ID: accountId, FLATPEAK_API_KEY: apiKey} = env;
  return accountId && apiKey ? {...REAL, account: {accountId, apiKey}} : simulated(port);
}
