import {findOrCreateReference} from '../api/find-or-create.js';
import {ApiError, isAccountError} from '../api/error.js';
import {HttpError} from '../http/errors.js';
import type {Services} from '../services.js';

/** The longest page of a list. */
const MAX_PAGE = 100;

/** More than a customer may begin in the lifetime of a token, by default. */
const MAX_OPEN_SESSIONS = 2000;

/**
 * A location for a session that connects a new tariff: one of the customer without a tariff, which an
 * abandoned session has left; otherwise a new one. Not that of an open session, because one change
 * would be that of both, and not one from which the customer has disconnected a tariff.
 * @returns Flatpeak's id of the location
 * @throws HttpError `location_not_created`, ApiError
 */
export async function findOrCreateLocation(
  customer: string,
  {api, store, onError}: Pick<Services, 'api' | 'store' | 'onError'>,
): Promise<string> {
  try {
    const {id: customer_id} = await findOrCreateReference(customer, {
      list: query => api.customers(query),
      create: body => api.createCustomer(body),
    });
    const [connections, open] = await Promise.all([
      store.connections(customer),
      store.openTokens(customer, MAX_OPEN_SESSIONS),
    ]);
    const taken = new Set([...connections, ...open].map(({locationId}) => locationId));
    const {data} = await api.locations({customer_id, limit: MAX_PAGE});
    const unused = data.find(
      location =>
        location.customer_id === customer_id &&
        location.tariff_elements.length === 0 &&
        !taken.has(location.id),
    );
    return (unused ?? (await api.createLocation({customer_id}))).id;
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
