import {ApiError} from '../api/error.js';

/** Everything that the server can refuse: its status, and a sentence for whoever reads it. */
const PROBLEMS = {
  address_invalid: [400, 'The address of the request is not a valid one.'],
  body_not_json: [400, 'The body is not valid JSON.'],
  body_invalid: [400, 'The body has a field that is not as documented.'],
  query_invalid: [400, 'The query has a field that is not as documented.'],
  not_signed_in: [401, 'Nobody is signed in.'],
  webhook_refused: [401, 'This delivery is not from Flatpeak, or it is too old.'],
  cross_site: [
    403,
    'Requests from other sites are refused. If the page is yours, its address is not the `origin` that this server is told of.',
  ],
  location_not_yours: [403, 'This location is not one of yours.'],
  not_found: [404, 'There is nothing at this address.'],
  token_unknown: [404, 'This connect token is not known.'],
  no_location: [404, 'No tariff of yours is connected yet.'],
  location_not_found: [404, 'Flatpeak does not know this location any more.'],
  method_not_allowed: [405, 'This address does not take this method.'],
  nothing_connected: [409, 'There is no such tariff to disconnect.'],
  body_too_large: [413, 'The body is larger than 64 KiB.'],
  body_not_json_type: [415, 'A body must be sent as application/json.'],
  question_refused: [422, 'Flatpeak cannot answer this. Look at the times and amounts.'],
  pending_connect: [422, 'The tariff is being read. Try again in some minutes.'],
  no_tariff_connected: [422, 'No such tariff is connected at this location.'],
  no_price_data: [422, 'There are no prices for this tariff at the moment.'],
  internal_error: [500, 'Something went wrong on this server.'],
  connection_not_stored: [
    500,
    'The tariff was connected, but the site could not store it yet. Try again.',
  ],
  event_not_handled: [500, 'The site could not handle the event yet. Send it again.'],
  upstream_unavailable: [502, 'Flatpeak cannot be reached at the moment.'],
  upstream_refused: [502, 'Flatpeak did not accept the request of this server.'],
  version_refused: [502, 'Flatpeak does not serve this site in the version that it asks for.'],
  not_disconnected: [502, 'Flatpeak did not disconnect the tariff. Try again.'],
  event_busy: [503, 'This event is being handled right now.'],
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

/** What a location's tariff is like, rather than that something failed; with seconds to wait. */
const FACTS: ReadonlyMap<string | undefined, readonly [ProblemCode, retryAfter?: number]> = new Map(
  [
    ['location_not_found', ['location_not_found']],
    ['no_tariff_connected', ['no_tariff_connected']],
    // The documentation asks not to repeat these more often.
    ['pending_connect', ['pending_connect', 900]],
    ['no_price_data', ['no_price_data', 900]],
  ],
);

function upstreamProblem({type, code, status = 0, retryAfter = 1}: ApiError): Problem {
  if (type === 'timeout') return new Problem('upstream_timeout');
  if (status === 429) return new Problem('upstream_busy', {'retry-after': String(retryAfter)});
  if (code === 'api_version_not_supported') return new Problem('version_refused');
  const [fact, seconds] = FACTS.get(code) ?? [];
  if (fact) return new Problem(fact, seconds ? {'retry-after': String(seconds)} : {});
  // A refusal means that this server's key or configuration is at fault, an outage that it isn't.
  const refused = type === 'http' && status >= 400 && status < 500;
  return new Problem(refused ? 'upstream_refused' : 'upstream_unavailable');
}
