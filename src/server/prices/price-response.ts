import {ApiError} from '../api/error.js';
import {HttpError} from '../http/errors.js';
import {jsonResponse} from '../http/response.js';

/**
 * Passes the service's prices on as a response.
 * @throws HttpError `request_refused` if the parameters are well-formed but make no sense, such
 * as a duration longer than the period
 * @throws ApiError
 */
export async function priceResponse(prices: Promise<object>): Promise<Response> {
  try {
    return jsonResponse(await prices);
  } catch (error) {
    throw isInvalidRequest(error) ? new HttpError('request_refused') : error;
  }
}

/** The service's codes for bad parameters end in `_invalid` or `_missing`; its plain 400 has no code. */
const isInvalidRequest = (error: unknown) =>
  error instanceof ApiError &&
  (error.code === undefined ? error.status === 400 : /_(invalid|missing)$/.test(error.code));
