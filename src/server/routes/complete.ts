import * as z from 'zod/mini';
import {parseBody} from '../http/body.js';
import {jsonResponse} from '../http/response.js';
import {
  completeCustomerSession,
  completeCustomerSessions,
} from '../sessions/complete-customer-sessions.js';
import {connectionToJson, failedSessionToJson} from '../sessions/connection-json.js';
import type {CustomerRoute} from './route.js';

const body = z.object({connect_token: z.nullish(z.string())});

/**
 * `POST {base}/complete`, which the page calls after `flatpeak-complete`.
 *
 * Without a body it completes all finished sessions of the customer and returns all of the
 * customer's connections, the latest first: the new one is the first, and a repeated call or a
 * reloaded page gets the same list. With `{connect_token}` it returns the connection of that
 * session, or an empty list if the session is not finished.
 *
 * Response: `{connections: [{location_id, postal_address, direction, tariff_type, outcome, pending}]}`.
 * `pending` is the state at the end of the session; `postal_address` is null if it could not be
 * read yet.
 *
 * Without a body, sessions that could not be completed do not fail the others. They are not among
 * the connections, but in `failed: [{code, message, direction, tariff_type, location_id}]`, which is
 * absent if nothing failed: `connection_not_stored` if `onConnected` failed, otherwise the code that
 * the session alone would have had. A later call tries them again. The status is 200, unless no
 * session could be asked about; with `{connect_token}` a failure is always an error.
 */
export const completeRoute: CustomerRoute = {
  audience: 'customer',
  method: 'POST',
  path: '/complete',

  async handle({customer, body: json}, services) {
    const {connect_token} = parseBody(body, json);
    if (connect_token) {
      const connection = await completeCustomerSession(customer, connect_token, 'page', services);
      return jsonResponse({connections: connection ? [connectionToJson(connection)] : []});
    }
    const {connections, failed} = await completeCustomerSessions(customer, 'page', services);
    return jsonResponse({
      connections: connections.map(connectionToJson),
      ...(failed.length > 0 && {failed: failed.map(failedSessionToJson)}),
    });
  },
};
