import * as z from 'zod/mini';
import {ApiError} from './api-error.js';
import {retryAfterSeconds} from './retry-after.js';

/** The web's `fetch`, narrowed to what is needed of it, so that a simulator's fits too. */
export type Fetch = (request: Request) => Promise<Response>;

/** One call of the REST API. */
export interface Call {
  readonly method: 'GET' | 'POST';
  /** Path below the API's address. Ids stand as `{id}`, so that messages can name the path. */
  readonly path: string;
  readonly id?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
}

export interface TransportOptions {
  apiUrl: string;
  fetch: Fetch;
  now: () => number;
  /** Milliseconds for one request, reading its answer included. */
  timeout: number;
}

const errorBody = z.object({
  object: z.optional(z.unknown()),
  // Letters only: a code that could hold a token or a key is no code.
  code: z.catch(z.optional(z.string().check(z.regex(/^[a-z]+(_[a-z]+)*$/))), undefined),
});

/** Sends one request and reads its answer; knows nothing of bearers or endpoints. */
export class Transport {
  readonly #options: TransportOptions;

  constructor(options: TransportOptions) {
    this.#options = {...options, apiUrl: options.apiUrl.replace(/\/+$/, '')};
  }

  /**
   * @param authorization value of the `Authorization` header
   * @throws ApiError
   */
  async send<T>(call: Call, authorization: string, answer: z.ZodMiniType<T>): Promise<T> {
    const name = `${call.method} ${call.path}`;
    const {response, content} = await this.#exchange(call, authorization, name);
    const json = parseJson(content);
    const error = errorBody.safeParse(json).data;
    // The service's errors are recognised by their object, whatever the status.
    if (!response.ok || error?.object === 'error') {
      throw new ApiError('http', `Flatpeak answered ${response.status} to ${name}.`, {
        status: response.status,
        code: error?.code,
        retryAfter: retryAfterSeconds(response.headers.get('retry-after'), this.#options.now()),
      });
    }
    const parsed = answer.safeParse(json);
    if (parsed.success) return parsed.data;
    const place = parsed.error.issues[0]?.path.join('.') || 'body';
    throw new ApiError('protocol', `Flatpeak's answer to ${name} is not as documented: ${place}.`, {
      status: response.status,
    });
  }

  async #exchange({method, path, id, query, body}: Call, authorization: string, name: string) {
    const {apiUrl, fetch, timeout} = this.#options;
    const signal = AbortSignal.timeout(timeout);
    const address = apiUrl + path.replace('{id}', encodeURIComponent(id ?? ''));
    const headers = new Headers({authorization, accept: 'application/json'});
    if (body) headers.set('content-type', 'application/json');
    try {
      const response = await fetch(
        new Request(query ? `${address}?${new URLSearchParams(query)}` : address, {
          method,
          headers,
          signal,
          body: body ? JSON.stringify(body) : null,
          // The API redirects nowhere, and credentials are not for other addresses.
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

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}
