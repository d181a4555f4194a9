import {http, HttpResponse} from 'msw';
import {setupWorker} from 'msw/browser';
import {createFlatpeakServer} from '../../../src/server/index.js';
import {
  countryOf,
  createSimulator,
  DEFAULT_ACCOUNT_ID,
  DEFAULT_API_KEY,
  sampleProviderNames,
  type ProviderSample,
} from '../../../src/simulator/index.js';
import {GB_ADDRESS, speak, textAt, type Json} from '../simulator/client.js';

/** A Saturday afternoon in London, when tomorrow's prices are known. */
export const NOW = Date.parse('2026-06-13T15:20:00Z');
const ORIGIN = location.origin;

/** Another answer than the companion's own, or what happens before it. */
type Way = (request: Request) => Response | Promise<Response> | undefined;

/** What the host's backend was asked for. */
export const asked: URL[] = [];
const state: {now: number; customer: string | null; way: Way} = {
  ...{now: NOW, customer: null},
  way: () => undefined,
};
let customers = 0;

const simulator = createSimulator({now: () => new Date(state.now)});
const {turn, restore, choose, loginStep} = speak(simulator);
const names = countryOf('GB');
const server = createFlatpeakServer({
  accountId: DEFAULT_ACCOUNT_ID,
  apiKey: DEFAULT_API_KEY,
  apiUrl: `${simulator.publicUrl}/api`,
  fetch: request => simulator.fetch(request),
  now: () => state.now,
  retryDelay: 1,
  getCustomerId: () => state.customer,
  callbackUrl: `${ORIGIN}/flatpeak/callback`,
  onConnected: () => {},
});

const worker = setupWorker(
  http.all('*/flatpeak/*', async ({request}) => {
    if (request.method === 'GET') asked.push(new URL(request.url));
    return (await state.way(request)) ?? server.fetch(request);
  }),
);
before(() => worker.start({onUnhandledRequest: 'bypass', quiet: true}));
beforeEach(() => {
  asked.splice(0);
  // Another one for each test, who has connected nothing.
  Object.assign(state, {now: NOW, customer: `customer-${++customers}`, way: () => undefined});
});
after(() => worker.stop());

/** Nobody is signed in any more. */
export const signOut = () => void (state.customer = null);

/** What answers instead of the companion, until it is undefined again. */
export const answerWith = (way: Way) => void (state.way = way);

/** An answer that is what the companion says when something is wrong. */
export const refusal = (status: number, code: string, headers: Record<string, string> = {}) =>
  HttpResponse.json({error: {code, message: 'Words for developers.'}}, {status, headers});

const post = async (path: string, body: object) => {
  const headers = {'content-type': 'application/json', origin: ORIGIN};
  const init = {method: 'POST', headers, body: JSON.stringify(body)};
  const response = await server.fetch(new Request(`${ORIGIN}/flatpeak/${path}`, init));
  return (await response.json()) as Json;
};

/** The customer connects a tariff of a provider, with a login that is quick or slow. */
export async function connect(
  sample: ProviderSample,
  login: 'allow' | 'slow' = 'allow',
): Promise<void> {
  const token = textAt(await post('connect-token', {}), 'connect_token');
  await turn(token, 'postal_address_capture', {data: {postal_address: GB_ADDRESS}});
  const {body} = await choose(token, (names && sampleProviderNames(names)[sample]) ?? '');
  await loginStep(textAt(body, 'data.redirect_url'), token, login);
  const route = textAt((await restore(token)).body, 'route');
  await turn(token, route, {action: 'SAVE'});
  await post('complete', {connect_token: token});
}
