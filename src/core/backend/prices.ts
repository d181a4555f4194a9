import {parsePrices, type LocationPrices} from '../../protocol/prices.js';
import {MalformedReply} from '../../protocol/read.js';
import {ConnectError} from '../errors.js';
import {requestBackend} from './request.js';

/** Which prices to fetch; the backend chooses where a field is undefined. */
export interface PricesRequest {
  readonly locationId: string | undefined;
  /** IMPORT or EXPORT. */
  readonly direction: string | undefined;
}

/** The URL of prices on the integrator's backend. */
export function pricesRequestUrl(url: string, {locationId, direction}: PricesRequest): string {
  const query = new URLSearchParams({
    ...(locationId && {location_id: locationId}),
    ...(direction && {direction}),
  }).toString();
  const separator = url.includes('?') ? '&' : '?';
  return query ? url + separator + query : url;
}

/**
 * Fetches prices from the integrator's backend with a GET.
 * @throws ConnectError as `requestBackend` and `readPrices` do
 */
export const fetchPrices = async (url: string, signal: AbortSignal): Promise<LocationPrices> =>
  readPrices(await requestBackend(url, {signal}));

/**
 * Reads prices in the format of the service's `GET /tariffs/rates/{id}`.
 * @throws ConnectError `protocol` if a field is missing or malformed
 */
export function readPrices(json: unknown): LocationPrices {
  try {
    return parsePrices(json);
  } catch (cause) {
    if (!(cause instanceof MalformedReply)) throw cause;
    throw new ConnectError('protocol', `Unexpected response: ${cause.message}`, {cause});
  }
}
