import type {ConnectErrorKind} from '../../../src/core/index.js';
import {en} from '../../../src/messages/en.js';
import type {Fault} from '../../../src/simulator/index.js';

/** What can go wrong: the rows of faults.test.ts and of the documentation. */
export interface Failure {
  /** What happens. */
  readonly what: string;
  /** The faults of the simulator that make it happen. */
  readonly faults: readonly Fault[];
  /** What the customer reads. */
  readonly sees: string;
  /** The button that leads on. */
  readonly way: string;
  /** The way on from a page that asks for a text; by default `way`. */
  readonly formWay?: string;
  /** What happens next. */
  readonly next: string;
  /** The kind of `flatpeak-error`; none where the customer meets no failure. */
  readonly kind?: ConnectErrorKind;
  /** What the site gets instead. */
  readonly heard?: string;
  /** How often a page is read before the customer is told; once unless given. */
  readonly reads?: number;
  /** Whether the service took the answer, though its own never came. */
  readonly isTaken?: boolean;
  /** Whether the last page of a session is the end all the same. */
  readonly isEndKnown?: boolean;
  /** Milliseconds that pass before anything is seen. */
  readonly waits?: number;
  /** Milliseconds in which the service wants to hear nothing. */
  readonly pause?: number;
  /** What the customer can tell the service's support. */
  readonly reference?: string;
  /** Whether the browser says that there is no connection. */
  readonly isOffline?: boolean;
}

const TIME_LIMIT = 15_000;

const RETRY = `“${en['action.retry']}”`;
const RESTART = `“${en['action.restart']}”`;
const RECOVERS = `Three tries, then ${RETRY}`;
const CATCHES_UP = `${RETRY} goes to the page that the service has reached`;
const WAITS = `${RETRY}, once the time is over; up to 5 seconds are waited in silence`;

const statuses = (list: readonly number[]): Fault[] =>
  list.map((status, index) => ({
    type: 'status',
    status,
    body: (['html', 'json', 'empty'] as const)[index % 3] ?? 'html',
  }));

