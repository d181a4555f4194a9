import {fetchConnectToken, type TokenRequest} from 'flatpeak-connect/core';

/** Where the conversation is held, for the simulator. With the real service it is left out. */
export const connectUrl = document.documentElement.dataset['connectUrl'];

/** What `token-url` does by itself. A site with more to say to its backend asks in its own way. */
export const fetchToken = (request: TokenRequest): Promise<string> =>
  fetchConnectToken('/flatpeak/connect-token', request, AbortSignal.timeout(15_000));

/** Has the companion ask the service what the session brought, and store it. */
export async function complete(): Promise<void> {
  const {ok, status} = await fetch('/flatpeak/complete', {method: 'POST'});
  if (!ok) throw new Error(`The tariff is not stored yet: HTTP ${status}.`);
}
