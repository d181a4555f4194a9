import * as z from 'zod/mini';
import {parseBody} from '../http/body.js';
import {jsonResponse} from '../http/response.js';
import {completeCustomerSessions} from '../sessions/complete-customer-sessions.js';
import {connectionToJson} from '../sessions/connection-json.js';
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
 */
export const completeRoute: CustomerRoute = {
  audience: 'customer',
  method: 'POST',
  path: '/complete',

  async handle({customer, body: json}, services) {
    const {connect_token} = parseBody(body, json);
    const connections = await completeCustomerSessions(customer, connect_token, services);
    return jsonResponse({connections: connections.map(connectionToJson)});
  },
};
