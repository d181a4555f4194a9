import * as z from 'zod/mini';
import type {Transport} from './transport.js';

const loginResponse = z.object({
  bearer_token: z.string().check(z.minLength(1)),
  expires_in: z.number().check(z.positive()),
});

/** A bearer is renewed this long before it expires, so that no request arrives too late. */
const RENEWAL_MARGIN_S = 60;

/** The documentation does not say which of the two means a wrong key. */
const LOGIN_ERROR_CODES = {401: 'key_refused', 403: 'key_refused'};

export interface BearerOptions {
  accountId: string;
  apiKey: string;
  now: () => number;
}

/** Caches the bearer token of the REST API until shortly before it expires. */
export class Bearer {
  readonly #key: string;
  readonly #now: () => number;
  #current: {token: string; renewAt: number} | undefined;
  #login: Promise<string> | undefined;

  constructor({accountId, apiKey, now}: BearerOptions) {
    this.#key = `${accountId}:${apiKey}`;
    this.#now = now;
  }

  /**
   * The present token. Concurrent callers share one login, through the transport of the first.
   * @throws ApiError if the login fails; the next call tries again
   */
  async token(transport: Transport): Promise<string> {
    if (this.#current && this.#now() < this.#current.renewAt) return this.#current.token;
    this.#login ??= this.#logIn(transport).finally(() => (this.#login = undefined));
    return this.#login;
  }

  /** Discards a rejected token, unless it was replaced meanwhile. */
  reject(token: string) {
    if (this.#current?.token === token) this.#current = undefined;
  }

  async #logIn(transport: Transport): Promise<string> {
    const requestedAt = this.#now();
    const authorization = `Basic ${base64(this.#key)}`;
    const {bearer_token: token, expires_in} = await transport.send(
      {method: 'GET', path: '/login', authorization, codes: LOGIN_ERROR_CODES},
      loginResponse,
    );
    const seconds = expires_in - Math.min(RENEWAL_MARGIN_S, expires_in / 2);
    this.#current = {token, renewAt: requestedAt + seconds * 1000};
    return token;
  }
}

// btoa takes a character per byte; keys are not documented to be ASCII.
const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
