import {findOrCreateReference} from '../api/find-or-create.js';
import {ApiError, isAccountError} from '../api/error.js';
import type {Location} from '../api/schemas/locations.js';
import {HttpError} from '../http/errors.js';
import type {Services} from '../services.js';

/** The longest page of a list. */
const MAX_PAGE = 100;

/** More than a customer may begin in the lifetime of a token, by default. */
const MAX_OPEN_SESSIONS = 2000;

type LocationServices = Pick<Services, 'api' | 'store' | 'onError'>;

/**
 * A location for a session that connects a new tariff: one of the customer without a tariff, which an
 * abandoned session has left; otherwise a new one. Not that of an open session, because one change
 * would be that of both, and not one from which the customer has disconnected a tariff.
 * @returns Flatpeak's id of the location
 * @throws HttpError `location_not_created`, ApiError
 */
export const findOrCreateLocation = (
  customer: string,
  services: LocationServices,
): Promise<string> =>
  atCustomer(customer, services, async customer_id => {
    const {api, store} = services;
    const [connections, open] = await Promise.all([
      store.connections(customer),
      store.openTokens(customer, MAX_OPEN_SESSIONS),
    ]);
    const taken = new Set([...connections, ...open].map(({locationId}) => locationId));
    const unused = (await locationsOf(customer_id, services)).find(
      ({id, tariff_elements}) => tariff_elements.length === 0 && !taken.has(id),
    );
    return unused ?? api.createLocation({customer_id});
  });

/** Creates a location, as `findOrCreateLocation` does, even if the customer has an unused one. */
export const createLocation = (customer: string, services: LocationServices): Promise<string> =>
  atCustomer(customer, services, customer_id => services.api.createLocation({customer_id}));

/**
 * The location for a session about a programme, which every such session has to find again: the one
 * where the customer connected a tariff last; without a tariff the customer's first one, or a new one.
 * @returns Flatpeak's id of the location
 * @throws as `findOrCreateLocation`
 */
export async function findHome(customer: string, services: LocationServices): Promise<string> {
  const connections = await services.store.connections(customer);
  const last = connections.find(({outcome}) => outcome === 'saved');
  if (last) return last.locationId;
  return atCustomer(customer, services, async customer_id => {
    const locations = await locationsOf(customer_id, services);
    const [first] = locations.toSorted((one, other) => createdAt(one) - createdAt(other));
    return first ?? services.api.createLocation({customer_id});
  });
}

/** In ms since the epoch; if it is unknown, later than all. */
const createdAt = ({time_created}: Location): number => Date.parse(time_created) || Infinity;

/** The customer's locations, as far as they fit one page of a list. */
async function locationsOf(customer_id: string, {api}: LocationServices): Promise<Location[]> {
  const {data} = await api.locations({customer_id, limit: MAX_PAGE});
  return data.filter(location => location.customer_id === customer_id);
}

/** Finds a location of a customer, who is created at Flatpeak if need be. */
async function atCustomer(
  customer: string,
  {api, onError}: LocationServices,
  find: (customerId: string) => Promise<Location>,
): Promise<string> {
  try {
    const {id: customerId} = await findOrCreateReference(customer, {
      list: query => api.customers(query),
      create: body => api.createCustomer(body),
    });
    return (await find(customerId)).id;
  } catch (error) {
    if (!isRejected(error)) throw error;
    onError(error);
    throw new HttpError('location_not_created');
  }
}

/** The service rejected the customer or the location; what concerns the account has its own error. */
const isRejected = (error: unknown) =>
  error instanceof ApiError &&
  [400, 404, 409, 422].includes(error.status ?? 0) &&
  !isAccountError(error);
