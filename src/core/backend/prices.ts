import {parsePrices, type LocationPrices} from '../../protocol/prices.js';
import {MalformedReply} from '../../protocol/read.js';
import {ConnectError} from '../errors.js';
import {askHost} from './request.js';

/** Whose prices are asked for; what is undefined is for the host's backend to choose. */
export interface PricesRequest {
  readonly locationId: string | undefined;
  /** IMPORT or EXPORT. */
  readonly direction: string | undefined;
}

/**
 * Asks the host's backend for prices with a GET.
 * @throws ConnectError as `askHost`, and as `readPrices`
 */
export async function fetchPricesFrom(
  url: string,
  {locationId, direction}: PricesRequest,
  signal: AbortSignal,
): Promise<LocationPrices> {
  const query = new URLSearchParams({
    ...(locationId && {location_id: locationId}),
    ...(direction && {direction}),
  }).toString();
  const mark = url.includes('?') ? '&' : '?';
  return readPrices(await askHost(query ? url + mark + query : url, {signal}));
}

/**
 * Prices as the service's `GET /tariffs/rates/{id}` answers, whoever hands them on.
 * @throws ConnectError `protocol` where anything in them is broken
 */
export function readPrices(json: unknown): LocationPrices {
  try {
    return parsePrices(json);
  } catch (cause) {
    if (!(cause instanceof MalformedReply)) throw cause;
    throw new ConnectError('protocol', `Unexpected answer: ${cause.message}`, {cause});
  }
}
