import {
  countryOf,
  DEFAULT_ACCOUNT_ID,
  DEFAULT_API_KEY,
  sampleProviderNames,
} from 'flatpeak-connect/simulator';
import {serveSimulator} from 'flatpeak-connect/simulator/node';
import type {Account} from './server.js';

/** Flatpeak Connect, or a simulator of it. */
export interface Service {
  readonly account: Account;
  readonly connectUrl: string;
  /** The origin of the providers' logos. */
  readonly logos: string;
  /** Empty for the real service. */
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

/** The credentials of a real account in the environment, if any. */
export function accountIn(env: NodeJS.ProcessEnv): Account | undefined {
  const {FLATPEAK_ACCOUNT_ID: accountId, FLATPEAK_API_KEY: apiKey} = env;
  return accountId && apiKey ? {accountId, apiKey} : undefined;
}

export const realService = (account: Account): Service => ({...REAL, account});

/** Subscribes the site's webhook, and removes those of earlier runs on other ports. */
async function subscribe(simulatorUrl: string, url: string): Promise<void> {
  const webhooksUrl = `${simulatorUrl}/simulator/webhooks`;
  const {webhooks} = (await (await fetch(webhooksUrl)).json()) as {
    webhooks: {id: string; origin: string}[];
  };
  for (const {id, origin} of webhooks) {
    if (origin !== new URL(url).origin) await fetch(`${webhooksUrl}/${id}`, {method: 'DELETE'});
  }
  await fetch(webhooksUrl, {method: 'POST', body: JSON.stringify({url})});
}

/**
 * A simulator on another origin: the next port, or any other that is free.
 * @param stateFile the file for its state
 * @param webhook the URL for its events
 */
export async function simulatedService(
  port: number,
  stateFile: string,
  webhook: string,
): Promise<Service> {
  const simulator = await serveSimulator({port, stateFile}).catch(() =>
    serveSimulator({stateFile}),
  );
  const {url} = simulator;
  await subscribe(url, webhook);
  const country = countryOf('GB');
  return {
    account: {
      accountId: DEFAULT_ACCOUNT_ID,
      apiKey: DEFAULT_API_KEY,
      apiUrl: `${url}/api`,
      connectApiUrl: `${url}/connect`,
      jwksUrl: `${url}/jwks.json`,
    },
    connectUrl: `${url}/connect`,
    logos: url,
    simulatorUrl: url,
    samples: country ? sampleProviderNames(country) : {},
    close: () => simulator.close(),
  };
}
