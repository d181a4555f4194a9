import * as z from 'zod/mini';
import {ApiError} from './error.js';
import {harmlessId} from '../http/request-id.js';
import {isTooDeep} from '../../protocol/json-depth.js';
import {printable} from './printable.js';
import {parseJson, retryAfterSeconds} from '../../protocol/http.js';
import {parseTolerantly} from '../../protocol/schema.js';
import type {UnreadableValue} from './unreadable-values.js';

/** The subset of the web's `fetch` that this server uses. */
export type Fetch = (request: Request) => Promise<Response>;

/** One request to the service. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path below the base URL, with `{id}` in place of the id, so that messages can show it. */
  readonly path: string;
  readonly id?: string;
  /** Name in messages; default the method and path. */
  readonly name?: string;
  /** Marks a POST that is safe to repeat. */
  readonly isRead?: boolean;
  /** Undefined values are omitted. */
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: object;
  /** Value of the `Authorization` header. */
  readonly authorization?: string;
  /** Error codes by status, for responses without a code. */
  readonly codes?: Readonly<Record<number, string>>;
}

/** One request to the service, as telemetry sees it: without ids, queries and bodies. */
export interface UpstreamCall {
  readonly method: string;
  /** The base URL. */
  readonly url: string;
  /** As in `Call`, with `{id}` in place of the id. */
  readonly path: string;
}

/** How a request to the service ended. */
export interface UpstreamEnd {
  /** HTTP status, if there was a response. */
  status?: number;
  /** The service's id of the request, if it named one. */
  requestId?: string | undefined;
  /** The type of the failure, or the service's code. */
  error?: string;
}

/** Called before each request to the service; the function that it returns, after it. */
export type ObserveUpstream = (call: UpstreamCall) => (end: UpstreamEnd) => void;

export interface TransportOptions {
  url: string;
  /** Default: the global `fetch`, which is faster without a `Request` of its own. */
  fetch?: Fetch | undefined;
  now: () => number;
  /** Milliseconds for one request, including the response body. */
  timeout: number;
  /** Minimum delay before a read is repeated, in milliseconds; the maximum is twice that. */
  retryDelay: number;
  /** Value of the header `Flatpeak-Version`. */
  versionHeader?: string;
  observe?: ObserveUpstream;
  /** Called with the values of a response that could not be read, and were not needed. */
  onUnreadable?: (name: string, values: readonly UnreadableValue[]) => void;
}

const errorBody = z.object({
  object: z.optional(z.unknown()),
  // Letters only, so that a code cannot hold a token or a key.
  code: z.catch(
    z.optional(z.string().check(z.maxLength(100), z.regex(/^[a-z]+(_[a-z]+)*$/))),
    undefined,
  ),
  request_id: z.optional(z.unknown()),
});

/** Messages for the operator, by error code. */
const OPERATOR_MESSAGES = new Map<string | undefined, (options: TransportOptions) => string>([
  [
    'api_version_not_supported',
    ({versionHeader}) =>
      `Flatpeak does not serve API version ${versionHeader} to this account: set the option apiVersion to the version in the account's dashboard.`,
  ],
  ['key_refused', () => 'Flatpeak rejected the login: check the options accountId and apiKey.'],
]);

/** With a longer `Retry-After` the error is returned instead. */
const MAX_RETRY_WAIT_S = 2;

/** Sends requests to one base URL and parses the responses. */
export class Transport {
  readonly #options: TransportOptions;

  constructor(options: TransportOptions) {
    this.#options = {...options, url: options.url.replace(/\/+$/, '')};
  }

