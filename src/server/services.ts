import {FlatpeakApi} from './api/client.js';
import {Conversation} from './api/conversation.js';
import type {SessionOptions} from './api/schemas/connect-tokens.js';
import {Transport, type Fetch} from './api/transport.js';
import {adapterFor} from './api/versions/index.js';
import type {FlatpeakServerOptions, OnConnected, OnError, OnEvent} from './options.js';
import {FinishedWork} from './store/finished-work.js';
import {memoryStore} from './store/memory/store.js';
import type {Store} from './store/store.js';
import type {WebhookVerifier} from './webhooks/verifier.js';

/** The dependencies of the routes, which have no state of their own. */
export interface Services {
  readonly api: FlatpeakApi;
  readonly conversation: Conversation;
  readonly store: Store;
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
}

export function createServices(options: FlatpeakServerOptions, webhooksPath: string): Services {
  const {
    now = Date.now,
    timeout = 10_000,
    retryDelay = 250,
    connectApiUrl = 'https://connect.flatpeak.com',
    connectUrl,
    apiVersion,
  } = options;
  const fetch: Fetch = options.fetch ?? (request => globalThis.fetch(request));
  const transport = new Transport({fetch, now, timeout, retryDelay, url: connectApiUrl});
  return {
    api: new FlatpeakApi(options),
    conversation: new Conversation(transport, adapterFor(apiVersion)),
    store: options.store ?? memoryStore({now}),
    now,
    callbackUrl: options.callbackUrl,
    getConnectUrl: request => (typeof connectUrl === 'function' ? connectUrl(request) : connectUrl),
    sessionDefaults: options.sessionDefaults ?? {},
    returnUrl: options.returnUrl ?? '/',
    onConnected: options.onConnected ?? (() => {}),
    onEvent: options.onEvent ?? (() => {}),
    onError: error => void callOnError(options.onError, error).catch(() => {}),
    verify: options.webhook?.verify,
    webhooksPath,
    finishedWork: new FinishedWork(),
  };
}

/** An async function, so that a synchronous throw of the handler is a rejection too. */
async function callOnError(onError: OnError = () => {}, error: unknown) {
  await onError(error);
}
