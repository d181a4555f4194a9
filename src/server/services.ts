import {FlatpeakApi} from './api/client.js';
import type {SessionChoices} from './api/connect-tokens.js';
import {Conversation} from './api/conversation.js';
import {memoryStore} from './store/memory/store.js';
import type {FlatpeakServerOptions, OnConnected, OnError, OnEvent} from './options.js';
import type {Store} from './store/store.js';
import {Transport, type Fetch} from './api/transport.js';
import {versionOf} from './api/versions/index.js';
import type {WebhookVerifier} from './webhooks/verifier.js';

/** What the handlers work with. They hold no state of their own. */
export interface Services {
  readonly api: FlatpeakApi;
  readonly conversation: Conversation;
  readonly store: Store;
  readonly now: () => number;
  readonly callbackUrl: string;
  readonly connectUrlOf: (request: Request) => string | undefined;
  readonly sessionChoices: Omit<SessionChoices, 'actions'>;
  readonly returnUrl: string;
  readonly onConnected: OnConnected;
  readonly onEvent: OnEvent;
  readonly onError: (error: unknown) => void;
  readonly verify: WebhookVerifier | undefined;
  readonly webhooksPath: string;
}

/** The services of a server, from its options. */
export function servicesOf(options: FlatpeakServerOptions, webhooksPath: string): Services {
  const {
    now = Date.now,
    timeout = 10_000,
    retryDelay = 250,
    connectApiUrl = 'https://connect.flatpeak.com',
    connectUrl,
    version,
  } = options;
  const fetch: Fetch = options.fetch ?? (request => globalThis.fetch(request));
  const wire = {fetch, now, timeout, retryDelay};
  return {
    api: new FlatpeakApi(options),
    conversation: new Conversation(
      new Transport({...wire, url: connectApiUrl}),
      versionOf(version),
    ),
    store: options.store ?? memoryStore(),
    now,
    callbackUrl: options.callbackUrl,
    connectUrlOf: request => (typeof connectUrl === 'function' ? connectUrl(request) : connectUrl),
    sessionChoices: options.sessionChoices ?? {},
    returnUrl: options.returnUrl ?? '/',
    onConnected: options.onConnected ?? (() => {}),
    onEvent: options.onEvent ?? (() => {}),
    onError: error => void report(options.onError, error).catch(() => {}),
    verify: options.webhook?.verify,
    webhooksPath,
  };
}

/** One that throws, now or later, must not fail the request as well. */
async function report(onError: OnError = () => {}, error: unknown) {
  await onError(error);
}
