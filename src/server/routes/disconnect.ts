import * as z from 'zod/mini';
import {connectionToWire} from './complete.js';
import {completeSession} from '../sessions/complete-session.js';
import {locationId, tariffDirection, tariffType} from '../http/fields.js';
import {jsonAnswer} from '../http/response.js';
import {mintToken} from '../sessions/mint-token.js';
import {requireLocation} from '../sessions/ownership.js';
import {readBody} from '../http/request.js';
import {Problem} from '../http/errors.js';
import type {Route} from './route.js';

const body = z.object({
  location_id: locationId,
  direction: z.nullish(tariffDirection),
  tariff_type: z.nullish(tariffType),
});

/**
 * `POST {base}/disconnect`, body `{location_id, direction?, tariff_type?}`: disconnects one tariff
 * of one of the customer's locations without showing pages, by a session of its own. Answers
 * `{connections: [connection]}` like `complete`, and the host hears of it in the same way.
 * Where an answer was lost on the way, the next `complete` finds out what happened.
 */
export const disconnectRoute: Route = {
  method: 'POST',
  path: '/disconnect',

  async answer({request, customer, body: json}, services) {
    const asked = readBody(body, json);
    const {location_id: locationId} = asked;
    await requireLocation(customer, locationId, services.store);
    const direction = asked.direction ?? 'IMPORT';
    const tariffType = asked.tariff_type ?? 'COMMODITY';
    const purpose = {direction, tariffType, locationId};
    const {connect_token} = await mintToken(
      customer,
      services.connectUrlOf(request),
      purpose,
      services,
    );
    if (!(await services.conversation.disconnect(connect_token))) {
      throw new Problem('nothing_connected');
    }
    const token = await services.store.token(customer, connect_token);
    const connection = token && (await completeSession(token, services));
    if (connection?.outcome !== 'disconnected') throw new Problem('not_disconnected');
    return jsonAnswer({connections: [connectionToWire(connection)]});
  },
};
