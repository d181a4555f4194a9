import * as z from 'zod/mini';
import {ApiError} from './error.js';
import {retryAfterSeconds} from './retry-after.js';

/** The web's `fetch`, narrowed to what is needed of it, so that a simulator's fits too. */
export type Fetch = (request: Request) => Promise<Response>;

/** One request to the service. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path below the address. Ids stand as `{id}`, so that messages can name the path. */
  readonly path: string;
  readonly id?: string;
  /** What messages call it; default the method and path. */
  readonly name?: string;
  /** Whether it only reads, although it is a POST. */
  readonly isRead?: boolean;
  /** What is undefined is left out. */
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: object;
  /** Value of the `Authorization` header. */
  readonly authorization?: string;
  /** What a status means where the service gives no code. */
  readonly codes?: Readonly<Record<number, string>>;
}

export interface TransportOptions {
  url: string;
  fetch: Fetch;
  now: () => number;
  /** Milliseconds for one request, reading its answer included. */
  timeout: number;
  /** Milliseconds before a read is repeated, up to twice as many. */
  retryDelay: number;
  /** The release of the API that is spoken, for the header `Flatpeak-Version`. */
  version?: string;
}

const errorBody = z.object({
  object: z.optional(z.unknown()),
  // Letters only: a code that could hold a token or a key is no code.
  code: z.catch(z.optional(z.string().check(z.regex(/^[a-z]+(_[a-z]+)*$/))), undefined),
});

/** What whoever has set this server up has to know. */
const SENTENCES = new Map<string | undefined, (options: TransportOptions) => string>([
  [
    'api_version_not_supported',
    ({version}) =>
      `Flatpeak does not serve version ${version} of its API to this account: set the option version to the one that the account's dashboard names.`,
  ],
  ['key_refused', () => 'Flatpeak refused the login: look at the options accountId and apiKey.'],
]);

/** Whoever has to wait longer, in seconds, is told so instead. */
const LONGEST_WAIT = 2;

/** Sends one request and reads its answer; knows nothing of bearers or endpoints. */
export class Transport {
  readonly #options: TransportOptions;

  constructor(options: TransportOptions) {
    this.#options = {...options, url: options.url.replace(/\/+$/, '')};
  }

  /**
   * Reads are repeated once after a failure that may pass; a read that had no answer within the
   * time limit isn't, because somebody is waiting.
   * @throws ApiError
   */
  async send<T>(call: Call, answer: z.ZodMiniType<T>): Promise<T> {
    try {
      return await this.#sendOnce(call, answer);
    } catch (error) {
      const wait = call.method === 'GET' || call.isRead ? this.#waitAfter(error) : undefined;
      if (wait === undefined) throw error;
      await new Promise(resolve => setTimeout(resolve, wait));
      return this.#sendOnce(call, answer);
    }
  }

  /** Milliseconds until a repeated read may succeed, or nothing where it isn't worth it. */
  #waitAfter(error: unknown): number | undefined {
    if (!(error instanceof ApiError)) return undefined;
    const {type, status = 0, retryAfter} = error;
    if (retryAfter !== undefined && retryAfter > LONGEST_WAIT) return undefined;
    // Too many requests don't become fewer by guessing when the next is welcome.
    const passes = status === 429 ? retryAfter !== undefined : type === 'network' || status >= 500;
    // Not all callers at the same moment again.
    const spread = this.#options.retryDelay * (1 + Math.random());
    return passes ? Math.max((retryAfter ?? 0) * 1000, spread) : undefined;
  }

  async #sendOnce<T>(call: Call, answer: z.ZodMiniType<T>): Promise<T> {
    const name = call.name ?? `${call.method} ${call.path}`;
    const {response, content} = await this.#exchange(call, name);
    const json = parseJson(content);
    const error = errorBody.safeParse(json).data;
    // The service's errors are recognised by their object, whatever the status.
    if (!response.ok || error?.object === 'error') {
      const {status} = response;
      const code = error?.code ?? call.codes?.[status];
      throw new ApiError(
        'http',
        SENTENCES.get(code)?.(this.#options) ?? `Flatpeak answered ${status} to ${name}.`,
        {
          status,
          code,
          retryAfter: retryAfterSeconds(response.headers.get('retry-after'), this.#options.now()),
        },
      );
    }
    const parsed = answer.safeParse(json);
    if (parsed.success) return parsed.data;
    const place = parsed.error.issues[0]?.path.join('.') || 'body';
    throw new ApiError('protocol', `Flatpeak's answer to ${name} is not as documented: ${place}.`, {
      status: response.status,
    });
  }

  async #exchange({method, path, id, query, body, authorization}: Call, name: string) {
    const {url, fetch, timeout, version} = this.#options;
    // What an address takes for "here" or "one up" would lead to another endpoint.
    if (id !== undefined && /^\.{0,2}$/.test(id)) {
      throw new ApiError('protocol', `${name} was asked for without an id.`);
    }
    const signal = AbortSignal.timeout(timeout);
    const headers = new Headers({accept: 'application/json'});
    if (authorization) headers.set('authorization', authorization);
    if (version) headers.set('flatpeak-version', version);
    if (body) headers.set('content-type', 'application/json');
    try {
      const response = await fetch(
        new Request(url + path.replace('{id}', encodeURIComponent(id ?? '')) + queryOf(query), {
          method,
          headers,
          signal,
          body: body ? JSON.stringify(body) : null,
          // The service redirects nowhere, and credentials are not for other addresses.
          redirect: 'manual',
        }),
      );
      return {response, content: await response.text()};
    } catch {
      throw signal.aborted
        ? new ApiError('timeout', `Flatpeak did not answer ${name} within ${timeout} ms.`)
        : new ApiError('network', `Flatpeak could not be reached for ${name}.`);
    }
  }
}

function queryOf(query: Call['query'] = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  if (given.length === 0) return '';
  return `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}

function parseJson(content: string): unknown {
  try {
    return content ? JSON.parse(content) : undefined;
  } catch {
    return undefined;
  }
}
