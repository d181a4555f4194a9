import type {FlatpeakApiOptions} from './api/client.js';
import type {FlatpeakEvent} from './api/events.js';
import type {SessionChoices} from './api/connect-tokens.js';
import type {CustomerOf} from './http/request.js';
import type {Connection, Store} from './store/store.js';
import {versionOf} from './api/versions/index.js';
import type {WebhookVerifier} from './webhooks/verifier.js';

/** What the host hears when a session of one of its customers has ended. */
export interface ConnectedTariff extends Connection {
  readonly customer: string;
}

/**
 * Told once for each finished session, and again only where it threw, took longer than a
 * minute or the process died in it: a handler that can be repeated is safe.
 */
export type OnConnected = (tariff: ConnectedTariff) => void | Promise<void>;

/** What the host hears of an event. */
export interface ReceivedEvent extends FlatpeakEvent {
  /** The location that it is about, if it is about one. */
  readonly locationId: string | undefined;
  /** Those of the host's customers who have connected a tariff at this location. */
  readonly customers: readonly string[];
}

/**
 * Told once for each event, and again only where it threw, took longer than twenty seconds or the
 * process died in it. Flatpeak waits for it ten seconds at most, so that longer work belongs into
 * a queue. Names that nobody knows yet come, too.
 */
export type OnEvent = (event: ReceivedEvent) => void | Promise<void>;

/**
 * Told of what customers only hear as “something went wrong” (a status of 500 and above): an
 * `ApiError`, which is safe to log, or whatever the host's own functions or store threw.
 */
export type OnError = (error: unknown) => void | Promise<void>;

export type ConnectUrl = string | ((request: Request) => string);

export interface WebhookOptions {
  /** `signatureVerifier()`, or `sharedSecretVerifier(secret)` for accounts without signatures. */
  verify: WebhookVerifier;
}

export interface FlatpeakServerOptions extends FlatpeakApiOptions {
  /** Where the routes live; default `/flatpeak`. */
  basePath?: string;
  /** Who is signed in. There is no default: the host alone knows. */
  customerOf: CustomerOf;
  /** Default `memoryStore()`. */
  store?: Store;
  /** Where sessions end: usually this server's `{basePath}/callback`, or an app's deep link. */
  callbackUrl: string;
  /** Where the conversation is held, for disconnections; default `https://connect.flatpeak.com`. */
  connectApiUrl?: string;
  /**
   * The page with the widget, where the provider's login returns to. Where there are several, a
   * function says which one asks, by what the host has put into `token-url`; it chooses among the
   * host's own pages, and never takes an address from the request.
   */
  connectUrl?: ConnectUrl;
  /** What customers' sessions are opened with besides, from Anode on. */
  sessionChoices?: Omit<SessionChoices, 'actions'>;
  /** The host's page that `{basePath}/callback` sends the browser to; default `/`. */
  returnUrl?: string;
  /**
   * Origins that may post besides the request's own, such as the public one behind a proxy that
   * rewrites the host. CORS headers are not given: that is the business of whoever is in front.
   */
  allowedOrigins?: readonly string[];
  onConnected?: OnConnected;
  /** How deliveries to `{basePath}/webhooks` are verified; without it there is no such address. */
  webhook?: WebhookOptions;
  onEvent?: OnEvent;
  /** Where failures are told, such as `console.error`; without it nobody hears of them. */
  onError?: OnError;
}

const ADDRESSES = ['apiUrl', 'connectApiUrl', 'callbackUrl', 'connectUrl'] as const;
const REQUIRED = ['accountId', 'apiKey', 'customerOf', 'callbackUrl'] as const;

/**
 * Finds a wrong configuration when the server starts, not when the first customer comes.
 * @throws TypeError that names the option, never its value
 */
export function checkOptions(options: FlatpeakServerOptions) {
  for (const name of REQUIRED) {
    if (!options[name]) throw new TypeError(`The option ${name} is missing.`);
  }
  for (const name of ADDRESSES) {
    const address = options[name];
    if (typeof address === 'string' && !URL.canParse(address)) {
      throw new TypeError(`The option ${name} is not an absolute address.`);
    }
  }
  versionOf(options.version);
}
