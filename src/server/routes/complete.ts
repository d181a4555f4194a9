import * as z from 'zod/mini';
import {completeSession, completeSessions} from '../sessions/complete-session.js';
import {jsonAnswer} from '../http/response.js';
import type {Services} from '../services.js';
import {readBody} from '../http/request.js';
import {Problem} from '../http/errors.js';
import type {Route} from './route.js';
import type {Connection} from '../store/store.js';

const body = z.object({connect_token: z.nullish(z.string())});

/**
 * `POST {base}/complete`, called by the host's page after `flatpeak-complete`.
 *
 * Without a body (the event carries no token) it completes whatever this customer has finished
 * and answers with the state of all of the customer's connections, the latest first: the one that
 * was just made is at the top, and a repeat or a reloaded page sees the same list. With
 * `{connect_token}` the answer holds what that session brought, or nothing yet.
 *
 * Answer: `{connections: [{location_id, postal_address, direction, tariff_type, outcome, pending}]}`.
 * `pending` is as of the session's end; `postal_address` is null where it could not be read yet.
 */
export const completeRoute: Route = {
  method: 'POST',
  path: '/complete',

  async answer({customer, body: json}, services) {
    const {connect_token} = readBody(body, json);
    const connections = await complete(customer, connect_token, services);
    return jsonAnswer({connections: connections.map(connectionToWire)});
  },
};

/**
 * `GET {base}/callback?fp_cot=…`, the `callback_uri` for browsers: completes as above, then goes
 * to the host's page. People look at this, so that even a problem leads there, as
 * `?flatpeak_error=<code>`; nothing is lost, because the page's own call of `complete` tries again.
 */
export const callbackRoute: Route = {
  method: 'GET',
  path: '/callback',
  crossSite: true,

  async answer({request, customer}, services) {
    await complete(customer, new URL(request.url).searchParams.get('fp_cot'), services);
    return redirect(services.returnUrl);
  },

  answerProblem: ({code}, {returnUrl}) => redirect(withProblem(returnUrl, code)),
};

/** @throws Problem `token_unknown`, also for another customer's token: who owns it is no one's business. */
async function complete(
  customer: string,
  connectToken: string | null | undefined,
  services: Services,
): Promise<Connection[]> {
  if (!connectToken) return completeSessions(customer, services);
  const token = await services.store.token(customer, connectToken);
  if (!token) throw new Problem('token_unknown');
  const connection = await completeSession(token, services);
  return connection ? [connection] : [];
}

/** A connection as answers show it. */
export const connectionToWire = (connection: Connection) => ({
  location_id: connection.locationId,
  postal_address: connection.postalAddress ?? null,
  direction: connection.direction,
  tariff_type: connection.tariffType,
  outcome: connection.outcome,
  pending: connection.pending,
});

const redirect = (location: string) =>
  new Response(null, {
    status: 303,
    // The address that is left holds the token: it must reach neither caches nor the next page.
    headers: {location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer'},
  });

/** Adds to the query of an address that may be relative, before its fragment. */
function withProblem(address: string, code: string): string {
  const [page = '', ...fragment] = address.split('#');
  const query = `${page.includes('?') ? '&' : '?'}flatpeak_error=${code}`;
  return [page + query, ...fragment].join('#');
}
