import type {FlatpeakServerOptions, SqlClient} from 'flatpeak-connect/server';
import {createFlatpeakServer, signatureVerifier, sqlStore} from 'flatpeak-connect/server';
import {toNodeListener} from 'flatpeak-connect/server/node';
import type {Customers} from './customers.js';
import type {News} from './news.js';

/** The key is from the environment, never from a file; the URLs are only for a simulator. */
export interface Account extends Pick<
  FlatpeakServerOptions,
  'accountId' | 'apiKey' | 'apiUrl' | 'connectApiUrl' | 'version'
> {
  jwksUrl?: string;
}

/** The companion server, as a site's backend sets it up. */
export function flatpeak(
  {jwksUrl, ...account}: Account,
  origin: string,
  {database, customers, news}: {database: SqlClient; customers: Customers; news: News},
) {
  const server = createFlatpeakServer({
    ...account,
    // PGlite on disk, or a Pool of pg where several processes share it.
    store: sqlStore(database),
    // From the site's session cookie. Requests without a customer get a 401.
    customerOf: request => customers.signedIn(request.headers.get('cookie')),
    // The page with the widget that a provider's login returns to.
    connectUrl: ({url}) => origin + (url.endsWith('?page=energy') ? '/energy/' : '/'),
    callbackUrl: `${origin}/flatpeak/callback`,
    // Stores the location id, which later requests for prices need.
    onConnected: tariff => customers.remember(tariff),
    webhook: {verify: signatureVerifier({jwksUrl})},
    onEvent: event => news.tell(event),
    onError: console.error,
  });
  // Fetches the events of the time in which the server was down.
  server.catchUp().catch(console.error);
  return toNodeListener(server, {origin});
}
