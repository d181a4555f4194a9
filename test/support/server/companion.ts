import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server as HttpServer,
  type ServerResponse,
} from 'node:http';
import type {Server} from 'node:net';
import {text as textOf} from 'node:stream/consumers';
import type {TestContext} from 'node:test';
import * as z from 'zod/mini';
import {
  createFlatpeakServer,
  type ConnectedTariff,
  type FlatpeakServer,
  type FlatpeakServerOptions,
} from '../../../src/server/index.js';

export const ACCOUNT = 'acc_4d1c';
export const KEY = 'sk_test_9f8e7d6c5b4a';
export const ORIGIN = 'https://shop.example';

/** What ends with whoever opened it: a test, or a benchmark. */
export interface Scope {
  after(end: () => unknown): void;
}

/** Starts a real server on a free port of this machine, and ends it with the test. */
export const listen = (t: Scope, listener: RequestListener): Promise<string> =>
  addressOf(t, createServer(listener));

/** The address of a server, which begins on a free port of this machine and ends with the test. */
export async function addressOf(
  t: Scope,
  server: Server & Partial<Pick<HttpServer, 'closeAllConnections'>>,
): Promise<string> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections?.();
    return new Promise(resolve => server.close(resolve));
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}

/** Where location loc_1 is; no other one is known. */
export const ADDRESS = {
  address_line1: '1-3',
  address_line2: 'Strand',
  city: 'London',
  state: '',
  post_code: 'WC2N 5EH',
  country_code: 'GB',
};

/** What the upstream answers instead of what it should: `never` leaves the caller waiting. */
export type Fault =
  {status: number; body?: string; headers?: Record<string, string>} | 'never' | 'hang up';

export interface UpstreamCall {
  name: string;
  authorization: string;
  query: URLSearchParams;
  body: unknown;
}

/** A small Flatpeak: login, mint, exchange, location and status, and whatever a test makes of them. */
export interface Upstream {
  url: string;
  calls: UpstreamCall[];
  count: (name: string) => number;
  /** Bearers that are accepted. */
  bearers: Set<string>;
  /** What the exchange of a token answers; a token that isn't here isn't finished. */
  finished: Map<string, object>;
  /** Lifetime of bearers, in seconds. */
  expiresIn: number;
  fault: (call: UpstreamCall) => Fault | undefined;
}

const LOGIN = `Basic ${Buffer.from(`${ACCOUNT}:${KEY}`).toString('base64')}`;

export async function startUpstream(t: TestContext): Promise<Upstream> {
  const upstream: Upstream = {
    url: '',
    calls: [],
    count: name => upstream.calls.filter(call => call.name === name).length,
    bearers: new Set(),
    finished: new Map(),
    expiresIn: 3600,
    fault: () => undefined,
  };
  let serial = 0;

  const handlers: Record<string, (call: UpstreamCall) => [status: number, body: object]> = {
    'GET /login': ({authorization}) => {
      if (authorization !== LOGIN) return [403, {message: 'Bad credentials'}];
      const bearer = `eyJ.bearer.${++serial}`;
      upstream.bearers.add(bearer);
      return [200, {bearer_token: bearer, expires_in: upstream.expiresIn, live_mode: false}];
    },
    'POST /connect/tariff/token': () => [
      200,
      {connect_token: `cot_65df3e94${++serial}`, expires_in: 86_400, live_mode: false},
    ],
    'GET /connect/tariff/token': ({query}) => {
      const answer = upstream.finished.get(query.get('connect_token') ?? '');
      return answer ? [200, answer] : [422, {message: 'Connect is processing link.'}];
    },
    'GET /locations/loc_1': () => [
      200,
      {id: 'loc_1', object: 'location', live_mode: false, postal_address: ADDRESS},
    ],
    'GET /locations/loc_1/status': () => [
      200,
      {
        id: 'loc_1',
        object: 'location_status',
        live_mode: false,
        tariff_status: {
          commodity_import: {
            status: 'CONNECTED',
            connection_type: 'DIRECT',
            provider: {id: 'prv_1', display_name: 'Octopus Energy', logo_url: ''},
            tariff: {
              id: 'trf_1',
              display_name: 'Go',
              structure_type: 'FIXED',
              contract_end_date: '',
            },
          },
          commodity_export: {status: 'NOT_CONNECTED'},
          something_new: null,
        },
      },
    ],
  };

  const serve = async (req: IncomingMessage, res: ServerResponse) => {
    const {pathname, searchParams} = new URL(req.url ?? '/', 'http://upstream');
    const call: UpstreamCall = {
      name: `${req.method} ${pathname}`,
      authorization: req.headers.authorization ?? '',
      query: searchParams,
      body: await bodyOf(req),
    };
    upstream.calls.push(call);
    const fault = upstream.fault(call);
    if (fault === 'never') return;
    if (fault === 'hang up') return void res.destroy();
    if (fault) return void res.writeHead(fault.status, fault.headers).end(fault.body ?? '{}');
    const known = upstream.bearers.has(call.authorization.replace('Bearer ', ''));
    const [status, body] =
      call.name === 'GET /login' || known
        ? (handlers[call.name]?.(call) ?? [404, {message: 'Not Found'}])
        : [403, {message: 'Bad credentials'}];
    res.writeHead(status, {'content-type': 'application/json'}).end(JSON.stringify(body));
  };
  upstream.url = await listen(t, (req, res) => void serve(req, res));
  return upstream;
}

