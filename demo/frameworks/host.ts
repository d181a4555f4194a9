import type {TokenRequest} from 'flatpeak-connect/core';

/** Where the conversation is held, for the simulator. With the real service it is left out. */
export const connectUrl = document.documentElement.dataset['connectUrl'];

/** What `token-url` does by itself, for a site that has more to say when it asks its backend. */
export async function fetchToken(request: TokenRequest): Promise<string> {
  const {direction, tariffType, locationId, resume} = request;
  const response = await fetch('/flatpeak/connect-token', {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify({
      direction,
      tariff_type: tariffType,
      location_id: locationId,
      resume,
    }),
  });
  const {connect_token: token} = (await response.json()) as {connect_token: string};
  return token;
}

/** Has the companion ask the service what the session brought, and store it. */
export async function complete(): Promise<void> {
  await fetch('/flatpeak/complete', {method: 'POST'});
}
