import {ApiError} from './api-error.js';

/** Everything that the server can refuse: its status, and a sentence for whoever reads it. */
const PROBLEMS = {
  address_invalid: [400, 'The address of the request is not a valid one.'],
  body_not_json: [400, 'The body is not valid JSON.'],
  body_invalid: [400, 'The body has a field that is not as documented.'],
  not_signed_in: [401, 'Nobody is signed in.'],
  cross_site: [403, 'Requests from other sites are refused.'],
  location_not_yours: [403, 'This location is not one of yours.'],
  not_found: [404, 'There is nothing at this address.'],
  token_unknown: [404, 'This connect token is not known.'],
  method_not_allowed: [405, 'This address does not take this method.'],
  body_too_large: [413, 'The body is larger than 64 KiB.'],
  body_not_json_type: [415, 'A body must be sent as application/json.'],
  internal_error: [500, 'Something went wrong on this server.'],
  connection_not_stored: [
    500,
    'The tariff was connected, but the site could not store it yet. Try again.',
  ],
  upstream_unavailable: [502, 'Flatpeak cannot be reached at the moment.'],
  upstream_refused: [502, 'Flatpeak did not accept the request of this server.'],
  completion_busy: [503, 'This session is being completed right now. Try again shortly.'],
  upstream_busy: [503, 'Flatpeak is busy. Try again shortly.'],
  upstream_timeout: [504, 'Flatpeak did not answer in time.'],
} as const satisfies Record<string, readonly [status: number, message: string]>;

export type ProblemCode = keyof typeof PROBLEMS;

/** A refusal that is told to the caller: a code, a sentence, and nothing else. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ProblemCode, headers: Record<string, string> = {}) {
    const [status, message] = PROBLEMS[code];
    super(message);
    this.code = code;
    this.status = status;
    this.headers = headers;
  }
}

/** What the caller hears of an error. The error's own words stay here: they could hold anything. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return error instanceof ApiError ? upstreamProblem(error) : new Problem('internal_error');
}

function upstreamProblem({type, status = 0, retryAfter = 1}: ApiError): Problem {
  if (type === 'timeout') return new Problem('upstream_timeout');
  if (status === 429) return new Problem('upstream_busy', {'retry-after': String(retryAfter)});
  // A refusal means that this server's key or configuration is at fault, an outage that it isn't.
  const refused = type === 'http' && status >= 400 && status < 500;
  return new Problem(refused ? 'upstream_refused' : 'upstream_unavailable');
}
