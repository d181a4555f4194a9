import type {TestContext} from 'node:test';
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
} from '../../src/server/index.js';
import {
  countryOf,
  createSimulator,
  DEFAULT_ACCOUNT_ID,
  DEFAULT_API_KEY,
  sampleNames,
  type Sample,
  type Simulator,
  type SimulatorOptions,
} from '../../src/simulator/index.js';
import {codeOf, connectionsOf, ORIGIN, tokenOf} from './server-house.js';
import {at, GB_ADDRESS, listAt, speak, textAt, type Json} from './simulator-talk.js';

export {at, GB_ADDRESS, listAt, textAt, type Json};

const GB = countryOf('GB');
export const nameOf = (sample: Sample) => (GB && sampleNames(GB)[sample]) ?? '';

/** What the customer chooses on the pages. */
export interface Way {
  provider?: Sample;
  /** What happens at the provider's login. */
  login?: 'allow' | 'slow';
}

export interface Story extends Way {
  /** Of the token request. */
  body?: object;
  customer?: string;
}

/** The customer of a session in GB goes through its pages, and saves. */
export async function answerPages(
  simulator: Simulator,
  token: string,
  {provider = 'direct, changing price', login = 'allow'}: Way = {},
): Promise<void> {
  const {turn, choose, loginStep, restore} = speak(simulator);
  const routeNow = async () => textAt((await restore(token)).body, 'route');
  if ((await routeNow()) === 'postal_address_capture') {
    await turn(token, 'postal_address_capture', {data: {postal_address: GB_ADDRESS}});
  }
  const summary = await routeNow();
  // A location that has a tariff begins with its summary, or with what is wrong with it.
  const action = summary === 'summary_tariff_failed' ? 'RECONNECT' : 'EDIT';
  if (!summary.startsWith('provider')) await turn(token, summary, {action});
  const next = await choose(token, nameOf(provider));
  if (at(next.body, 'route') === 'session_redirect') {
    await loginStep(textAt(next.body, 'data.redirect_url'), token, login);
  } else {
    const [tariff = null] = listAt(next.body, 'data.tariffs');
    await turn(token, 'tariff_select', {data: {tariff: {id: at(tariff, 'id')}}});
  }
  await turn(token, await routeNow(), {action: 'SAVE'});
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
  /** One of the simulator's own controls. */
  control: (path: string, body?: object) => Promise<Json>;
}

export type SimulatedOptions = Partial<FlatpeakServerOptions> & {
  simulator?: SimulatorOptions;
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

/** A host with one companion server before the simulator, which delivers its events to it. */
export function startSimulated(
  _t: TestContext,
  {
    simulator: simulated,
    signature,
    way = (request, arrive) => arrive(request),
    ...options
  }: SimulatedOptions = {},
): SimulatedHouse {
  const clock = {now: Date.parse('2026-06-13T15:20:00Z')};
  const simulator: Simulator = createSimulator({
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
    customerOf: request => request.headers.get('x-customer'),
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
      await answerPages(simulator, connect_token, way);
      const [connection] = await connectionsOf(await post('complete', {connect_token}, customer));
      return connection?.location_id ?? '';
    },

    async happen(locationId, what, body = {}) {
      const answer = await tell(`/simulator/locations/${locationId}/${what}`, body);
      if (answer.status !== 200) throw new Error(textAt(answer.body, 'message'));
      await simulator.deliver();
    },

    control: async (path, body = {}) => (await tell(`/simulator/${path}`, body)).body,
  };
}

/** The JSON of an answer that must be a success. */
export async function bodyOf(response: Response): Promise<Json> {
  if (!response.ok) throw new Error(await codeOf(response));
  return (await response.json()) as Json;
}
