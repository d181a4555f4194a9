import {test, type TestContext} from 'node:test';
import {
  createFlatpeakServer,
  FlatpeakApi,
  signatureVerifier,
  type ConnectedTariff,
  type Fetch,
  type FlatpeakServer,
  type FlatpeakServerOptions,
  type ReceivedEvent,
  type SignatureVerifierOptions,
  type SupportedApiVersion,
} from '../../../src/server/index.js';
import {
  createSimulator,
  DEFAULT_ACCOUNT_ID,
  DEFAULT_API_KEY,
  type RestFault,
  type Simulator,
  type SimulatorOptions,
} from '../../../src/simulator/index.js';
import {speak, textAt, type Json} from '../simulator/client.js';
import {answerPages, connectExport, type Choices} from './customer.js';
import {connectionsOf, tokenOf} from './responses.js';

export {at, GB_ADDRESS, listAt, textAt, type Json} from '../simulator/client.js';
export {bodyOf, codeOf, connectionsOf, partlyCompleted, tokenOf} from './responses.js';

export const ACCOUNT = DEFAULT_ACCOUNT_ID;
export const KEY = DEFAULT_API_KEY;
/** The origin of the site. */
export const ORIGIN = 'https://shop.example';

/** A request of the companion to the service. */
export interface SentRequest {
  /** Method and path below `/api`, as a `RestFault` names it, without the query. */
  readonly call: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  /** Null if there is none. */
  readonly body: Json;
}

/** Forwards a request of the companion to the simulator, or does not. */
export type Way = (request: Request, arrive: Fetch) => Promise<Response>;

export type CompanionOptions = Partial<FlatpeakServerOptions> & {
  simulator?: SimulatorOptions;
  /** An existing simulator, in place of a new one. */
  on?: Simulator;
  /** Options for the verification of signatures. */
  signature?: SignatureVerifierOptions;
  /** The way of requests to the simulator. */
  way?: Way;
};

export interface ConnectOptions extends Choices {
  /** The body of the token request. */
  body?: {location_id?: string; direction?: string; tariff_type?: string};
  customer?: string;
}

/** A companion in a test, with its simulator. */
export interface TestCompanion {
  simulator: Simulator;
  server: FlatpeakServer;
  /** A client with the companion's options. */
  api: FlatpeakApi;
  /** Where the companion's requests arrive. */
  service: Fetch;
  /** The clock of companion and simulator. */
  clock: {now: number};
  /** The arguments of each call of `onConnected`. */
  connected: ConnectedTariff[];
  /** The arguments of each call of `onEvent`. */
  events: ReceivedEvent[];
  /** Every request to the service. */
  sent: SentRequest[];
  /** Counts the requests to the service with this `call`. */
  count: (call: string) => number;
  /** Status, headers and body of each response of the companion, as one text. */
  responses: string[];
  /** Sends a request to the companion as a signed-in customer, by default `ann`. */
  get: (path: string, customer?: string) => Promise<Response>;
  post: (path: string, body?: object, customer?: string) => Promise<Response>;
  /** Opens a session, and returns its token. */
  mint: (body?: object, customer?: string) => Promise<string>;
  /** The customer answers the pages of a session and saves; the companion doesn't know yet. */
  finish: (token: string, choices?: Choices) => Promise<void>;
  /** The customer connects a tariff in GB, and the companion completes it. Returns the location. */
  connect: (options?: ConnectOptions) => Promise<string>;
  /** Applies an incident to a location's tariffs, and delivers its events. */
  happen: (locationId: string, incident: string, body?: object) => Promise<void>;
  /** Replaces the faults of the simulator's REST API. */
  setFaults: (...faults: RestFault[]) => Promise<void>;
  /** Posts to one of the simulator's controls. */
  control: (path: string, body?: object) => Promise<Json>;
}

/** The events that the site subscribes to. */
const SUBSCRIBED = [
  'tariff.expiring',
  'tariff.expired',
  'tariff.fetch.failed',
  'tariff.connection.upgrade',
  'location.update',
] as const;

/** Whether a session is about one kind of tariff; in Busbar it is about all of its location. */
export const HAS_SESSION_DIRECTION: Readonly<Record<SupportedApiVersion, boolean>> = {
  zero: true,
  anode: true,
  busbar: false,
};

export const VERSIONS = [
  'zero',
  'anode',
  'busbar',
] as const satisfies readonly SupportedApiVersion[];

/** Starts a companion that speaks the API version of the test. */
export type Start = (options?: CompanionOptions) => TestCompanion;

