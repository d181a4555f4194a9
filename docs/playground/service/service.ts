import {createFlatpeakServer, signatureVerifier} from 'flatpeak-connect/server';
import {createSimulator, DEFAULT_ACCOUNT_ID, DEFAULT_API_KEY} from 'flatpeak-connect/simulator';
import {isConversation, type PlaygroundState} from '../state.js';
import type {Exchange} from './exchange.js';
import {restFault} from './faults.js';
import {recorded} from './recorder.js';
import {rewritten} from './rewrite.js';
import {connectSample} from './sample-tariff.js';
import {sessionBackend, sessionSetup} from './session-backend.js';
import type {PlaygroundUrls} from './urls.js';

/** Flatpeak and a site's backend, both in this page: nothing is sent over the network. */
export interface Service {
  /** Responds to the widget. Rejects as `fetch` does. */
  fetch(request: Request): Promise<Response>;
}

type Fetch = (request: Request) => Promise<Response>;

const CUSTOMER = 'sample-customer';
/** Of the customer: participations in virtual power plants are those of a device. */
const DEVICE = 'sample-charger';
const TOKENS_PER_HOUR = 10_000;

const jsonOf = (response: Response): Promise<unknown> => response.json();

const jsonPost = (url: string, body: object) =>
  new Request(url, {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify(body),
  });

/** @param onExchange is called for each request, when it is sent and when it has ended */
export function createService(
  state: PlaygroundState,
  urls: PlaygroundUrls,
  onExchange: (exchange: Exchange) => void,
): Service {
  let isReady = false;
  const report = (exchange: Exchange) => {
    if (isReady) onExchange(exchange);
  };
  const {service: publicUrl, backend} = urls;
  const webhooks = `${backend}/webhooks`;
  const servicePath = new URL(publicUrl).pathname;
  const backendPath = new URL(backend).pathname;
  const pathBelow = (base: string, shown: string) => (url: URL) =>
    url.pathname.replace(base, shown) + url.search;
  const ofService = {to: 'Flatpeak', pathOf: pathBelow(servicePath, '')} as const;
  const ofBackend = {to: 'Companion', pathOf: pathBelow(backendPath, '/flatpeak')} as const;

  const simulator = createSimulator({
    publicUrl,
    apiVersion: state.version,
    webhook: {url: webhooks},
    fetch: recorded(request => companion.fetch(request), {from: 'Flatpeak', ...ofBackend}, report),
  });
  const api: Fetch = recorded(
    request => simulator.fetch(request),
    {from: 'Companion', ...ofService},
    report,
  );
  const companion = createFlatpeakServer({
    accountId: DEFAULT_ACCOUNT_ID,
    apiKey: DEFAULT_API_KEY,
    apiUrl: `${publicUrl}/api`,
    apiVersion: state.version,
    basePath: backendPath,
    connectApiUrl: `${publicUrl}/connect`,
    connectUrl: urls.frame,
    callbackUrl: `${backend}/callback`,
    allowHttp: true,
    tokensPerHour: TOKENS_PER_HOUR,
    getCustomerId: () => CUSTOMER,
    getDeviceReference: () => DEVICE,
    webhook: {verify: signatureVerifier({jwksUrl: `${publicUrl}/jwks.json`, fetch: api})},
    fetch: api,
  });
  const control = (path: string, body: object) =>
    simulator.fetch(jsonPost(`${publicUrl}/simulator/${path}`, body));

  /** The tariff that the customer has before the visit, as the state says. */
  async function prepare(): Promise<void> {
    const {tariff, direction, fault} = state;
    if (isConversation(state)) return;
    if (tariff !== 'none') {
      const location = await connectSample(
        {
          turn: body => simulator.fetch(jsonPost(`${publicUrl}/connect`, body)).then(jsonOf),
          async login(url, step) {
            await simulator.fetch(
              new Request(url, {method: 'POST', body: new URLSearchParams({step})}),
            );
          },
          post: (route, body) =>
            companion.fetch(jsonPost(`${backend}/${route}`, body)).then(jsonOf),
        },
        state.version,
        direction,
      );
      if (tariff !== 'connected') {
        await control(`locations/${location}/${tariff}`, {});
        await simulator.deliver();
      }
    }
    if (fault !== 'none') await control('faults', {faults: [restFault(fault)]});
  }

  const setup = sessionSetup(state, urls);
  const openSession = setup && sessionBackend(setup, body => control('sessions', body));
  const serveBackend: Fetch = request =>
    openSession && new URL(request.url).pathname.endsWith('/connect-token')
      ? openSession(request)
      : companion.fetch(request);
  const service = recorded(
    request => simulator.fetch(request),
    {from: 'Widget', ...ofService},
    report,
  );
  const site = recorded(serveBackend, {from: 'Widget', ...ofBackend}, report);
  const prepared = prepare().finally(() => (isReady = true));

  return {
    async fetch(request) {
      await prepared;
      const isService = request.url.startsWith(publicUrl);
      const response = await (isService ? service : site)(request);
      // The events that a session caused reach the companion as webhooks do.
      void simulator.deliver().catch(() => {});
      return rewritten(response, urls);
    },
  };
}
