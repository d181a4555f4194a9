import {api} from './rest/api.js';
import {advanceClock} from './webhooks/clock.js';
import {connect} from './connect/connect.js';
import {control} from './control/control.js';
import {addWebhook, reportDeliveries, type DeliveryReport} from './control/webhooks.js';
import {DEFAULT_API_VERSION, type ApiVersion} from '../protocol/routes.js';
import type {Country} from './world/countries.js';
import {
  DELIVERY_SCHEDULE_S,
  DELIVERY_TIMEOUT_MS,
  deliverDue,
  nextDue,
} from './webhooks/delivery.js';
import type {EventType} from './webhooks/events.js';
import {passDeadlines} from './webhooks/lifecycle.js';
import {login} from './connect/login.js';
import {logo} from './world/logos.js';
import {providersOf} from './world/providers.js';
import {createSigner, noSigner} from './world/signing.js';
import {readState, saveStore, storeOf, type SimulatorState} from './world/snapshot.js';
import type {ProviderEntry, SimulatorContext} from './world/store.js';

/** The account that a simulator serves, unless told otherwise. */
export const DEFAULT_ACCOUNT_ID = 'acc_simulator0000000000000';
/** Opens test data. */
export const DEFAULT_API_KEY = 'sk_test_simulator';
/** Opens live data, which is as made up as the rest. */
export const DEFAULT_LIVE_API_KEY = 'sk_live_simulator';

export interface SimulatorOptions {
  /** Makes prices repeatable; default 1. */
  readonly seed?: number;
  /** What the account speaks where a request names no version of the API; default Zero. */
  readonly apiVersion?: ApiVersion;
  /** The simulator's clock. */
  readonly now?: () => Date;
  /** Where the simulator is reached; its pages and logos are linked below it. */
  readonly publicUrl?: string;
  readonly accountId?: string;
  /** The only key that is accepted; live where it begins with `sk_live_`. */
  readonly apiKey?: string;
  /** How long a connect token lives, in seconds; default a day. */
  readonly tokenLifetimeS?: number;
  /** An address that is told what happens, or several of them. */
  readonly webhook?: WebhookOptions | readonly WebhookOptions[];
  /** How a webhook is called; default the global `fetch`. */
  readonly fetch?: (request: Request) => Promise<Response>;
  /** Seconds to wait before each attempt to deliver; default as documented, up to 24 hours. */
  readonly deliveryScheduleS?: readonly number[];
  /** How long a receiver may take, in milliseconds; default 10,000. */
  readonly deliveryTimeoutMs?: number;
  /** Whether deliveries are signed; default true. */
  readonly signed?: boolean;
  /** Whether the end of a session is the event `connect_session.complete` in Zero, which does not have it; default false. */
  readonly sessionEvents?: boolean;
  /**
   * What `snapshot()` gave, also where it went through a file: the simulator goes on from there.
   * It remembers its webhooks; one that is named here as well is told once.
   */
  readonly state?: unknown;
}

/** An address that is told what happens. */
export interface WebhookOptions {
  readonly url: string;
  /** Default all of them. */
  readonly events?: readonly EventType[];
  /** Default live and test data. */
  readonly live_mode?: boolean;
}

/** A service that speaks the documented protocol and keeps real state, for as long as it lives. */
export interface Simulator {
  readonly publicUrl: string;
  /**
   * Answers a request to an address below `publicUrl`.
   * @throws ConnectionReset where a test asked for a broken connection
   * @throws the reason of the request's signal, where a test asked for an answer that never comes
   */
  fetch(request: Request): Promise<Response>;
  /**
   * Sends what webhooks are due by the simulator's clock, and ends when every receiver has
   * answered or failed. Nothing is sent unless somebody calls this; a served simulator does so.
   * @returns every delivery so far, oldest first
   */
  deliver(): Promise<readonly DeliveryReport[]>;
  /**
   * Moves the simulator's clock on by seconds, with all that it brings on the way: contracts that
   * end, and deliveries that fall due.
   */
  advance(seconds: number): Promise<readonly DeliveryReport[]>;
  /** Milliseconds until a delivery is due, by the simulator's clock; undefined where none waits. */
  untilDelivery(): number | undefined;
  /** All that it remembers, as JSON: for another simulator that is to go on from here. */
  snapshot(): Promise<SimulatorState>;
}

