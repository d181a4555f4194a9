import {isForeignPage} from './access.js';
import {checkNames} from './check-names.js';
import {api} from './rest/api.js';
import {advanceClock} from './webhooks/clock.js';
import {connect} from './connect/connect.js';
import {control} from './control/control.js';
import {problem} from './control/input.js';
import {addWebhook, reportDeliveries, type DeliveryReport} from './control/webhooks.js';
import {DEFAULT_API_VERSION, type ApiVersion} from '../protocol/api-versions.js';
import type {Country} from './world/countries.js';
import {
  DELIVERY_SCHEDULE_S,
  DELIVERY_TIMEOUT_MS,
  deliverDue,
  nextDue,
} from './webhooks/delivery.js';
import type {EventType} from './webhooks/events.js';
import {applyDueDeadlines} from './webhooks/lifecycle.js';
import {login} from './connect/login.js';
import {paymentSetup} from './connect/payment-setup.js';
import {logo} from './world/logos.js';
import type {PriceSteps} from './market/price-steps.js';
import {providersOf} from './world/providers.js';
import {createSigner, noSigner} from './world/signing.js';
import {DAY_S, HOUR_S, SECOND_MS} from './world/time.js';
import type {RestFault} from './world/rest-fault.js';
import {readState, saveStore, storeOf, type SimulatorState} from './world/snapshot.js';
import type {ProviderEntry, SimulatorContext} from './world/context.js';

/** The default account. */
export const DEFAULT_ACCOUNT_ID = 'acc_simulator0000000000000';
/** The default key for test data. */
export const DEFAULT_API_KEY = 'sk_test_simulator';
/** The default key for live data, which is simulated, too. */
export const DEFAULT_LIVE_API_KEY = 'sk_live_simulator';

export interface SimulatorOptions {
  /** The seed of the simulated prices; default 1. */
  readonly seed?: number;
  /** The API version of requests that name none; default Zero. */
  readonly apiVersion?: ApiVersion;
  /** The simulator's clock; default the system clock. */
  readonly now?: () => Date;
  /** The base URL of the simulator, for links to login pages and logos. */
  readonly publicUrl?: string;
  /**
   * Origins whose pages may use the controls below `/simulator`, besides that of `publicUrl` and
   * those of this machine.
   */
  readonly allowedOrigins?: readonly string[];
  readonly accountId?: string;
  /** The only valid API key; it opens live data if it begins with `sk_live_`. */
  readonly apiKey?: string;
  /** How finely the prices of new tariffs are divided; default as the market of their country. */
  readonly priceSteps?: PriceSteps;
  /** Lifetime of a connect token in seconds; default a day. */
  readonly tokenLifetimeS?: number;
  /** Lifetime of a bearer in seconds; default an hour. */
  readonly bearerLifetimeS?: number;
  /** Webhook subscriptions. */
  readonly webhook?: WebhookOptions | readonly WebhookOptions[];
  /** Sends webhook requests; default the global `fetch`. */
  readonly fetch?: (request: Request) => Promise<Response>;
  /** The delay before each delivery attempt, in seconds; default `DELIVERY_SCHEDULE_S`. */
  readonly deliveryScheduleS?: readonly number[];
  /** The time that a webhook receiver has to respond; default `DELIVERY_TIMEOUT_MS`. */
  readonly deliveryTimeoutMs?: number;
  /** Whether deliveries are signed; default true. */
  readonly signed?: boolean;
  /** Whether Zero, too, emits `connect_session.complete` at the end of a session; default false, as documented. */
  readonly sessionEvents?: boolean;
  /**
   * Whether Busbar has `/connect/sessions`, from before `/connect`, in place of it; default false.
   * The documentation has copies with either.
   */
  readonly formerSessions?: boolean;
  /** Faults of the REST API; `POST /simulator/faults` changes them. */
  readonly restFaults?: readonly RestFault[];
  /**
   * The state to start from: a result of `snapshot()`, or its JSON. It includes the webhook
   * subscriptions; the option `webhook` replaces one with the same URL.
   */
  readonly state?: unknown;
}

/** A webhook subscription. */
export interface WebhookOptions {
  readonly url: string;
  /** The event types to deliver; default all. */
  readonly events?: readonly EventType[];
  /** Only live or only test data; default both. */
  readonly live_mode?: boolean;
}

/** A stateful implementation of the documented service. */
export interface Simulator {
  readonly publicUrl: string;
  /**
   * Responds to a request to a URL below `publicUrl`.
   * @throws ConnectionReset if a test requested a broken connection
   * @throws the reason of the request's signal, if a test requested a response that never arrives
   */
  fetch(request: Request): Promise<Response>;
  /**
   * Sends the webhook deliveries that are due by the simulator's clock, and resolves when every
   * attempt has ended. `serveSimulator` calls this on time; otherwise nothing is sent without it.
   * @returns all deliveries so far, oldest first
   */
  deliver(): Promise<readonly DeliveryReport[]>;
  /**
   * Advances the simulator's clock by seconds and processes the contract ends and the deliveries
   * that become due.
   */
  advance(seconds: number): Promise<readonly DeliveryReport[]>;
  /** The time until the next delivery is due, in ms; undefined if none is queued. */
  untilDelivery(): number | undefined;
  /** The state as JSON, for the option `state` of another simulator. */
  snapshot(): Promise<SimulatorState>;
}

