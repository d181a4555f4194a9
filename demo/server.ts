import type {FlatpeakServerOptions, SqlClient} from 'flatpeak-connect/server';
import {createFlatpeakServer, signatureVerifier, sqlStore} from 'flatpeak-connect/server';
import {scheduleCatchUp, toNodeListener} from 'flatpeak-connect/server/node';
import type {Customers} from './customers.js';
import type {News} from './news.js';

/** The key is from the environment, never from a file; the addresses are only for a simulator. */
export interface Account extends Pick<
  FlatpeakServerOptions,
  'accountId' | 'apiKey' | 'apiUrl' | 'connectApiUrl' | 'apiVersion'
> {
  jwksUrl?: string;
}

/** All that a host's backend needs: connect tokens go out, tariffs and events come in. */
export function flatpeak(
  {jwksUrl, ...account}: Account,
  origin: string,
  {database, customers, news}: {database: SqlClient; customers: Customers; news: News},
) {
  const server = createFlatpeakServer({
    ...account,
    // PGlite on disk, or a Pool of pg where several processes share it.
    store: sqlStore(database),
    // Who asks, from this site's own session cookie; nobody is answered with 401.
    getCustomerId: request => customers.signedIn(request.headers.get('cookie')),
    // The page with the widget that a provider's login returns to.
    connectUrl: ({url}) => origin + (url.endsWith('?page=energy') ? '/energy/' : '/'),
    callbackUrl: `${origin}/flatpeak/callback`,
    // A location id to keep: all that is needed later to ask for prices.
    onConnected: tariff => customers.remember(tariff),
    webhook: {verify: signatureVerifier({jwksUrl})},
    onEvent: event => news.tell(event),
    onError: console.error,
  });
  // Sessions and events that no page and no webhook reported, now and every quarter of an hour.
  scheduleCatchUp(server, {onError: console.error});
  return toNodeListener(server, {origin});
}
