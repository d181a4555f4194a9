import {FlatpeakApi} from './api/client.js';
import {Conversation} from './api/conversation.js';
import type {SessionOptions} from './api/schemas/connect-tokens.js';
import {Transport} from './api/transport.js';
import {UnreadableValues} from './api/unreadable-values.js';
import {adapterFor} from './api/versions/index.js';
import type {VersionAdapter} from './api/versions/version.js';
import {CachedApi} from './cache/cached-api.js';
import {dropChanged} from './cache/drop-changed.js';
import {ResponseCache} from './cache/response-cache.js';
import {Readiness} from './health/readiness.js';
import type {GetCustomerId} from './http/auth.js';
import {Drain} from './http/drain.js';
import type {
  FlatpeakServerOptions,
  GetDeviceReference,
  OnConnected,
  OnError,
  OnEvent,
} from './options.js';
import {TokenLimit} from './sessions/token-limit.js';
import {toStoreError, withStoreErrors} from './store/error.js';
import {FinishedWork} from './store/finished-work.js';
import {memoryStore} from './store/memory/store.js';
import type {Store} from './store/store.js';
import {loadTelemetry} from './telemetry/opentelemetry.js';
import type {Telemetry, WebhookResult} from './telemetry/telemetry.js';
import {RefusalReporter} from './webhooks/refusal.js';
import type {WebhookVerifier} from './webhooks/verifier.js';

/** The dependencies of the routes, which have no state of their own. */
export interface Services {
  readonly api: FlatpeakApi;
  /** The same requests as `api`, with cached responses. */
  readonly cachedApi: CachedApi;
  readonly conversation: Conversation;
  /** What is particular to the API version. */
  readonly apiVersion: Pick<VersionAdapter, 'locationFirst' | 'maxScheduleDays'>;
  /** Its failures are of the class `StoreError`. */
  readonly store: Store;
  readonly tokenLimit: TokenLimit;
  /** The clock, in milliseconds since the epoch. */
  readonly now: () => number;
  readonly callbackUrl: string;
  readonly getConnectUrl: (request: Request) => string | undefined;
  readonly sessionDefaults: Omit<SessionOptions, 'actions'>;
  readonly returnUrl: string;
  readonly onConnected: OnConnected;
  readonly onEvent: OnEvent;
  readonly onError: (error: unknown) => void;
  readonly verify: WebhookVerifier | undefined;
  readonly webhooksPath: string;
  readonly finishedWork: FinishedWork;
  readonly refusals: RefusalReporter;
  readonly getCustomerId: GetCustomerId;
  readonly getDeviceReference: GetDeviceReference | undefined;
  readonly drain: Drain;
  readonly readiness: Readiness;
  readonly telemetry: Promise<Telemetry>;
  readonly countWebhook: (result: WebhookResult) => void;
}

/** Not the id of any location. */
const NO_LOCATION = 'ready';

const DEFAULT_CACHE_SIZE = 1_000;

/** More than a customer uses who reloads a page that opens several sessions. */
const DEFAULT_TOKENS_PER_HOUR = 60;

export function createServices(options: FlatpeakServerOptions, webhooksPath: string): Services {
  const {
    fetch,
    now = Date.now,
    timeout = 10_000,
    retryDelay = 250,
    connectApiUrl = 'https://connect.flatpeak.com',
    connectUrl,
    cacheSize = DEFAULT_CACHE_SIZE,
    tokensPerHour = DEFAULT_TOKENS_PER_HOUR,
  } = options;
  const apiVersion = adapterFor(options.apiVersion);
  const transport = new Transport({fetch, now, timeout, retryDelay, url: connectApiUrl});
  const cache = new ResponseCache({now, size: cacheSize});
  const {store: ownStore = memoryStore({now})} = options;
  const store = dropChanged(withStoreErrors(ownStore), cache);
  const onError = reportOnce(options.onError);
  const unreadable = new UnreadableValues(onError);
  const api = new FlatpeakApi({
    ...options,
    onUnreadable: (name, values) => unreadable.report(name, values),
  });
  ownStore.reportErrors?.(error => onError(toStoreError('connection', error)));
  // A store of the site's own has no ping: the cheapest read stands for it.
  const checks = {store: () => store.customersAt(NO_LOCATION), login: () => api.logIn()};
  return {
    api,
    cachedApi: new CachedApi(api, cache, now),
    conversation: new Conversation(transport, apiVersion),
    apiVersion,
    store,
    tokenLimit: new TokenLimit({store, perHour: tokensPerHour}),
    now,
    callbackUrl: options.callbackUrl,
    getConnectUrl: request => (typeof connectUrl === 'function' ? connectUrl(request) : connectUrl),
    sessionDefaults: options.sessionDefaults ?? {},
    returnUrl: options.returnUrl ?? '/',
    onConnected: options.onConnected ?? (() => {}),
    onEvent: options.onEvent ?? (() => {}),
    onError,
    verify: options.webhook?.verify,
    webhooksPath,
    finishedWork: new FinishedWork(),
    refusals: new RefusalReporter(onError, now),
    getCustomerId: options.getCustomerId,
    getDeviceReference: options.getDeviceReference,
    drain: new Drain(),
    readiness: new Readiness(checks, onError, now),
    telemetry: loadTelemetry(),
    countWebhook: () => {},
  };
}

/** Calls a handler of the site. If that throws or rejects, nothing else fails. */
export function notify<T>(handler: ((value: T) => unknown) | undefined, value: T): void {
  // An async function, so that a synchronous throw of the handler is a rejection too.
  const call = async () => {
    await handler?.(value);
  };
  call().catch(() => {});
}

/** Reports each error once: a store that cannot be used rejects every call with the same one. */
function reportOnce(onError: OnError | undefined): (error: unknown) => void {
  const reported = new WeakSet<object>();
  return error => {
    if (typeof error === 'object' && error !== null) {
      if (reported.has(error)) return;
      reported.add(error);
    }
    notify(onError, error);
  };
}
