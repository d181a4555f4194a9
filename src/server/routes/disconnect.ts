import * as z from 'zod/mini';
import {parseBody} from '../http/body.js';
import {HttpError} from '../http/errors.js';
import {locationId, tariffDirection, tariffType} from '../http/fields.js';
import {jsonResponse} from '../http/response.js';
import {completeCustomerSession} from '../sessions/complete-customer-sessions.js';
import {connectionToJson} from '../sessions/connection-json.js';
import {mintToken} from '../sessions/mint-token.js';
import {requireLocation} from '../sessions/ownership.js';
import {readSite} from '../sessions/site.js';
import type {Services} from '../services.js';
import type {TariffCategory} from '../store/store.js';
import type {CustomerRoute} from './route.js';

const body = z.object({
  location_id: locationId,
  direction: z.nullish(tariffDirection),
  tariff_type: z.nullish(tariffType),
});

/**
 * Disconnects a tariff without pages: in the session, or, where a session is about all tariffs of a
 * location, by itself.
 * @returns false if there is no tariff to disconnect
 * @throws ApiError
 */
async function disconnect(
  connectToken: string,
  {locationId, direction, tariffType}: TariffCategory & {readonly locationId: string},
  {api, apiVersion, conversation}: Services,
): Promise<boolean> {
  if (!apiVersion.locationFirst) return conversation.disconnect(connectToken);
  const {data} = await api.tariffElements({location_id: locationId});
  const tariff = data.find(each => each.direction === direction && each.tariffType === tariffType);
  if (tariff) await api.deleteTariffElement(tariff.id);
  return tariff !== undefined;
}

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
    const site = await readSite(request, customer, services);
    const {connect_token} = await mintToken(customer, site, purpose, services);
    if (!(await disconnect(connect_token, purpose, services))) {
      throw new HttpError('nothing_connected');
    }
    const connection = await completeCustomerSession(customer, connect_token, 'page', services);
    if (connection?.outcome !== 'disconnected') throw new HttpError('not_disconnected');
    return jsonResponse({connections: [connectionToJson(connection)]});
  },
};
