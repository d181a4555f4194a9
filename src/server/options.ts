import type {FlatpeakApiOptions} from './api/client.js';
import type {SessionOptions} from './api/schemas/connect-tokens.js';
import type {FlatpeakEvent} from './api/schemas/events.js';
import {adapterFor} from './api/versions/index.js';
import type {GetCustomerId} from './http/auth.js';
import type {Connection, Store} from './store/store.js';
import type {WebhookVerifier} from './webhooks/verifier.js';

/**
 * Who noticed that a session was finished: the page's `POST {base}/complete`, the browser at
 * `{base}/callback`, a webhook, or the sweep of `catchUp()`.
 */
export type CompletedBy = 'page' | 'callback' | 'webhook' | 'sweep';

/** The result of a finished session. */
export interface ConnectedTariff extends Connection {
  /** Id of the customer. */
  readonly customer: string;
  readonly completedBy: CompletedBy;
  /** The same text whenever `onConnected` is called for the same session; not a secret. */
  readonly idempotencyKey: string;
}

/**
 * Called once for each finished session. Called again, with the same `idempotencyKey`, if it threw,
 * took longer than a minute, or the process died meanwhile, so it must be safe to repeat.
 */
export type OnConnected = (tariff: ConnectedTariff) => void | Promise<void>;

/** An event with the customers that it concerns. */
export interface ReceivedEvent extends FlatpeakEvent {
  /** The location that the event concerns, if any. */
  readonly locationId: string | undefined;
  /** Ids of the customers who have connected a tariff at this location. */
  readonly customers: readonly string[];
}

/**
 * Called once for each event, including types that are not documented yet. Called again if it
 * threw, took longer than 20 seconds, or the process died meanwhile. Flatpeak waits at most ten
 * seconds for the response: put longer work into a queue.
 */
export type OnEvent = (event: ReceivedEvent) => void | Promise<void>;

/**
 * Called for every response with a status of 500 or above. `error` is an `ApiError`, which is safe
 * to log, or whatever your own functions or the store threw.
 */
export type OnError = (error: unknown) => void | Promise<void>;

/** A URL, or a function that returns it for a request. */
export type ConnectUrl = string | ((request: Request) => string);

export interface WebhookReceiverOptions {
  /** `signatureVerifier()`, or `sharedSecretVerifier(secret)` for accounts without signatures. */
  verify: WebhookVerifier;
}

export interface FlatpeakServerOptions extends FlatpeakApiOptions {
  /** Path of the routes; default `/flatpeak`. */
  basePath?: string;
  /** Returns the id of the signed-in customer. */
  getCustomerId: GetCustomerId;
  /** Default `memoryStore()`. */
  store?: Store;
  /** Where sessions end: usually the URL of `{basePath}/callback`, or an app's deep link. */
  callbackUrl: string;
  /** Base URL of the conversation, for disconnections; default `https://connect.flatpeak.com`. */
  connectApiUrl?: string;
  /**
   * URL of the page with the widget, to which the provider's login returns. With several pages,
   * pass a function that chooses one of them, for instance by a parameter in `token-url`. Never
   * take a URL from the request.
   */
  connectUrl?: ConnectUrl;
  /** Additional parameters of customers' sessions, from Anode on. */
  sessionDefaults?: Omit<SessionOptions, 'actions'>;
  /** The page to which `{basePath}/callback` redirects the browser; default `/`. */
  returnUrl?: string;
  /**
   * Origins that may send requests in addition to the request's own, such as the public origin
   * behind a proxy that rewrites `Host`. The server sends no CORS headers.
   */
  allowedOrigins?: readonly string[];
  /** Called when a session has ended. */
  onConnected?: OnConnected;
  /** Verification of webhooks; without it `{basePath}/webhooks` returns 404. */
  webhook?: WebhookReceiverOptions;
  /** Called for each event. */
  onEvent?: OnEvent;
  /** Called for each failure, such as `console.error`; without it failures are not logged. */
  onError?: OnError;
}

const URL_OPTIONS = ['apiUrl', 'connectApiUrl', 'callbackUrl', 'connectUrl'] as const;
const REQUIRED_OPTIONS = ['accountId', 'apiKey', 'getCustomerId', 'callbackUrl'] as const;

/**
 * Checks the options when the server starts, rather than with the first request.
 * @throws TypeError that names the option, never its value
 */
export function checkOptions(options: FlatpeakServerOptions) {
  for (const name of REQUIRED_OPTIONS) {
    if (!options[name]) throw new TypeError(`The option ${name} is missing.`);
  }
  for (const name of URL_OPTIONS) {
    const url = options[name];
    if (typeof url === 'string' && !URL.canParse(url)) {
      throw new TypeError(`The option ${name} is not an absolute URL.`);
    }
  }
  adapterFor(options.apiVersion);
}
