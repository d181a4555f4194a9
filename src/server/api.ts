import type * as z from 'zod/mini';
import {ApiError} from './api-error.js';
import {
  connectToken,
  exchangedToken,
  locationStatus,
  type ConnectToken,
  type ConnectTokenRequest,
  type ExchangedToken,
  type LocationStatus,
} from './api-schemas.js';
import {Bearer} from './bearer.js';
import {Transport, type Call, type Fetch} from './transport.js';

export interface FlatpeakApiOptions {
  /** `acc_…` */
  accountId: string;
  /** `sk_test_…` or `sk_live_…` */
  apiKey: string;
  /** Default `https://api.flatpeak.com`. */
  apiUrl?: string;
  fetch?: Fetch;
  /** Milliseconds since 1970. */
  now?: () => number;
  /** Milliseconds for one request; default 10,000. */
  timeout?: number;
}

/** 403 is documented for a bad or worn-out bearer, 401 is what the standard says. */
const BEARER_REFUSED: ReadonlySet<number | undefined> = new Set([401, 403]);

/**
 * Flatpeak's REST API as documented for Zero, for backends only: it holds the API key.
 * Every method throws `ApiError` and nothing else.
 */
export class FlatpeakApi {
  readonly #transport: Transport;
  readonly #bearer: Bearer;

  constructor({
    accountId,
    apiKey,
    apiUrl = 'https://api.flatpeak.com',
    fetch = request => globalThis.fetch(request),
    now = Date.now,
    timeout = 10_000,
  }: FlatpeakApiOptions) {
    this.#transport = new Transport({apiUrl, fetch, now, timeout});
    this.#bearer = new Bearer(this.#transport, {accountId, apiKey, now});
  }

  /** `POST /connect/tariff/token`: opens a session for one customer. */
  createConnectToken(body: ConnectTokenRequest): Promise<ConnectToken> {
    return this.#call({method: 'POST', path: '/connect/tariff/token', body}, connectToken);
  }

  /**
   * `GET /connect/tariff/token`: what a finished session brought. The answer for a session that
   * isn't finished is not documented; 404 and 422 are documented without a reason.
   */
  exchangeConnectToken(token: string): Promise<ExchangedToken> {
    return this.#call(
      {method: 'GET', path: '/connect/tariff/token', query: {connect_token: token}},
      exchangedToken,
    );
  }

  /** `GET /locations/{id}/status`: how a location's tariffs are now. Not to be cached. */
  locationStatus(id: string): Promise<LocationStatus> {
    return this.#call({method: 'GET', path: '/locations/{id}/status', id}, locationStatus);
  }

  async #call<T>(call: Call, answer: z.ZodMiniType<T>): Promise<T> {
    const bearer = await this.#bearer.token();
    try {
      return await this.#transport.send(call, `Bearer ${bearer}`, answer);
    } catch (error) {
      if (!(error instanceof ApiError && BEARER_REFUSED.has(error.status))) throw error;
      // A refused call did nothing, so that even a POST may be repeated; but only once.
      this.#bearer.reject(bearer);
      return this.#transport.send(call, `Bearer ${await this.#bearer.token()}`, answer);
    }
  }
}
