import {test, type TestContext} from 'node:test';
import {
  actionRequest,
  answerRequest,
  startRequest,
  type ConnectRequest,
} from '../../../src/protocol/request.js';
import {parseReply} from '../../../src/protocol/reply.js';
import type {PageKind, Page} from '../../../src/protocol/routes.js';
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
  countryOf,
  createSimulator,
  DEFAULT_ACCOUNT_ID,
  DEFAULT_API_KEY,
  sampleProviderNames,
  type RestFault,
  type ProviderSample,
  type Simulator,
  type SimulatorOptions,
} from '../../../src/simulator/index.js';
import {codeOf, connectionsOf, ORIGIN, tokenOf} from './companion.js';
import {at, GB_ADDRESS, listAt, speak, textAt, type Json} from '../simulator/client.js';

export {at, GB_ADDRESS, listAt, textAt, type Json};

const GB = countryOf('GB');
export const nameOf = (sample: ProviderSample) => (GB && sampleProviderNames(GB)[sample]) ?? '';

/** What the customer chooses on the pages. */
export interface Way {
  provider?: ProviderSample;
  /** What happens at the provider's login. */
  login?: 'allow' | 'slow';
}

export interface Story extends Way {
  /** Of the token request. */
  body?: object;
  customer?: string;
}

/** What ends a session at each of its last pages, the first that the page offers. */
const ENDINGS = ['SAVE', 'CLOSE'] as const;

/** What leads from the page of a tariff that is there to the choice of another one. */
const CHANGES = ['RECONNECT', 'EDIT'] as const;

const LAST: ReadonlySet<PageKind> = new Set(['tariff-summary', 'connection-pending']);
const PAGES = 10;

/**
 * The customer of a session in GB goes through its pages, and saves. Pages are known by their
 * kind, whatever the API version calls them.
 */
export async function answerPages(
  simulator: Simulator,
  token: string,
  version: SupportedApiVersion,
  {provider = 'direct, changing price', login = 'allow'}: Way = {},
): Promise<void> {
  const {post, loginStep} = speak(simulator);
  const send = async (request: ConnectRequest): Promise<Page> => {
    const reply = parseReply((await post('/connect', request)).body);
    if ('error' in reply) throw new Error(reply.error.message);
    return reply.page;
  };
  const read = () => send(startRequest(token, version));
  const act = (page: Page, names: readonly string[]) => {
    const action = names.find(name => page.actions.includes(name));
    if (!action) throw new Error(`${page.route} offers none of ${names.join(', ')}`);
    return send(actionRequest(token, page, action));
  };
  /** The answer to a page that takes one. */
  const answer = (page: Page): object => {
    if (page.kind === 'postal-address') return {postal_address: GB_ADDRESS};
    if (page.kind === 'provider-select') {
      const name = nameOf(provider);
      return {provider: {id: page.data.providers.find(one => one.display_name === name)?.id}};
    }
    if (page.kind === 'tariff-select') return {tariff: {id: page.data.tariffs[0]?.id}};
    throw new Error(`This customer has no answer to ${page.route}.`);
  };

  let page = await read();
  // A location that has a tariff begins with its summary, or with what is wrong with it.
  if (LAST.has(page.kind) || page.kind === 'connection-failed') page = await act(page, CHANGES);
  for (let pages = 0; pages < PAGES; pages++) {
    if (LAST.has(page.kind)) {
      await act(page, ENDINGS);
      return;
    }
    if (page.kind === 'redirect') {
      await loginStep(page.data.url, token, login);
      page = await read();
    } else page = await send(answerRequest(token, page, answer(page)));
  }
  throw new Error('This session does not end.');
}

export interface SimulatedHouse {
  simulator: Simulator;
  server: FlatpeakServer;
  api: FlatpeakApi;
  /** Moves the companion's and the simulator's clock. */
  clock: {now: number};
  connected: ConnectedTariff[];
  events: ReceivedEvent[];
  get: (path: string, customer?: string) => Promise<Response>;
  post: (path: string, body?: object, customer?: string) => Promise<Response>;
  /** The customer connects a tariff in GB, and the companion hears of it. Returns its location. */
  connect: (story?: Story) => Promise<string>;
  /** Lets something happen in the simulator, and has its events delivered. */
  happen: (locationId: string, what: string, body?: object) => Promise<void>;
  /** Replaces the faults of the simulator's REST API. */
  setFaults: (...faults: RestFault[]) => Promise<void>;
  /** One of the simulator's own controls. */
  control: (path: string, body?: object) => Promise<Json>;
}