export const FAILURES: readonly Failure[] = [
  {
    what: 'Something in front of the service refuses (HTTP 400 to 417)',
    faults: statuses([400, 401, 403, 404, 405, 409, 410, 413, 415, 417]),
    sees: en['error.http'],
    way: en['action.retry'],
    next: RETRY,
    kind: 'http',
  },
  {
    what: 'The service or something in front of it is down (HTTP 408, 425, 500 to 504)',
    faults: statuses([408, 425, 500, 501, 502, 503, 504]),
    sees: en['error.http'],
    way: en['action.retry'],
    next: RECOVERS,
    kind: 'http',
    reads: 3,
  },
  {
    what: 'HTTP 200 with a page instead of JSON (a hotel’s sign-in, say)',
    faults: [{type: 'status', status: 200, body: 'html'}],
    sees: en['error.http'],
    way: en['action.retry'],
    next: RECOVERS,
    kind: 'http',
    reads: 3,
  },
  {
    what: 'JSON that is broken or cut off, or an empty answer',
    faults: [{type: 'malformed'}, {type: 'truncated'}, {type: 'empty'}],
    sees: en['error.http'],
    way: en['action.retry'],
    next: `Three tries, then ${CATCHES_UP}`,
    kind: 'http',
    reads: 3,
    isTaken: true,
  },
  {
    what: 'HTTP 429 without `Retry-After`',
    faults: [{type: 'status', status: 429, body: 'html'}],
    sees: en['error.rate-limit'],
    way: en['action.retry'],
    next: RECOVERS,
    kind: 'rate-limit',
    reads: 3,
  },
  {
    what: 'HTTP 429 with `Retry-After`',
    faults: [{type: 'status', status: 429, body: 'empty', retry_after: 40}],
    sees: en['error.wait.seconds'].replace('{seconds}', '40'),
    way: en['action.retry'],
    next: WAITS,
    kind: 'rate-limit',
    pause: 40_000,
  },
  {
    what: 'HTTP 503 with `Retry-After`',
    faults: [{type: 'status', status: 503, body: 'html', retry_after: 600}],
    sees: en['error.wait.minutes'].replace('{minutes}', '10'),
    way: en['action.retry'],
    next: WAITS,
    kind: 'http',
    pause: 600_000,
  },
  {
    what: 'The connection breaks before the service hears anything',
    faults: [{type: 'reset'}],
    sees: en['error.network'],
    way: en['action.retry'],
    next: RECOVERS,
    kind: 'network',
    reads: 3,
  },
  {
    what: 'The connection breaks before the answer arrives',
    faults: [{type: 'lost-answer'}],
    sees: en['error.network'],
    way: en['action.retry'],
    next: `Three tries, then ${CATCHES_UP}`,
    kind: 'network',
    reads: 3,
    isTaken: true,
  },
  {
    what: 'The device is offline',
    faults: [{type: 'reset'}],
    sees: en['error.network'],
    way: en['action.retry'],
    next: `${RETRY}; a first page comes by itself as soon as the device is online`,
    kind: 'network',
    isOffline: true,
  },
  {
    what: 'No answer within 15 seconds',
    faults: [{type: 'hang'}],
    sees: en['error.timeout'],
    way: en['action.retry'],
    next: RETRY,
    kind: 'timeout',
    waits: TIME_LIMIT,
  },
  {
    what: 'The service takes the answer and says nothing for 15 seconds',
    faults: [{type: 'unanswered'}],
    sees: en['error.timeout'],
    way: en['action.retry'],
    next: CATCHES_UP,
    kind: 'timeout',
    isTaken: true,
    waits: TIME_LIMIT,
  },
  {
    what: 'The first byte is slow',
    faults: [{type: 'delay', ms: 9000}],
    sees: '',
    way: '',
    next: 'The next page comes',
    waits: 9000,
  },
  {
    what: 'A page that this version does not know',
    faults: [{type: 'unknown-route'}],
    sees: en['unknown.title'],
    way: en['action.retry'],
    formWay: en['action.next'],
    next: `Its known parts, what the service offers on it, or ${RETRY} and ${RESTART}`,
    heard: '`flatpeak-page` of the kind `unknown`',
    isTaken: true,
  },
  {
    what: 'A known page with its data missing, `null` or of other types',
    faults: [{type: 'missing-data'}, {type: 'null-data'}, {type: 'wrong-types'}],
    sees: en['error.protocol'],
    way: en['action.retry'],
    next: `${CATCHES_UP}; the actions of that page and ${RESTART} lead elsewhere`,
    kind: 'protocol',
    isTaken: true,
    isEndKnown: true,
  },
  {
    what: 'HTTP 200 with JSON that is no page',
    faults: [{type: 'status', status: 200, body: 'json'}],
    sees: en['error.protocol'],
    way: en['action.retry'],
    next: RETRY,
    kind: 'protocol',
  },
  {
    what: 'The service says that it failed',
    faults: [
      {type: 'server-error'},
      {type: 'error-object', status: 200, error: {type: 'connect_error', code: 'server_error'}},
    ],
    sees: en['error.server_error'],
    way: en['action.retry'],
    next: RECOVERS,
    kind: 'server',
    reads: 3,
  },
  {
    what: 'An error of the service without words, or without a code, whatever its HTTP status',
    faults: [
      {type: 'error-object', status: 500, error: {type: 'api_error', code: 'odd_code'}},
      {type: 'error-object', status: 200, error: {}},
      {type: 'error-object', status: 500, error: {code: null, message: null}},
    ],
    sees: en['error.server'],
    way: en['action.retry'],
    next: RECOVERS,
    kind: 'server',
    reads: 3,
  },
  {
    what: 'An error of the service with words of its own and a request id',
    faults: [
      {
        type: 'error-object',
        status: 503,
        error: {
          type: 'api_error',
          code: 'under_repair',
          message: 'We are back at noon.',
          request_id: 'req_0123456789',
        },
      },
    ],
    sees: 'We are back at noon.',
    reference: 'req_0123456789',
    way: en['action.retry'],
    next: RECOVERS,
    kind: 'server',
    reads: 3,
  },
];

