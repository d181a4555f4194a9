import type {PageKind} from '../../protocol/routes.js';
import {isObject, type JsonObject} from './content.js';
import {CONTENT_FAULTS, wrongTypes, type ContentChange} from './content-faults.js';
import {withHostileTexts} from './hostile.js';
import {Refusal} from './errors.js';
import type {Scene} from './series-faults.js';
import {keysOf, mapValues} from './table.js';
import type {WirePage} from './wire-page.js';

/** A broken connection, which a browser's `fetch` reports as a `TypeError`. */
export class ConnectionReset extends TypeError {
  override readonly name = 'ConnectionReset';

  constructor() {
    super('The connection was reset.');
  }
}

/** The response of a turn, before it is serialised. */
export type Reply = WirePage | Response;

type Next = () => Promise<Reply>;

/**
 * Applies a fault: calls `next` to process the turn, or does not. Several faults of one turn are
 * nested, the first one outermost.
 */
type Effect = (next: Next, fault: Fault, signal: AbortSignal, scene: SceneOf) => Promise<Reply>;

/** The clock and the zone for a page or for the body of a response. */
type SceneOf = (reply: JsonObject) => Scene;

const textOf = (reply: Reply) =>
  reply instanceof Response ? reply.text() : Promise.resolve(JSON.stringify(reply));

const asJson = (text: string) =>
  new Response(text, {headers: {'content-type': 'application/json'}});

/** Changes a page; errors are unchanged. */
const onPage =
  (change: (page: WirePage) => WirePage): Effect =>
  async next => {
    const reply = await next();
    return reply instanceof Response ? reply : change(reply);
  };

/** Waits; rejects, as `fetch` does, when the request is aborted. */
function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = Number.isFinite(ms) ? setTimeout(done, ms) : undefined;
    function done() {
      signal.removeEventListener('abort', onAbort);
      resolve();
    }
    function onAbort() {
      clearTimeout(timer);
      const reason: unknown = signal.reason;
      reject(reason instanceof Error ? reason : new Error('The request was aborted.'));
    }
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, {once: true});
  });
}

const BODIES = {
  html: ['text/html', '<!doctype html><title>502</title><h1>Bad Gateway</h1><p>nginx</p>'],
  json: ['application/json', '{"message":"Internal Server Error"}'],
  empty: ['text/plain', ''],
} as const;

/** Statuses without a body. */
const BODILESS = new Set([204, 205, 304]);

/** Changes what a page or a successful response of the REST API contains. */
const onContent =
  (change: ContentChange): Effect =>
  async (next, _fault, _signal, scene) => {
    const reply = await next();
    if (!(reply instanceof Response)) return change(reply, scene(reply)) as WirePage;
    if (!reply.ok) return reply;
    const body = await objectIn(reply.clone());
    return body ? Response.json(change(body, scene(body)), {status: reply.status}) : reply;
  };

/** The JSON object of a body; undefined if it is none. */
async function objectIn(response: Response): Promise<JsonObject | undefined> {
  try {
    const json: unknown = await response.json();
    return isObject(json) ? json : undefined;
  } catch {
    return undefined;
  }
}

/** The error page of older clients, as the vendor's client of Zero declares it. */
const errorPage = ({code = '', message = ''}: NonNullable<Fault['error']>) =>
  Response.json({
    route: 'error',
    live_mode: false,
    data: {error_code: code, error_message: message},
  });