/** Declares a test of what is the same in each API version, once for each of them. */
export function each(
  what: string,
  run: (start: Start, t: TestContext, version: SupportedApiVersion) => Promise<void>,
): void {
  for (const version of VERSIONS) {
    test(`${what} (${version})`, t =>
      run(options => startCompanion({apiVersion: version, ...options}), t, version));
  }
}

async function sentRequest(request: Request): Promise<SentRequest> {
  const {pathname, searchParams} = new URL(request.url);
  const text = await request.clone().text();
  return {
    call: `${request.method} ${pathname.replace(/^\/api(?=\/)/, '')}`,
    query: searchParams,
    headers: request.headers,
    body: text ? (JSON.parse(text) as Json) : null,
  };
}

/** The companion of a site, before a simulator that delivers its events to it. */
export function startCompanion({
  simulator: simulatorOptions,
  on,
  signature,
  way = (request, arrive) => arrive(request),
  ...options
}: CompanionOptions = {}): TestCompanion {
  const {apiVersion = 'zero'} = options;
  const clock = {now: Date.parse('2026-06-13T15:20:00Z')};
  const simulator: Simulator =
    on ??
    createSimulator({
      apiVersion,
      now: () => new Date(clock.now),
      webhook: {url: `${ORIGIN}/flatpeak/webhooks`, events: SUBSCRIBED},
      fetch: request => server.fetch(request),
      ...simulatorOptions,
    });
  const sent: SentRequest[] = [];
  const service: Fetch = async request => {
    sent.push(await sentRequest(request));
    return way(request, simulator.fetch);
  };
  const connection = {
    accountId: ACCOUNT,
    apiKey: KEY,
    apiUrl: `${simulator.publicUrl}/api`,
    apiVersion,
    fetch: service,
    now: () => clock.now,
    retryDelay: 1,
  };
  const connected: ConnectedTariff[] = [];
  const events: ReceivedEvent[] = [];
  const verify = signatureVerifier({
    jwksUrl: `${simulator.publicUrl}/jwks.json`,
    fetch: service,
    now: connection.now,
    ...signature,
  });
  const inner = createFlatpeakServer({
    ...connection,
    connectApiUrl: `${simulator.publicUrl}/connect`,
    getCustomerId: request => request.headers.get('x-customer'),
    callbackUrl: `${ORIGIN}/flatpeak/callback`,
    onConnected: tariff => void connected.push(tariff),
    onEvent: event => void events.push(event),
    webhook: {verify},
    ...options,
  });
  const responses: string[] = [];
  const server: FlatpeakServer = {
    ...inner,
    async fetch(request) {
      const response = await inner.fetch(request);
      const headers = JSON.stringify([...response.headers]);
      responses.push(`${response.status} ${headers} ${await response.clone().text()}`);
      return response;
    },
  };
  const {post: command} = speak(simulator);

  const send = (path: string, customer: string, init?: RequestInit) =>
    server.fetch(
      new Request(`${ORIGIN}/flatpeak/${path}`, {
        ...init,
        headers: {...init?.headers, 'x-customer': customer, origin: ORIGIN},
      }),
    );
  const get = (path: string, customer = 'ann') => send(path, customer);
  const post = (path: string, body?: object, customer = 'ann') =>
    send(path, customer, {
      method: 'POST',
      ...(body && {headers: {'content-type': 'application/json'}, body: JSON.stringify(body)}),
    });
  const mint = async (body?: object, customer?: string) =>
    (await tokenOf(await post('connect-token', body, customer))).connect_token;
  const finish = (token: string, choices?: Choices) =>
    answerPages(simulator, token, apiVersion, choices);

  return {
    ...{simulator, server, service, clock, connected, events, sent, responses},
    ...{get, post, mint, finish},
    api: new FlatpeakApi({...connection, ...options}),
    count: call => sent.filter(request => request.call === call).length,

    async connect({body, customer, ...choices} = {}) {
      const connect_token = await mint(body, customer);
      const {direction = 'IMPORT'} = body ?? {};
      const isOther = !HAS_SESSION_DIRECTION[apiVersion] && direction !== 'IMPORT';
      if (isOther) await connectExport(simulator, connect_token);
      else await finish(connect_token, choices);
      const [connection] = await connectionsOf(await post('complete', {connect_token}, customer));
      return connection?.location_id ?? '';
    },

    async happen(locationId, incident, body = {}) {
      const reply = await command(`/simulator/locations/${locationId}/${incident}`, body);
      if (reply.status !== 200) throw new Error(textAt(reply.body, 'message'));
      await simulator.deliver();
    },

    async setFaults(...faults) {
      const {status, body} = await command('/simulator/faults', {faults});
      if (status !== 200) throw new Error(textAt(body, 'message'));
    },

    control: async (path, body = {}) => (await command(`/simulator/${path}`, body)).body,
  };
}
