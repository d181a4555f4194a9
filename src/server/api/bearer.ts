import * as z from 'zod/mini';
import type {Transport} from './transport.js';

const answer = z.object({
  bearer_token: z.string().check(z.minLength(1)),
  expires_in: z.number().check(z.positive()),
});

/** How early a bearer is replaced, in seconds: no call should meet its last moments. */
const MARGIN = 60;

/** Which of the two says that the key is wrong is not documented. */
const REFUSED = {401: 'key_refused', 403: 'key_refused'};

export interface BearerOptions {
  accountId: string;
  apiKey: string;
  now: () => number;
}

/** The bearer of the REST API: one login serves all who wait for it, until shortly before expiry. */
export class Bearer {
  readonly #transport: Transport;
  readonly #authorization: string;
  readonly #now: () => number;
  #current: {token: string; renewAt: number} | undefined;
  #login: Promise<string> | undefined;

  constructor(transport: Transport, {accountId, apiKey, now}: BearerOptions) {
    this.#transport = transport;
    this.#authorization = `Basic ${base64(`${accountId}:${apiKey}`)}`;
    this.#now = now;
  }

  /** @throws ApiError where the login fails; the next caller tries again. */
  async token(): Promise<string> {
    if (this.#current && this.#now() < this.#current.renewAt) return this.#current.token;
    this.#login ??= this.#logIn().finally(() => (this.#login = undefined));
    return this.#login;
  }

  /** Forgets a bearer that was refused, unless somebody else has replaced it meanwhile. */
  reject(token: string) {
    if (this.#current?.token === token) this.#current = undefined;
  }

  async #logIn(): Promise<string> {
    const asked = this.#now();
    const {bearer_token: token, expires_in} = await this.#transport.send(
      {method: 'GET', path: '/login', authorization: this.#authorization, codes: REFUSED},
      answer,
    );
    const seconds = expires_in - Math.min(MARGIN, expires_in / 2);
    this.#current = {token, renewAt: asked + seconds * 1000};
    return token;
  }
}

// btoa takes bytes as characters; keys are ASCII today, but nobody promised.
const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
