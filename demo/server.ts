import {createFlatpeakServer} from 'flatpeak-connect/server';
import {toNodeListener} from 'flatpeak-connect/server/node';
import type {Customers} from './customers.js';

export interface Account {
  /** From the environment, never from a file. */
  accountId: string;
  apiKey: string;
  /** Only for a simulator. */
  apiUrl?: string | undefined;
}

/** All that a host's backend needs: connect tokens go out, connected tariffs come in. */
export const flatpeak = (account: Account, origin: string, customers: Customers) =>
  toNodeListener(
    createFlatpeakServer({
      ...account,
      // Who asks, from this site's own session cookie; nobody is answered with 401.
      customerOf: request => customers.signedIn(request.headers.get('cookie')),
      // Where the provider's login returns to: the page with the widget.
      connectUrl: `${origin}/`,
      callbackUrl: `${origin}/flatpeak/callback`,
      // A location id to keep: all that is needed later to ask for prices.
      onConnected: tariff => customers.remember(tariff),
    }),
    {origin},
  );