const SESSION_EXPIRED: Fault = {
  type: 'error-object',
  status: 403,
  error: {type: 'invalid_request', code: 'session_expired'},
};

/** The session is over: only a new one helps. */
export const ENDINGS: readonly Failure[] = [
  {
    what: 'The token is too old, or nobody knows it; your site gives new ones (`token-url`, `fetchToken`)',
    faults: [{type: 'token-expired'}, {type: 'token-unknown'}, SESSION_EXPIRED],
    sees: en['error.expired'],
    way: en['action.restart'],
    next: `“${en['action.restart']}” begins a new session; an old token before the first page is replaced silently`,
    kind: 'expired',
  },
  {
    what: 'The token is too old, or nobody knows it; your site gave only `connect-token`',
    faults: [{type: 'token-expired'}, {type: 'token-unknown'}, SESSION_EXPIRED],
    sees: en['error.expired'],
    way: en['action.restart'],
    next: `“${en['action.restart']}” reloads the page, unless your site sets another token on \`flatpeak-error\``,
    kind: 'expired',
  },
];

/** What the host's own backend answers instead of a token. */
export interface TokenFailure {
  readonly what: string;
  /** What the backend answers; nothing where the connection breaks or no answer comes. */
  readonly answers: readonly (() => Response | 'reset' | 'nothing')[];
  readonly sees: string;
  readonly next: string;
  readonly kind: ConnectErrorKind;
  readonly code?: string;
  readonly heard?: undefined;
}

const ASKS = `${RETRY} asks once more`;

export const TOKEN_FAILURES: readonly TokenFailure[] = [
  {
    what: '`token-url` answers 401',
    answers: [() => Response.json({}, {status: 401}), () => new Response('', {status: 401})],
    sees: en['error.signed_out'],
    next: ASKS,
    kind: 'http',
    code: 'signed_out',
  },
  {
    what: '`token-url` answers 403 to 500, HTML, or JSON without a token',
    answers: [
      () => Response.json({error: {code: 'forbidden', message: 'Not here.'}}, {status: 403}),
      () => new Response('', {status: 404}),
      () => Response.json({}, {status: 500}),
      () => new Response('<h1>Welcome</h1>', {headers: {'content-type': 'text/html'}}),
      () => Response.json({token: 'cot_1'}),
      () => Response.json({connect_token: null}),
      () => Response.json(null),
    ],
    sees: en['error.http'],
    next: ASKS,
    kind: 'http',
  },
  {
    what: '`token-url` answers 429',
    answers: [() => new Response('', {status: 429})],
    sees: en['error.rate-limit'],
    next: `${ASKS}, after \`Retry-After\` where it is given`,
    kind: 'rate-limit',
  },
  {
    what: '`token-url` does not answer within 15 seconds',
    answers: [() => 'nothing'],
    sees: en['error.timeout'],
    next: ASKS,
    kind: 'timeout',
  },
  {
    what: '`token-url` cannot be reached',
    answers: [() => 'reset'],
    sees: en['error.network'],
    next: `${ASKS}; so does a device that is online again`,
    kind: 'network',
  },
];

const rowOf = ({what, sees, next, kind, heard = ''}: Failure | TokenFailure): readonly string[] => [
  what,
  sees || 'The page, and a button that turns',
  next,
  kind ? `\`${kind}\`` : heard,
];

/** What is left out of a page: no failure. Its tests are in test/unit/protocol/tolerance.test.ts. */
const LEFT_OUT = [
  'A provider, tariff, price or other row that cannot be read, or a value that the page can do without',
  'The page without it',
  'The page can be answered; nothing is left out of what a customer consents to',
  '`flatpeak-page` with its path in `unreadable`',
];

/** The rows of the documentation's table. */
export const rows = [...[...FAILURES, ...ENDINGS, ...TOKEN_FAILURES].map(rowOf), LEFT_OUT];
