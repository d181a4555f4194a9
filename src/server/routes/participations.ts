import {HttpError} from '../http/errors.js';
import {jsonResponse} from '../http/response.js';
import type {Participation} from '../api/schemas/participations.js';
import type {Services} from '../services.js';
import {findDevice} from '../sessions/site.js';
import type {CustomerRoute} from './route.js';

/**
 * `GET {base}/participations`: the participations in virtual power plants of the device that
 * `getDeviceReference` chooses for the request, as far as they are at the customer's own locations.
 * From Busbar on (`GET /vpp-participations`); before, 404 `not_in_version`. Without a device the list
 * is empty.
 *
 * Response: `{participations: [{id, location_id, device_id, provider_id, programme_id, reference_id,
 * control_active, telemetry_active, suspension_reasons, participation_state}]}`.
 * `participation_state` is a list of `{state, status, kind, message}`, to be shown in its order.
 */
export const participationsRoute: CustomerRoute = {
  audience: 'customer',
  method: 'GET',
  path: '/participations',

  async handle({request, customer}, services) {
    const {api, apiVersion} = services;
    if (!apiVersion.locationFirst) throw new HttpError('not_in_version');
    const deviceId = await findDevice(request, customer, services);
    if (deviceId === undefined) return jsonResponse({participations: []});
    const {data} = await api.participations(deviceId);
    const isOwn = await ownLocations(customer, services);
    return jsonResponse({participations: data.filter(isOwn)});
  },
};

/** A device may have had another customer: only what is at a location of this one is theirs. */
async function ownLocations(customer: string, {api, store}: Services) {
  const [connections, {data: customers}] = await Promise.all([
    store.connections(customer),
    api.customers({reference_id: customer}),
  ]);
  const own = new Set([
    ...connections.map(({locationId}) => locationId),
    ...customers
      .filter(({reference_id}) => reference_id === customer)
      .flatMap(({locations}) => locations),
  ]);
  return ({location_id}: Participation) => own.has(location_id);
}
