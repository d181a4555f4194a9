import {http, HttpResponse} from 'msw';
import type {FlatpeakConnect, FlatpeakTariffSettings} from '../../../src/index.js';
import {
  createFlatpeakServer,
  memoryStore,
  signatureVerifier,
  type FlatpeakServer,
} from '../../../src/server/index.js';
import {
  countryOf,
  DEFAULT_ACCOUNT_ID,
  DEFAULT_API_KEY,
  sampleProviderNames,
  type ProviderSample,
} from '../../../src/simulator/index.js';
import {at, GB_ADDRESS, listAt, speak, textAt} from '../simulator/client.js';
import {place} from './site-page.js';
import {expect, simulator, waitUntil, Widget, worker} from './widget-driver.js';

const GB = countryOf('GB');
export const providerOf = (sample: ProviderSample) => (GB && sampleProviderNames(GB)[sample]) ?? '';

const {turn, choose, loginStep, restore, post} = speak(simulator);

/** What the page asked the companion for, without the webhooks. */
export const asked: {path: string; body: unknown}[] = [];
/** Who is signed in; nobody where it is empty. */
export const visitor = {name: 'ann'};

let companion: FlatpeakServer;

beforeEach(() => {
  asked.splice(0);
  visitor.name = 'ann';
  sessionStorage.clear();
  companion = createFlatpeakServer({
    accountId: DEFAULT_ACCOUNT_ID,
    apiKey: DEFAULT_API_KEY,
    apiUrl: `${simulator.publicUrl}/api`,
    connectApiUrl: `${simulator.publicUrl}/connect`,
    fetch: request => simulator.fetch(request),
    retryDelay: 1,
    getCustomerId: () => visitor.name || undefined,
    callbackUrl: `${location.origin}/flatpeak/callback`,
    connectUrl: `${location.origin}/energy`,
    store: memoryStore(),
    // Tests change the service without an event, which the companion would notice later.
    cacheSize: 0,
    webhook: {
      verify: signatureVerifier({
        jwksUrl: `${simulator.publicUrl}/jwks.json`,
        fetch: request => simulator.fetch(request),
      }),
    },
  });
  worker.resetHandlers();
  worker.use(
    http.all('/flatpeak/*', async ({request}) => {
      const path = new URL(request.url).pathname.replace('/flatpeak/', '');
      const text = await request.clone().text();
      if (path !== 'webhooks')
        asked.push({path, body: text ? (JSON.parse(text) as unknown) : undefined});
      return companion.fetch(request);
    }),
  );
});

before(async () => {
  const url = `${location.origin}/flatpeak/webhooks`;
  await post('/simulator/webhooks', {url});
});

/** How often the page asked the companion for something. */
export const count = (path: string) => asked.filter(ask => ask.path === path).length;

/** The companion answers like this, as often as it is said. */
export const answerWith = (
  path: string,
  answer: () => Response | Promise<Response>,
  {once = false} = {},
) => worker.use(http.all(`/flatpeak/${path}`, answer, {once}));

export const offline = () => HttpResponse.error();
export const failing = (status: number, code = 'internal_error') =>
  HttpResponse.json({error: {code, message: 'It did not work.'}}, {status});

async function ask(path: string, body: object): Promise<unknown> {
  const response = await companion.fetch(
    new Request(`${location.origin}/flatpeak/${path}`, {
      method: 'POST',
      headers: {'content-type': 'application/json'},
      body: JSON.stringify(body),
    }),
  );
  return response.json();
}

/** The customer has connected a tariff. Returns the location. */
export async function connected({
  provider = 'library' as ProviderSample,
  body = {},
  login = 'allow',
} = {}): Promise<string> {
  const {connect_token: token} = (await ask('connect-token', body)) as {connect_token: string};
  if (at((await restore(token)).body, 'route') === 'postal_address_capture')
    await turn(token, 'postal_address_capture', {data: {postal_address: GB_ADDRESS}});
  const route = textAt((await restore(token)).body, 'route');
  if (!route.startsWith('provider')) await turn(token, route, {action: 'EDIT'});
  const next = await choose(token, providerOf(provider));
  if (at(next.body, 'route') === 'session_redirect')
    await loginStep(textAt(next.body, 'data.redirect_url'), token, login);
  else {
    const [tariff = null] = listAt(next.body, 'data.tariffs');
    await turn(token, 'tariff_select', {data: {tariff: {id: at(tariff, 'id')}}});
  }
  await turn(token, textAt((await restore(token)).body, 'route'), {action: 'SAVE'});
  const {connections} = (await ask('complete', {connect_token: token})) as {
    connections: {location_id: string}[];
  };
  return connections[0]?.location_id ?? '';
}