async function bodyOf(req: IncomingMessage): Promise<unknown> {
  const text = await textOf(req);
  return text ? JSON.parse(text) : undefined;
}

export interface House {
  upstream: Upstream;
  server: FlatpeakServer;
  connected: ConnectedTariff[];
  /** Posts as a customer who is signed in. */
  post: (path: string, body?: object, customer?: string) => Promise<Response>;
  /** Asks as a customer who is signed in. */
  get: (path: string, customer?: string) => Promise<Response>;
  /** Opens a session for a customer, and returns its token. */
  mint: (body?: object, customer?: string) => Promise<string>;
  /** The session was ended by the customer, and brought this. */
  finish: (token: string, answer: object) => void;
  /** Every answer's status, headers and text, to look for secrets in. */
  answers: string[];
}

/** A host with one companion server before a small upstream. Customers sign in by a header. */
export async function startHouse(
  t: TestContext,
  options: Partial<FlatpeakServerOptions> = {},
): Promise<House> {
  const upstream = await startUpstream(t);
  const connected: ConnectedTariff[] = [];
  const inner = createFlatpeakServer({
    accountId: ACCOUNT,
    apiKey: KEY,
    apiUrl: upstream.url,
    getCustomerId: request => request.headers.get('x-customer'),
    callbackUrl: `${ORIGIN}/flatpeak/callback`,
    connectUrl: `${ORIGIN}/energy`,
    onConnected: tariff => void connected.push(tariff),
    connectApiUrl: `${upstream.url}/connect`,
    retryDelay: 1,
    ...options,
  });
  const answers: string[] = [];
  const server: FlatpeakServer = {
    ...inner,
    async fetch(request) {
      const response = await inner.fetch(request);
      const headers = JSON.stringify([...response.headers]);
      answers.push(`${response.status} ${headers} ${await response.clone().text()}`);
      return response;
    },
  };
  const house: House = {
    upstream,
    server,
    connected,
    answers,
    post: (path, body, customer = 'ann') =>
      server.fetch(
        new Request(`${ORIGIN}/flatpeak/${path}`, {
          method: 'POST',
          headers: {
            'x-customer': customer,
            origin: ORIGIN,
            ...(body && {'content-type': 'application/json'}),
          },
          body: body ? JSON.stringify(body) : null,
        }),
      ),
    get: (path, customer = 'ann') =>
      server.fetch(new Request(`${ORIGIN}/flatpeak/${path}`, {headers: {'x-customer': customer}})),
    mint: async (body, customer) =>
      (await tokenOf(await house.post('connect-token', body, customer))).connect_token,
    finish: (token, answer) =>
      upstream.finished.set(token, {id: token, object: 'connect_token', ...answer}),
  };
  return house;
}

const errorAnswer = z.strictObject({
  error: z.strictObject({code: z.string(), message: z.string().check(z.minLength(10))}),
});

/** The status and code of an error answer, which has nothing else but a sentence. */
export async function codeOf(response: Response): Promise<string> {
  const {error} = errorAnswer.parse(await response.json());
  return `${response.status} ${error.code}`;
}

const tokenAnswer = z.strictObject({
  connect_token: z.string(),
  expires_in: z.number(),
  live_mode: z.optional(z.boolean()),
});

/** The answer of the token route, which has nothing else. */
export async function tokenOf(response: Response) {
  if (!response.ok) throw new Error(await codeOf(response));
  return tokenAnswer.parse(await response.json());
}

const connections = z.array(
  z.strictObject({
    location_id: z.string(),
    postal_address: z.nullable(z.record(z.string(), z.string())),
    direction: z.string(),
    tariff_type: z.string(),
    outcome: z.enum(['saved', 'disconnected']),
    pending: z.boolean(),
  }),
);
const connectionsAnswer = z.strictObject({connections});

const partlyCompletedAnswer = z.strictObject({
  connections,
  failed: z.array(
    z.strictObject({
      code: z.string(),
      message: z.string().check(z.minLength(10)),
      direction: z.string(),
      tariff_type: z.string(),
      location_id: z.nullable(z.string()),
    }),
  ),
});

/** The response of the completion route if some sessions failed. */
export async function partlyCompleted(response: Response) {
  if (!response.ok) throw new Error(await codeOf(response));
  return partlyCompletedAnswer.parse(await response.json());
}

/** The answer of the completion route, which has nothing else. */
export async function connectionsOf(response: Response) {
  if (!response.ok) throw new Error(await codeOf(response));
  return connectionsAnswer.parse(await response.json()).connections;
}
