import {ConnectError} from '../errors.js';
import {exchange, jsonPost, TIME_LIMIT} from '../http.js';

/** How the companion server says what is wrong. */
interface Refusal {
  readonly error?: {readonly code?: unknown; readonly message?: unknown} | null;
}

/**
 * Asks the host's own backend: with a POST of `body`, or a GET without one. The host's cookies
 * go along.
 * @returns the answer's JSON; whoever asks judges its shape
 * @throws ConnectError `network`, `timeout`, `rate-limit`, or `http` with the backend's code and
 * status (`signed_out` for 401); the signal's own reason where the caller gave up
 */
export async function askHost(
  url: string,
  {body, signal}: {body?: object | undefined; signal: AbortSignal},
): Promise<unknown> {
  const answer = await exchange(url, body ? jsonPost(body) : {}, {timeout: TIME_LIMIT, signal});
  const {ok, status, retryAfter, json} = answer;
  if (ok && json !== undefined) return json;
  const {code, message} = (json as Refusal | undefined)?.error ?? {};
  const words = typeof message === 'string' ? message : 'The host did not answer as it should.';
  throw new ConnectError(status === 429 ? 'rate-limit' : 'http', words, {
    // The code is ours: it names the sentence for a customer whose sign-in has run out.
    code: status === 401 ? 'signed_out' : typeof code === 'string' ? code : '',
    ...{status, retryAfter},
  });
}
