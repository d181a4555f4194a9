import type {Kind} from '../../protocol/routes.js';
import {withHostileTexts} from './hostile.js';
import {Refusal} from './errors.js';
import {keysOf} from './table.js';
import type {WirePage} from './wire-page.js';

/** The connection breaks; what a browser's `fetch` reports as a `TypeError`. */
export class ConnectionReset extends TypeError {
  override readonly name = 'ConnectionReset';

  constructor() {
    super('The connection was reset.');
  }
}

/** A turn's answer before it goes over the wire. */
export type Reply = WirePage | Response;

type Next = () => Promise<Reply>;

/**
 * What goes wrong: calls `next` to let the service do the turn, or does not.
 * Several faults of one turn are nested, the first one outermost.
 */
type Effect = (next: Next, fault: Fault, signal: AbortSignal) => Promise<Reply>;

const textOf = (reply: Reply) =>
  reply instanceof Response ? reply.text() : Promise.resolve(JSON.stringify(reply));

const asJson = (text: string) =>
  new Response(text, {headers: {'content-type': 'application/json'}});

/** Changes a page on its way; errors stay as they are. */
const onPage =
  (change: (page: WirePage) => WirePage): Effect =>
  async next => {
    const reply = await next();
    return reply instanceof Response ? reply : change(reply);
  };

/** Waits, or rejects as `fetch` does as soon as the request is given up. */
function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = Number.isFinite(ms) ? setTimeout(done, ms) : undefined;
    function done() {
      signal.removeEventListener('abort', givenUp);
      resolve();
    }
    function givenUp() {
      clearTimeout(timer);
      const reason: unknown = signal.reason;
      reject(reason instanceof Error ? reason : new Error('The request was given up.'));
    }
    if (signal.aborted) givenUp();
    else signal.addEventListener('abort', givenUp, {once: true});
  });
}

const BODIES = {
  html: ['text/html', '<!doctype html><title>502</title><h1>Bad Gateway</h1><p>nginx</p>'],
  json: ['application/json', '{"message":"Internal Server Error"}'],
  empty: ['text/plain', ''],
} as const;

/** Statuses with which no body may come. */
const BODILESS = new Set([204, 205, 304]);

/** Another type for each value: nothing that a page needs survives it. */
const WRONG: Record<string, unknown> = {
  string: 42,
  number: 'forty-two',
  boolean: 'perhaps',
  object: 'an object',
};

const wrongTypes = (data: unknown) =>
  typeof data === 'object' && data !== null
    ? Object.fromEntries(
        Object.entries(data).map(([key, value]) => [
          key,
          value === null ? {none: true} : WRONG[typeof value],
        ]),
      )
    : 42;

const FAULTS = {
  /** Answered by something in front of the service; the turn is not done. */
  status: async (_next, {status = 500, body = 'json', retry_after}) => {
    const [type, text] = BODIES[body];
    const headers = new Headers({'content-type': type});
    if (retry_after !== undefined) headers.set('retry-after', String(retry_after));
    return new Response(BODILESS.has(status) ? null : text, {status, headers});
  },
  /** The turn is done, its answer is not JSON. */
  malformed: async next => asJson(`${await textOf(await next())}}{`),
  /** The turn is done, half of its answer arrives. */
  truncated: async next => {
    const text = await textOf(await next());
    return asJson(text.slice(0, text.length / 2));
  },
  /** The turn is done, an answer of no length arrives. */
  empty: async next => {
    await next();
    return asJson('');
  },
  /** The connection breaks before the turn is done. */
  reset: async () => {
    throw new ConnectionReset();
  },
  /** The turn is done, the connection breaks before its answer arrives. */
  'lost-answer': async next => {
    await next();
    throw new ConnectionReset();
  },
  /** The turn is done after `ms` milliseconds. */
  delay: async (next, {ms = 1000}, signal) => {
    await wait(ms, signal);
    return next();
  },
  /** No answer ever; the turn is not done. */
  hang: async (next, _fault, signal) => {
    await wait(Number.POSITIVE_INFINITY, signal);
    return next();
  },
  /** The turn is done, its answer never comes. */
  unanswered: async (next, _fault, signal) => {
    const reply = await next();
    await wait(Number.POSITIVE_INFINITY, signal);
    return reply;
  },
  /** A page that nobody has heard of, with the actions of the real one. */
  'unknown-route': onPage(page => ({...page, route: 'page_from_the_future'})),
  'missing-data': onPage(({data: _left, ...page}) => page),
  'null-data': onPage(page => ({...page, data: null})),
  'wrong-types': onPage(page => ({...page, data: wrongTypes(page.data)})),
  /** Every text of the page is an attack or a nuisance. */
  hostile: onPage(({data, tariffs, ...page}) => ({
    ...page,
    ...(data !== undefined && {data: withHostileTexts(data)}),
    // The one list that stands in the frame.
    ...(tariffs !== undefined && {tariffs: withHostileTexts(tariffs)}),
  })),
  /** The service's own words for a failure; the turn is not done. */
  'server-error': async () => {
    throw new Refusal('server_error');
  },
  'token-expired': async () => {
    throw new Refusal('token_expired');
  },
  'token-unknown': async () => {
    throw new Refusal('connect_token_not_found');
  },
  /** An error object of the service with exactly these fields; the turn is not done. */
  'error-object': async (_next, {status = 500, error = {}}) =>
    Response.json({object: 'error', ...error}, {status}),
} as const satisfies Record<string, Effect>;

export type FaultType = keyof typeof FAULTS;

const effects: Readonly<Record<FaultType, Effect>> = FAULTS;

export const FAULT_TYPES = keysOf(FAULTS);

/** Something that goes wrong in a session, and when. */
export interface Fault {
  readonly type: FaultType;
  /** From the n-th turn of the session on, counted from 1; default 1. */
  readonly at?: number;
  /** Only where this kind of page is answered or read. */
  readonly kind?: Kind;
  /** How often, default 1. */
  readonly times?: number | 'always';
  /** `status`, `error-object`: the HTTP status. */
  readonly status?: number;
  /** `status`: what is in the body, and seconds to wait. */
  readonly body?: keyof typeof BODIES;
  readonly retry_after?: number;
  /** `error-object`: its fields, such as `code`, `message` and `request_id`. */
  readonly error?: Readonly<Record<string, unknown>>;
  /** `delay`: milliseconds. */
  readonly ms?: number;
}

/** The faults that strike at a turn, and what is left of all of them. */
function takeFaults(
  faults: readonly Fault[],
  turn: number,
  kind: Kind,
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

/**
 * Does a turn with the faults that were asked for.
 * @throws ConnectionReset or the signal's reason where no answer arrives
 */
export function applyFaults(
  session: {faults: Fault[]; readonly turns: number},
  kind: Kind,
  signal: AbortSignal,
  turn: Next,
): Promise<Reply> {
  const {now, left} = takeFaults(session.faults, session.turns, kind);
  session.faults = left;
  return now.reduceRight<Next>(
    (next, fault) => () => effects[fault.type](next, fault, signal),
    turn,
  )();
}