const FAULTS = {
  /** A proxy in front of the service responds; the turn is not processed. */
  status: async (_next, {status = 500, body = 'json', retry_after}) => {
    const [type, text] = BODIES[body];
    const headers = new Headers({'content-type': type});
    if (retry_after !== undefined) headers.set('retry-after', String(retry_after));
    return new Response(BODILESS.has(status) ? null : text, {status, headers});
  },
  /** The turn is processed, its response is not JSON. */
  malformed: async next => asJson(`${await textOf(await next())}}{`),
  /** The turn is processed, half of its response arrives. */
  truncated: async next => {
    const text = await textOf(await next());
    return asJson(text.slice(0, text.length / 2));
  },
  /** The turn is processed, an empty response arrives. */
  empty: async next => {
    await next();
    return asJson('');
  },
  /** The connection breaks before the turn is processed. */
  reset: async () => {
    throw new ConnectionReset();
  },
  /** The turn is processed, the connection breaks before its response arrives. */
  'lost-answer': async next => {
    await next();
    throw new ConnectionReset();
  },
  /** The turn is processed after `ms` milliseconds. */
  delay: async (next, {ms = 1000}, signal) => {
    await wait(ms, signal);
    return next();
  },
  /** No response ever arrives; the turn is not processed. */
  hang: async (next, _fault, signal) => {
    await wait(Number.POSITIVE_INFINITY, signal);
    return next();
  },
  /** The turn is processed, its response never arrives. */
  unanswered: async (next, _fault, signal) => {
    const reply = await next();
    await wait(Number.POSITIVE_INFINITY, signal);
    return reply;
  },
  /** A page with an unknown route and the actions of the real one. */
  'unknown-route': onPage(page => ({...page, route: 'page_from_the_future'})),
  /** The page without its data. */
  'missing-data': onPage(({data: _left, ...page}) => page),
  /** Every value of the page's data has another type. */
  'wrong-types': onPage(page => ({...page, data: wrongTypes(page.data)})),
  /** Every text of the page is hostile. */
  hostile: onPage(({data, tariffs, ...page}) => ({
    ...page,
    ...(data !== undefined && {data: withHostileTexts(data)}),
    // The only list outside of `data`.
    ...(tariffs !== undefined && {tariffs: withHostileTexts(tariffs)}),
  })),
  /** The service's own error; the turn is not processed. */
  'server-error': async () => {
    throw new Refusal('server_error');
  },
  /** The connect token is too old; the turn is not processed. */
  'token-expired': async () => {
    throw new Refusal('token_expired');
  },
  /** No session belongs to the connect token; the turn is not processed. */
  'token-unknown': async () => {
    throw new Refusal('connect_token_not_found');
  },
  /** An error object of the service with the given fields; the turn is not processed. */
  'error-object': async (_next, {status = 500, error = {}, legacy = false}) =>
    legacy ? errorPage(error) : Response.json({object: 'error', ...error}, {status}),
  ...mapValues(CONTENT_FAULTS, onContent),
} as const satisfies Record<string, Effect>;

export type FaultType = keyof typeof FAULTS;

const effects: Readonly<Record<FaultType, Effect>> = FAULTS;

export const FAULT_TYPES = keysOf(FAULTS);

/** A fault that a test injects into a session. */
export interface Fault {
  readonly type: FaultType;
  /** The first turn of the session that it affects, counted from 1; default 1. */
  readonly at?: number;
  /** Only for turns that answer or read this page kind. */
  readonly kind?: PageKind;
  /** The number of turns that it affects; default 1. */
  readonly times?: number | 'always';
  /** `status`, `error-object`: the HTTP status. */
  readonly status?: number;
  /** `status`: the body, and the `Retry-After` header in seconds. */
  readonly body?: keyof typeof BODIES;
  readonly retry_after?: number;
  /** `error-object`: its fields, such as `code`, `message` and `request_id`. */
  readonly error?: Readonly<Record<string, unknown>>;
  /** `error-object`: whether it is a page with the route `error` instead, as in older clients. */
  readonly legacy?: boolean;
  /** `delay`: milliseconds. */
  readonly ms?: number;
}

/** The faults that apply to a turn, and those that remain for later turns. */
function takeFaults(
  faults: readonly Fault[],
  turn: number,
  kind: PageKind,
): {now: readonly Fault[]; left: Fault[]} {
  const now = faults.filter(
    fault => turn >= (fault.at ?? 1) && (fault.kind === undefined || fault.kind === kind),
  );
  const left = faults
    .map(fault =>
      now.includes(fault) && fault.times !== 'always'
        ? {...fault, times: (fault.times ?? 1) - 1}
        : fault,
    )
    .filter(({times}) => times !== 0);
  return {now, left};
}

/** Runs a request with faults, the first of them outermost. */
export const applyFaults = (
  faults: readonly Fault[],
  signal: AbortSignal,
  scene: SceneOf,
  request: Next,
): Promise<Reply> =>
  faults.reduceRight<Next>(
    (next, fault) => () => effects[fault.type](next, fault, signal, scene),
    request,
  )();

/**
 * Processes a turn with the faults of its session.
 * @throws ConnectionReset or the signal's reason if no response arrives
 */
export function applySessionFaults(
  session: {faults: Fault[]; readonly turnCount: number},
  kind: PageKind,
  signal: AbortSignal,
  scene: SceneOf,
  turn: Next,
): Promise<Reply> {
  const {now, left} = takeFaults(session.faults, session.turnCount, kind);
  session.faults = left;
  return applyFaults(now, signal, scene, turn);
}