export type SimulatedOptions = Partial<FlatpeakServerOptions> & {
  simulator?: SimulatorOptions;
  /** A simulator that is there already, instead of one of its own. */
  on?: Simulator;
  /** How the webhook's signatures are verified. */
  signature?: SignatureVerifierOptions;
  /** What happens to requests on their way to the simulator. */
  way?: (request: Request, arrive: Fetch) => Promise<Response>;
};

/** What a host subscribes to. */
const WANTED = [
  'tariff.expiring',
  'tariff.expired',
  'tariff.fetch.failed',
  'tariff.connection.upgrade',
  'location.update',
] as const;

export const VERSIONS = ['zero', 'anode'] as const satisfies readonly SupportedApiVersion[];

/** A house that speaks the version of a test. */
export type Start = (options?: SimulatedOptions) => SimulatedHouse;

/** A test of what a host must not be able to tell versions by: one for each of them. */
export function each(
  what: string,
  run: (start: Start, t: TestContext, version: SupportedApiVersion) => Promise<void>,
): void {
  for (const version of VERSIONS) {
    test(`${what} (${version})`, t =>
      run(options => startSimulated(t, {apiVersion: version, ...options}), t, version));
  }
}

/** A host with one companion server before the simulator, which delivers its events to it. */
export function startSimulated(
  _t: TestContext,
  {
    simulator: simulated,
    on,
    signature,
    apiVersion = 'zero',
    way = (request, arrive) => arrive(request),
    ...options
  }: SimulatedOptions = {},
): SimulatedHouse {
  const clock = {now: Date.parse('2026-06-13T15:20:00Z')};
  const simulator: Simulator =
    on ??
    createSimulator({
      apiVersion,
      now: () => new Date(clock.now),
      webhook: {url: `${ORIGIN}/flatpeak/webhooks`, events: WANTED},
      fetch: request => server.fetch(request),
      ...simulated,
    });
  const upstream = {
    accountId: DEFAULT_ACCOUNT_ID,
    apiKey: DEFAULT_API_KEY,
    apiUrl: `${simulator.publicUrl}/api`,
    fetch: (request: Request) => way(request, simulator.fetch),
    now: () => clock.now,
    apiVersion,
    retryDelay: 1,
  };
  const connected: ConnectedTariff[] = [];
  const events: ReceivedEvent[] = [];
  const verify = signatureVerifier({
    jwksUrl: `${simulator.publicUrl}/jwks.json`,
    fetch: upstream.fetch,
    now: upstream.now,
    ...signature,
  });
  const server: FlatpeakServer = createFlatpeakServer({
    ...upstream,
    connectApiUrl: `${simulator.publicUrl}/connect`,
    getCustomerId: request => request.headers.get('x-customer'),
    callbackUrl: `${ORIGIN}/flatpeak/callback`,
    onConnected: tariff => void connected.push(tariff),
    onEvent: event => void events.push(event),
    webhook: {verify},
    ...options,
  });
  const {post: tell} = speak(simulator);

  const get = (path: string, customer = 'ann') =>
    server.fetch(
      new Request(`${ORIGIN}/flatpeak/${path}`, {
        headers: {'x-customer': customer, origin: ORIGIN},
      }),
    );
  const post = (path: string, body?: object, customer = 'ann') =>
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
    );

  return {
    ...{simulator, server, clock, connected, events, get, post},
    api: new FlatpeakApi(upstream),

    async connect({body, customer, ...way} = {}) {
      const {connect_token} = await tokenOf(await post('connect-token', body, customer));
      await answerPages(simulator, connect_token, apiVersion, way);
      const [connection] = await connectionsOf(await post('complete', {connect_token}, customer));
      return connection?.location_id ?? '';
    },

    async happen(locationId, what, body = {}) {
      const answer = await tell(`/simulator/locations/${locationId}/${what}`, body);
      if (answer.status !== 200) throw new Error(textAt(answer.body, 'message'));
      await simulator.deliver();
    },

    async setFaults(...faults) {
      const {status, body} = await tell('/simulator/faults', {faults});
      if (status !== 200) throw new Error(textAt(body, 'message'));
    },

    control: async (path, body = {}) => (await tell(`/simulator/${path}`, body)).body,
  };
}

/** The JSON of an answer that must be a success. */
export async function bodyOf(response: Response): Promise<Json> {
  if (!response.ok) throw new Error(await codeOf(response));
  return (await response.json()) as Json;
}
