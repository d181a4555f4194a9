import {FlatpeakApi} from './api/client.js';
import {Conversation} from './api/conversation.js';
import type {SessionOptions} from './api/schemas/connect-tokens.js';
import {Transport, type Fetch} from './api/transport.js';
import {adapterFor} from './api/versions/index.js';
import {CachedApi} from './cache/cached-api.js';
import {dropChanged} from './cache/drop-changed.js';
import {ResponseCache} from './cache/response-cache.js';
import type {FlatpeakServerOptions, OnConnected, OnError, OnEvent} from './options.js';
import {TokenLimit} from './sessions/token-limit.js';
import {toStoreError, withStoreErrors} from './store/error.js';
import {memoryStore} from './store/memory/store.js';
import type {Store} from './store/store.js';
import type {WebhookVerifier} from './webhooks/verifier.js';

/** The dependencies of the routes, which have no state of their own. */
export interface Services {
  readonly api: FlatpeakApi;
  /** The same requests as `api`, with cached responses. */
  readonly cachedApi: CachedApi;
  readonly conversation: Conversation;
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
}

const DEFAULT_CACHE_SIZE = 1_000;

/** More than a customer uses who reloads a page that opens several sessions. */
const DEFAULT_TOKENS_PER_HOUR = 60;

export function createServices(options: FlatpeakServerOptions, webhooksPath: string): Services {
  const {
    now = Date.now,
    timeout = 10_000,
    retryDelay = 250,
    connectApiUrl = 'https://connect.flatpeak.com',
    connectUrl,
    apiVersion,
    cacheSize = DEFAULT_CACHE_SIZE,
    tokensPerHour = DEFAULT_TOKENS_PER_HOUR,
  } = options;
  const fetch: Fetch = options.fetch ?? (request => globalThis.fetch(request));
  const transport = new Transport({fetch, now, timeout, retryDelay, url: connectApiUrl});
  const api = new FlatpeakApi(options);
  const cache = new ResponseCache({now, size: cacheSize});
  const {store: ownStore = memoryStore()} = options;
  const store = dropChanged(withStoreErrors(ownStore), cache);
  const onError = reportOnce(options.onError);
  ownStore.reportErrors?.(error => onError(toStoreError('connection', error)));
  return {
    api,
    cachedApi: new CachedApi(api, cache, now),
    conversation: new Conversation(transport, adapterFor(apiVersion)),
    store,
    tokenLimit: new TokenLimit({store, now, perHour: tokensPerHour}),
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
  };
}

/**
 * Reports each error once: a store that cannot be used rejects every call with the same one. A
 * failure of the handler itself is ignored.
 */
function reportOnce(onError: OnError | undefined): (error: unknown) => void {
  const reported = new WeakSet<object>();
  return error => {
    if (typeof error === 'object' && error !== null) {
      if (reported.has(error)) return;
      reported.add(error);
    }
    callOnError(onError, error).catch(() => {});
  };
}

/** An async function, so that a synchronous throw of the handler is a rejection too. */
async function callOnError(onError: OnError = () => {}, error: unknown) {
  await onError(error);
}
