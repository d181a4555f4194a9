import type {FlatpeakApiOptions} from './api/client.js';
import type {SessionOptions} from './api/schemas/connect-tokens.js';
import type {FlatpeakEvent} from './api/schemas/events.js';
import type {GetCustomerId} from './http/auth.js';
import type {OnLog} from './http/request-log.js';
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
  /** RFC 3339; the time of receipt if the service gave none. */
  readonly time_created: string;
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
 * Called for each failure of the service, the store or your own functions, once for each error
 * object. An `ApiError` or a `StoreError` is safe to log: it holds no token, no address and nothing
 * of what the service or the database said except a code. Other errors are what your own functions
 * threw.
 */
export type OnError = (error: unknown) => void | Promise<void>;

/** A URL, or a function that returns it for a request. */
export type ConnectUrl = string | ((request: Request) => string);

/**
 * Returns your own id of the customer's device that a session is for, which Flatpeak gets as
 * `reference_id`: 1 to 200 characters without control characters. Null or undefined for none.
 * Return only devices of this customer: the participations of the device are shown to them.
 */
export type GetDeviceReference = (
  request: Request,
  customer: string,
) => string | null | undefined | Promise<string | null | undefined>;

export interface WebhookReceiverOptions {
  /** `signatureVerifier()`, or `sharedSecretVerifier(secret)` for accounts without signatures. */
  verify: WebhookVerifier;
}

export interface FlatpeakServerOptions extends Omit<FlatpeakApiOptions, 'onUnreadable'> {
  /** Path of the routes; default `/flatpeak`. */
  basePath?: string;
  /** Returns the id of the signed-in customer, which Flatpeak gets as `customer_reference_id`. */
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
  /** Chooses the device of a session, from Busbar on; without it sessions have none. */
  getDeviceReference?: GetDeviceReference;
  /** Additional parameters of customers' sessions, only in Anode. */
  sessionDefaults?: Omit<SessionOptions, 'actions'>;
  /** The page to which `{basePath}/callback` redirects the browser; default `/`. */
  returnUrl?: string;
  /**
   * Origins that may send requests in addition to the request's own, such as the public origin
   * behind a proxy that rewrites `Host`. The server sends no CORS headers.
   */
  allowedOrigins?: readonly string[];
  /**
   * Allows `http:` URLs of other machines, for a private network such as that of containers.
   * Without it they are refused, because tokens and the API key could be read on their way.
   */
  allowHttp?: boolean;
  /**
   * Time limit for one request to this server, in milliseconds; default 30,000. The client gets 503
   * `request_timeout`, and `onError` a `RequestTimeoutError` that names what was still running.
   * That is not interrupted: a session or an event that it completes afterwards is stored.
   */
  requestTimeout?: number;
  /**
   * How many connect tokens a customer may get within an hour, in all processes that share the
   * store; default 60. Then the response is 429 `token_limit` with `Retry-After`.
   */
  tokensPerHour?: number;
  /**
   * How many responses of the service about prices and statuses are kept in memory; default 1000.
   * 0 keeps none.
   */
  cacheSize?: number;
  /** Called when a session has ended. */
  onConnected?: OnConnected;
  /** Verification of webhooks; without it `{basePath}/webhooks` returns 404. */
  webhook?: WebhookReceiverOptions;
  /** Called for each event. */
  onEvent?: OnEvent;
  /** Called once for each request, for a structured log. */
  onLog?: OnLog;
  /** Adds the customer's id to `onLog`; default false. */
  logCustomers?: boolean;
  /** Called for each failure, such as `console.error`; without it failures are not logged. */
  onError?: OnError;
}
