import {ConnectError} from '../errors.js';
import {fetchJson, jsonPost, REQUEST_TIMEOUT_MS} from '../http.js';

/** The error body of the companion server. */
interface ErrorBody {
  readonly error?: {readonly code?: unknown; readonly message?: unknown} | null;
}

/**
 * Sends a request with cookies to the integrator's backend: a POST with a `body`, a GET without.
 * @returns the response's JSON; the caller checks its shape
 * @throws ConnectError `network`, `timeout`, `rate-limit`, or `http` with the backend's code and
 * status (`signed_out` for 401); the signal's own reason if the caller aborted
 */
export async function requestBackend(
  url: string,
  {body, signal}: {body?: object | undefined; signal: AbortSignal},
): Promise<unknown> {
  const options = {timeout: REQUEST_TIMEOUT_MS, signal};
  const {ok, status, retryAfter, json} = await fetchJson(url, body ? jsonPost(body) : {}, options);
  if (ok && json !== undefined) return json;
  const {code, message} = (json as ErrorBody | undefined)?.error ?? {};
  const text = typeof message === 'string' ? message : 'Unexpected response from the backend.';
  throw new ConnectError(status === 429 ? 'rate-limit' : 'http', text, {
    // Our own code: it selects the message for a customer whose sign-in has expired.
    code: status === 401 ? 'signed_out' : typeof code === 'string' ? code : '',
    ...{status, retryAfter},
  });
}
