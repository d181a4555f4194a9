import * as z from 'zod/mini';
import {parseBody} from '../http/body.js';
import {HttpError} from '../http/errors.js';
import {locationId, tariffDirection, tariffType} from '../http/fields.js';
import {jsonResponse} from '../http/response.js';
import {completeCustomerSession} from '../sessions/complete-customer-sessions.js';
import {connectionToJson} from '../sessions/connection-json.js';
import {mintToken} from '../sessions/mint-token.js';
import {requireLocation} from '../sessions/ownership.js';
import type {CustomerRoute} from './route.js';

const body = z.object({
  location_id: locationId,
  direction: z.nullish(tariffDirection),
  tariff_type: z.nullish(tariffType),
});

/**
 * `POST {base}/disconnect`, body `{location_id, direction?, tariff_type?}`: disconnects one tariff
 * of one of the customer's locations in a session of its own, without pages. Returns
 * `{connections: [connection]}` like `complete`, and calls `onConnected` in the same way. If a
 * response of the service is lost, the next `complete` stores the result.
 */
export const disconnectRoute: CustomerRoute = {
  audience: 'customer',
  method: 'POST',
  path: '/disconnect',

  async handle({request, customer, body: json}, services) {
    const fields = parseBody(body, json);
    await requireLocation(customer, fields.location_id, services.store);
    const purpose = {
      direction: fields.direction ?? 'IMPORT',
      tariffType: fields.tariff_type ?? 'COMMODITY',
      locationId: fields.location_id,
    };
    const connectUrl = services.getConnectUrl(request);
    const {connect_token} = await mintToken(customer, connectUrl, purpose, services);
    if (!(await services.conversation.disconnect(connect_token))) {
      throw new HttpError('nothing_connected');
    }
    const connection = await completeCustomerSession(customer, connect_token, 'page', services);
    if (connection?.outcome !== 'disconnected') throw new HttpError('not_disconnected');
    return jsonResponse({connections: [connectionToJson(connection)]});
  },
};