/** Something happens to a location's tariffs, and the companion is told by a signed webhook. */
export async function happen(location: string, what: string, body: object = {}): Promise<void> {
  // Events are told to the second: in the one of the connection they would be about what was before.
  await post('/simulator/clock', {advance: 1});
  const {status} = await post(`/simulator/locations/${location}/${what}`, body);
  expect(status).to.equal(200);
  await simulator.deliver();
}

/** The state of a location's tariffs changes, and nobody is told. */
export const change = (location: string, body: object) =>
  post(`/simulator/locations/${location}`, body);

/** The page of settings, and what a customer does with it. */
export class Settings {
  /** What the host heard. */
  readonly heard: {type: string; detail: unknown}[] = [];

  constructor(readonly element: FlatpeakTariffSettings) {
    const types = 'tariffs-loaded tariff-action open page complete close error';
    for (const type of types.split(' '))
      element.addEventListener(`flatpeak-${type}`, event =>
        this.heard.push({type, detail: (event as CustomEvent).detail}),
      );
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot as ShadowRoot;
  }

  get connect(): FlatpeakConnect {
    return this.root.querySelector('flatpeak-connect') as FlatpeakConnect;
  }

  get isOpen(): boolean {
    return this.connect.shadowRoot?.querySelector('dialog')?.open ?? false;
  }

  /** The dialog, as soon as it is open. */
  async dialog(): Promise<Widget> {
    await waitUntil(() => this.isOpen, 'the dialog');
    return new Widget(this.connect);
  }

  async closes(): Promise<void> {
    await waitUntil(() => !this.isOpen, 'the dialog to close');
  }

  find<E extends HTMLElement>(selector: string): E[] {
    return [...this.root.querySelectorAll<E>(selector)].filter(each => each.checkVisibility());
  }

  card(title = 'Electricity tariff', home = 0): HTMLElement {
    const isIt = (card: HTMLElement) => card.querySelector('h3')?.textContent.trim() === title;
    const card = this.find('article').filter(isIt)[home];
    if (!card) throw new Error(`There is no card “${title}” in: ${this.text}`);
    return card;
  }

  button(name: string, within: ParentNode = this.root): HTMLButtonElement {
    const button = [...within.querySelectorAll('button')].find(
      each => each.textContent.trim() === name,
    );
    if (!button) throw new Error(`There is no button “${name}” in: ${this.text}`);
    return button;
  }

  /** As a mouse does: with the focus. */
  press(name: string, within?: ParentNode): HTMLButtonElement {
    const button = this.button(name, within);
    button.focus();
    button.click();
    return button;
  }

  /** All words on screen. */
  get text(): string {
    return this.find('[part~="page"] > :not(.visually-hidden)')
      .map(({innerText}) => innerText)
      .join(' ')
      .replace(/[\u2068\u2069]/g, '')
      .replace(/[\s\u00a0\u202f]+/g, ' ');
  }

  async sees(words: string | RegExp): Promise<void> {
    const isThere = () =>
      typeof words === 'string' ? this.text.includes(words) : words.test(this.text);
    await waitUntil(isThere, `to see “${String(words)}”`).catch(() => {
      throw new Error(`Timeout: to see “${String(words)}” in: ${this.text}`);
    });
  }

  all(type: string): unknown[] {
    return this.heard.filter(event => event.type === type).map(({detail}) => detail);
  }

  async hears(type: string, times = 1): Promise<unknown> {
    await waitUntil(() => this.all(type).length >= times, `to hear ${type}`);
    return this.all(type).at(-1);
  }
}

/** The page of settings as a host sets it up, with its tariffs read. */
export async function settings(
  properties: Partial<FlatpeakTariffSettings> = {},
): Promise<Settings> {
  const opened = await settingsAtOnce(properties);
  await waitUntil(() => !opened.root.querySelector('[aria-busy="true"]'), 'to be read');
  return opened;
}

/** The page of settings before anything is read. */
export async function settingsAtOnce(
  properties: Partial<FlatpeakTariffSettings> = {},
): Promise<Settings> {
  const host = Object.assign(place(), {lang: 'en-GB'});
  const element = document.createElement('flatpeak-tariff-settings');
  const opened = new Settings(element);
  Object.assign(element, {statusUrl: '/flatpeak/tariffs', ...properties});
  host.append(element);
  await element.updateComplete;
  return opened;
}