function createContext(options: SimulatorOptions): SimulatorContext {
  const publicUrl = (options.publicUrl ?? 'https://simulator.test').replace(/\/+$/, '');
  const {apiKey} = options;
  const keys = apiKey === undefined ? [DEFAULT_API_KEY, DEFAULT_LIVE_API_KEY] : [apiKey];
  const lists = new WeakMap<object, readonly ProviderEntry[]>();
  const wallClock = () => (options.now?.() ?? new Date()).getTime();
  const send = options.fetch ?? (request => globalThis.fetch(request));
  const state = options.state === undefined ? undefined : readState(options.state);
  const context: SimulatorContext = {
    seed: options.seed ?? 1,
    apiVersion: options.apiVersion ?? DEFAULT_API_VERSION,
    now: () => wallClock() + context.clockOffsetMs,
    wallClock,
    clockOffsetMs: state?.clockOffsetMs ?? 0,
    publicUrl,
    accountId: options.accountId ?? DEFAULT_ACCOUNT_ID,
    keys: new Map(keys.map((key): [string, boolean] => [key, key.startsWith('sk_live_')])),
    tokenLifetimeS: options.tokenLifetimeS ?? 86_400,
    send,
    signer: (options.signed ?? true) ? createSigner(state?.keys) : noSigner,
    sending: new Map(),
    inFlight: new Set(),
    deliveryScheduleS: options.deliveryScheduleS ?? DELIVERY_SCHEDULE_S,
    deliveryTimeoutMs: options.deliveryTimeoutMs ?? DELIVERY_TIMEOUT_MS,
    sessionEvents: options.sessionEvents ?? false,
    store: storeOf(state),
    providerList(country: Country, count?: number) {
      const providers = providersOf(country, count);
      const known = lists.get(providers);
      if (known) return known;
      const list = providers.map(({id, name}) => ({
        id,
        display_name: name,
        logo_url: `${publicUrl}/logos/${id}.svg`,
      }));
      lists.set(providers, list);
      return list;
    },
  };
  return context;
}

type Handler = (
  context: SimulatorContext,
  request: Request,
  rest: string,
) => Response | Promise<Response>;

interface Mount {
  readonly path: RegExp;
  readonly methods: readonly string[];
  /** Whether pages of other origins may read the answers. */
  readonly hasCors: boolean;
  readonly handler: Handler;
}

const ANY = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** What is served where; the handler is given the part of the path in brackets. */
const MOUNTS: readonly Mount[] = [
  {path: /^\/connect\/?()$/, methods: ['POST'], hasCors: true, handler: connect},
  {path: /^\/api(\/.*)$/, methods: ANY, hasCors: true, handler: api},
  {path: /^\/simulator(\/.*)?$/, methods: ANY, hasCors: true, handler: control},
  {path: /^(\/jwks\.json)$/, methods: ['GET'], hasCors: true, handler: api},
  {
    path: /^\/logos\/([^/]+)\.svg$/,
    methods: ['GET'],
    hasCors: true,
    handler: (_world, _request, id) => logo(id),
  },
  {path: /^\/login\/([^/]+)$/, methods: ['GET', 'POST'], hasCors: false, handler: login},
];

const PREFLIGHT = {
  'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE, OPTIONS',
  'access-control-allow-headers': 'content-type, authorization, flatpeak-version',
  'access-control-max-age': '600',
};

/** The same answer, readable for every origin. */
function withCors(response: Response): Response {
  const headers = new Headers(response.headers);
  headers.set('access-control-allow-origin', '*');
  headers.set('access-control-expose-headers', 'retry-after, flatpeak-version');
  return new Response(response.body, {
    status: response.status,
    statusText: response.statusText,
    headers,
  });
}

async function serve(
  mount: Mount | undefined,
  context: SimulatorContext,
  request: Request,
  rest: string,
) {
  if (!mount) return Response.json({message: 'Not Found'}, {status: 404});
  if (mount.methods.includes(request.method)) return mount.handler(context, request, rest);
  const headers = {allow: mount.methods.join(', ')};
  return Response.json({message: 'Method Not Allowed'}, {status: 405, headers});
}

/**
 * A simulator of the service: the conversation, the REST API and the providers' login pages.
 * @throws TypeError where a webhook is not an http or https address, or the state is none
 */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const context = createContext(options);
  for (const {url, events, live_mode} of [options.webhook ?? []].flat()) {
    addWebhook(context, {url, events, live_mode});
  }
  const base = new URL(context.publicUrl).pathname.replace(/\/$/, '');
  // Node follows the signal that a request was made with only while the request itself is
  // held by someone; without this, giving up a request that hangs may go unnoticed.
  const open = new Set<Request>();

  async function answer(request: Request): Promise<Response> {
    const {pathname} = new URL(request.url);
    const path = pathname.startsWith(base) ? pathname.slice(base.length) : '';
    const mount = MOUNTS.find(({path: pattern}) => pattern.test(path));
    const shared = mount?.hasCors ?? true;
    if (shared && request.method === 'OPTIONS') {
      return withCors(new Response(null, {status: 204, headers: PREFLIGHT}));
    }
    const [, rest = ''] = mount?.path.exec(path) ?? [];
    const response = await serve(mount, context, request, rest);
    return shared ? withCors(response) : response;
  }
  return {
    publicUrl: context.publicUrl,
    async fetch(request) {
      open.add(request);
      passDeadlines(context);
      try {
        return await answer(request);
      } finally {
        open.delete(request);
      }
    },
    async deliver() {
      passDeadlines(context);
      await deliverDue(context);
      return reportDeliveries(context);
    },
    async advance(seconds) {
      await advanceClock(context, seconds * 1000);
      return reportDeliveries(context);
    },
    async snapshot() {
      const keys = await context.signer.save();
      return saveStore(context.store, {clockOffsetMs: context.clockOffsetMs, keys: [...keys]});
    },
    untilDelivery() {
      const due = nextDue(context);
      return due === undefined ? undefined : Math.max(due - context.now(), 0);
    },
  };
}