function createContext(options: SimulatorOptions): SimulatorContext {
  const publicUrl = (options.publicUrl ?? 'https://simulator.test').replace(/\/+$/, '');
  const {apiKey} = options;
  const keys = apiKey === undefined ? [DEFAULT_API_KEY, DEFAULT_LIVE_API_KEY] : [apiKey];
  const entries = new WeakMap<object, readonly ProviderEntry[]>();
  const wallClock = () => (options.now?.() ?? new Date()).getTime();
  const send = options.fetch ?? (request => globalThis.fetch(request));
  const state = options.state === undefined ? undefined : readState(options.state);
  checkNames(options);
  const context: SimulatorContext = {
    seed: options.seed ?? 1,
    apiVersion: options.apiVersion ?? DEFAULT_API_VERSION,
    now: () => wallClock() + context.clockOffsetMs,
    wallClock,
    clockOffsetMs: state?.clockOffsetMs ?? 0,
    publicUrl,
    controlOrigins: new Set([new URL(publicUrl).origin, ...(options.allowedOrigins ?? [])]),
    accountId: options.accountId ?? DEFAULT_ACCOUNT_ID,
    keys: new Map(keys.map((key): [string, boolean] => [key, key.startsWith('sk_live_')])),
    priceSteps: options.priceSteps,
    tokenLifetimeS: options.tokenLifetimeS ?? DAY_S,
    bearerLifetimeS: options.bearerLifetimeS ?? HOUR_S,
    send,
    signer: (options.signed ?? true) ? createSigner(state?.keys) : noSigner,
    sending: new Map(),
    inFlight: new Set(),
    deliveryScheduleS: options.deliveryScheduleS ?? DELIVERY_SCHEDULE_S,
    deliveryTimeoutMs: options.deliveryTimeoutMs ?? DELIVERY_TIMEOUT_MS,
    sessionEvents: options.sessionEvents ?? false,
    formerSessions: options.formerSessions ?? false,
    restFaults: options.restFaults ?? [],
    store: storeOf(state),
    providerList(country: Country, count?: number) {
      const providers = providersOf(country, count);
      const known = entries.get(providers);
      if (known) return known;
      const list = providers.map(({id, name}) => ({
        id,
        display_name: name,
        logo_url: `${publicUrl}/logos/${id}.svg`,
      }));
      entries.set(providers, list);
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
  /** Whether pages of other origins may read the responses. */
  readonly hasCors: boolean;
  /** Refuses a request before anything else happens, also a preflight. */
  readonly guard?: (context: SimulatorContext, request: Request) => Response | undefined;
  readonly handler: Handler;
}

const ANY = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

const refuseForeignPages: Mount['guard'] = ({controlOrigins}, request) =>
  isForeignPage(request, controlOrigins)
    ? problem(
        'Pages of other sites may not control the simulator. If the page is yours, name its origin in the option allowedOrigins (--allow-origin).',
        403,
      )
    : undefined;

/** The routes; the handler gets the captured part of the path. */
const MOUNTS: readonly Mount[] = [
  {path: /^\/connect\/?()$/, methods: ['POST'], hasCors: true, handler: connect},
  {path: /^\/api(\/.*)$/, methods: ANY, hasCors: true, handler: api},
  {
    path: /^\/simulator(\/.*)?$/,
    methods: ANY,
    hasCors: true,
    guard: refuseForeignPages,
    handler: control,
  },
  {path: /^(\/jwks\.json)$/, methods: ['GET'], hasCors: true, handler: api},
  {
    path: /^\/logos\/([^/]+)\.svg$/,
    methods: ['GET'],
    hasCors: true,
    handler: (_world, _request, id) => logo(id),
  },
  {path: /^\/payments$/, methods: ['GET', 'POST'], hasCors: false, handler: paymentSetup},
  {path: /^\/login\/([^/]+)$/, methods: ['GET', 'POST'], hasCors: false, handler: login},
];

const PREFLIGHT = {
  'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE, OPTIONS',
  'access-control-allow-headers': 'content-type, authorization, flatpeak-version',
  'access-control-max-age': '600',
};

/** The same response, readable for every origin. */
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
 * Creates a simulator of the service: the conversation, the REST API and the providers' login pages.
 * @throws TypeError if a webhook URL is not http or https, the state is invalid, or a name is unknown
 */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const context = createContext(options);
  for (const {url, events, live_mode} of [options.webhook ?? []].flat()) {
    addWebhook(context, {url, events, live_mode});
  }
  const base = new URL(context.publicUrl).pathname.replace(/\/$/, '');
  // Node aborts a request by its signal only while the request is referenced; without this set,
  // the abort of a hanging request could get lost.
  const open = new Set<Request>();

  async function respond(request: Request): Promise<Response> {
    const {pathname} = new URL(request.url);
    const path = pathname.startsWith(base) ? pathname.slice(base.length) : '';
    const mount = MOUNTS.find(({path: pattern}) => pattern.test(path));
    const refusal = mount?.guard?.(context, request);
    if (refusal) return refusal;
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
      applyDueDeadlines(context);
      try {
        return await respond(request);
      } finally {
        open.delete(request);
      }
    },
    async deliver() {
      applyDueDeadlines(context);
      await deliverDue(context);
      return reportDeliveries(context);
    },
    async advance(seconds) {
      await advanceClock(context, seconds * SECOND_MS);
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