  /** A transport with the same options, whose requests are observed. */
  observedBy(observe: ObserveUpstream): Transport {
    return new Transport({...this.#options, observe});
  }

  /**
   * Sends a request and checks the response. A read is repeated once after a temporary failure,
   * but not after a timeout, because a customer is waiting.
   * @throws ApiError
   */
  async send<T>(call: Call, schema: z.ZodMiniType<T>): Promise<T> {
    try {
      return await this.#sendOnce(call, schema);
    } catch (error) {
      const delay = call.method === 'GET' || call.isRead ? this.#retryDelayAfter(error) : undefined;
      if (delay === undefined) throw error;
      await new Promise(resolve => setTimeout(resolve, delay));
      return this.#sendOnce(call, schema);
    }
  }

  /** Milliseconds to wait before repeating a read; undefined if it should not be repeated. */
  #retryDelayAfter(error: unknown): number | undefined {
    if (!(error instanceof ApiError)) return undefined;
    const {type, status = 0, retryAfter} = error;
    if (retryAfter !== undefined && retryAfter > MAX_RETRY_WAIT_S) return undefined;
    // A 429 is repeated only if the service says when.
    const isTemporary =
      status === 429 ? retryAfter !== undefined : type === 'network' || status >= 500;
    // Jitter, so that callers that failed together do not retry together.
    const jittered = this.#options.retryDelay * (1 + Math.random());
    return isTemporary ? Math.max((retryAfter ?? 0) * 1000, jittered) : undefined;
  }

  async #sendOnce<T>(call: Call, schema: z.ZodMiniType<T>): Promise<T> {
    const {method, path} = call;
    const onEnd = this.#options.observe?.({method, path, url: this.#options.url});
    const end: UpstreamEnd = {};
    try {
      return await this.#sendObserved(call, schema, end);
    } catch (error) {
      end.error = error instanceof ApiError ? (error.code ?? error.type) : 'network';
      throw error;
    } finally {
      onEnd?.(end);
    }
  }

  async #sendObserved<T>(call: Call, schema: z.ZodMiniType<T>, end: UpstreamEnd): Promise<T> {
    const name = call.name ?? `${call.method} ${call.path}`;
    const {response, content} = await this.#exchange(call, name);
    const json = isTooDeep(content) ? undefined : parseJson(content);
    const error = errorBody.safeParse(json).data;
    end.status = response.status;
    end.requestId = harmlessId(response.headers.get('x-request-id') ?? error?.request_id);
    // The service marks errors by `object`, not always by the status.
    if (!response.ok || error?.object === 'error') {
      const {status} = response;
      const code = error?.code ?? call.codes?.[status];
      throw new ApiError(
        'http',
        OPERATOR_MESSAGES.get(code)?.(this.#options) ?? `Flatpeak returned ${status} for ${name}.`,
        {
          status,
          code,
          retryAfter: retryAfterSeconds(response.headers.get('retry-after'), this.#options.now()),
        },
      );
    }
    const parsed = schema.safeParse(json);
    if (parsed.success) return parsed.data;
    const tolerant = parseTolerantly(schema, json);
    if (tolerant.issues.length === 0) {
      this.#options.onUnreadable?.(name, parsed.error.issues);
      return tolerant.value;
    }
    // Keys of records are the service's own.
    const place = printable(tolerant.issues[0]?.path?.map(String).join('.') || 'body');
    throw new ApiError(
      'protocol',
      `Flatpeak's response to ${name} is not as documented: ${place}.`,
      {status: response.status},
    );
  }

  async #exchange({method, path, id, query, body, authorization}: Call, name: string) {
    const {url, fetch, timeout, versionHeader} = this.#options;
    // An empty id, `.` or `..` would lead to another endpoint.
    if (id !== undefined && /^\.{0,2}$/.test(id)) {
      throw new ApiError('protocol', `${name} needs an id.`);
    }
    const signal = AbortSignal.timeout(timeout);
    const headers = {
      accept: 'application/json',
      ...(authorization && {authorization}),
      ...(versionHeader && {'flatpeak-version': versionHeader}),
      ...(body && {'content-type': 'application/json'}),
    };
    const target = url + path.replace('{id}', encodeURIComponent(id ?? '')) + queryOf(query);
    const init: RequestInit = {
      method,
      headers,
      signal,
      body: body ? JSON.stringify(body) : null,
      // The service does not redirect, and other URLs must not get the credentials.
      redirect: 'manual',
    };
    try {
      const response = await (fetch
        ? fetch(new Request(target, init))
        : globalThis.fetch(target, init));
      return {response, content: await response.text()};
    } catch {
      throw signal.aborted
        ? new ApiError('timeout', `Flatpeak did not respond to ${name} within ${timeout} ms.`)
        : new ApiError('network', `Flatpeak could not be reached for ${name}.`);
    }
  }
}

function queryOf(query: Call['query'] = {}): string {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined);
  if (entries.length === 0) return '';
  return `?${new URLSearchParams(entries.map(([name, value]) => [name, String(value)]))}`;
}
