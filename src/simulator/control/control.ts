import * as z from 'zod/mini';
import {STARTS, type ApiVersion} from '../../protocol/routes.js';
import {keep, save} from '../connect/completion.js';
import {address, choice, count, flag, list, problem, read, record, strict, text} from './input.js';
import {changeLocation, reportIncident} from './tariffs.js';
import {
  changeAccount,
  listDeliveries,
  listWebhooks,
  moveClock,
  redeliver,
  rotateKeys,
  subscribe,
  unsubscribe,
} from './webhooks.js';
import {countryOf, placeOf, type Country} from '../world/countries.js';
import {ALL_NAMES} from '../world/api-version.js';
import {ERROR_INPUTS} from './error-inputs.js';
import {EVENT_TYPES} from '../webhooks/events.js';
import {examples} from '../connect/examples.js';
import {FAULT_TYPES, type Fault} from '../world/faults.js';
import {TARIFF_INCIDENTS} from '../webhooks/lifecycle.js';
import {sampleProvider, type ProviderSample} from '../world/providers.js';
import {createSession, EMPTY_ADDRESS} from '../world/session.js';
import type {Draft, Session, PageKind, SimulatorContext} from '../world/store.js';
import {keysOf} from '../world/table.js';
import {tariffInAccount} from '../market/tariffs.js';

/** `/simulator/…`: what no real service has, for tests, galleries and demos. */

/** What the customer has said when a session stands at a page. */
type Story = (session: Session, country: Country, context: SimulatorContext) => void;

const chose =
  (sample: ProviderSample, draft: Draft = {}): Story =>
  (session, country) => {
    const provider = sampleProvider(country, sample);
    session.draft = {provider, connectionType: provider.connectionType, ...draft};
  };

const knowsTariff =
  (sample: ProviderSample): Story =>
  (session, country, context) => {
    const provider = sampleProvider(country, sample);
    const terms = tariffInAccount(provider, country, context.now());
    session.draft = {provider, connectionType: 'DIRECT', ...terms};
  };

/** A location with a tariff each for what is taken from the grid and what is fed in. */
const knowsList: Story = (session, country, context) => {
  knowsTariff('direct, changing price')(session, country, context);
  keep(context, session, 'CONNECTED');
  const exported = {...session, direction: 'EXPORT'} as const;
  knowsTariff('direct, flat price')(exported, country, context);
  keep(context, exported, 'CONNECTED');
};

const nothing: Story = () => {};

/** How a session came to stand at a page, where the page's example does not tell it. */
const STORIES: Partial<Record<PageKind, Story>> = {
  'postal-address': session => {
    session.address = {...EMPTY_ADDRESS, country_code: session.address.country_code};
  },
  'provider-select': nothing,
  'provider-name': nothing,
  'tariff-select': chose('library'),
  'tariff-structure': chose('market'),
  'fixed-rate': chose('manual', {structure: 'FIXED', connectionType: 'MANUAL'}),
  'time-of-day-rate': chose('manual', {structure: 'TIME_OF_DAY', connectionType: 'MANUAL'}),
  surcharge: chose('market', {structure: 'MARKET'}),
  'tariff-name': chose('market', {structure: 'MARKET'}),
  'contract-term': chose('market', {structure: 'MARKET', name: 'Market Plus'}),
  'tariff-summary': knowsTariff('direct, changing price'),
  'connection-pending': chose('direct, changing price'),
  'connection-failed': chose('direct, changing price'),
  redirect: chose('direct, changing price'),
  'session-complete': (session, country, context) => {
    knowsTariff('direct, changing price')(session, country, context);
    save(context, session, 'CONNECTED');
  },
  region: chose('market', {structure: 'MARKET'}),
  consent: chose('direct, changing price'),
  'tariff-list': knowsList,
  unknown: nothing,
};

/** Pages that are asked for by their exact route and are not their kind's usual one. */
const ROUTE_STORIES: ReadonlyMap<string, Story> = new Map([
  ['summary_fixed_confirm', knowsTariff('direct, flat price')],
  ['advanced_tariff_capture', chose('market', {structure: 'DYNAMIC', advanced: true})],
]);

const KINDS = keysOf(examples);
const PAGES = [...KINDS, ...new Set(ALL_NAMES.map(({route}) => route))] as const;

const KIND_STEPS = new Map<string, PageKind>(
  KINDS.filter(kind => kind !== 'server-error').map(step => [step, step]),
);

/** The first API version that has a page, by its kind or its route: the asked or usual one if it does. */
function placeOfPage(page: (typeof PAGES)[number], usual: ApiVersion) {
  const named = ALL_NAMES.filter(({step, route}) => page === step || page === route);
  const {apiVersion, step} = named.find(each => each.apiVersion === usual) ?? named[0] ?? {};
  return {apiVersion: apiVersion ?? usual, at: KIND_STEPS.get(page) ?? step ?? 'postal-address'};
}

const storyOf = (page: (typeof PAGES)[number], at: PageKind): Story =>
  ROUTE_STORIES.get(page) ?? STORIES[at] ?? chose('market', {structure: 'MARKET'});

const fault = strict({
  type: choice(FAULT_TYPES),
  at: z.optional(count(1, 1_000_000)),
  kind: z.optional(choice(KINDS)),
  times: z.optional(
    z.union([count(1, 1_000_000), z.literal('always')], {
      error: 'must be a whole number above 0 or "always"',
    }),
  ),
  status: z.optional(count(200, 599)),
  body: z.optional(choice(['html', 'json', 'empty'])),
  retry_after: z.optional(count(0, 86_400)),
  error: z.optional(record(z.unknown())),
  ms: z.optional(count(0, 600_000)),
});

const MAX_LIST_LENGTH = 5000;

const API_VERSIONS = keysOf(STARTS);

const sessionRequest = strict({
  page: choice(PAGES),
  providers: z.optional(count(0, MAX_LIST_LENGTH)),
  tariffs: z.optional(count(0, MAX_LIST_LENGTH)),
  faults: z.optional(list(fault)),
  country: z.optional(
    text.check(
      z.refine(code => countryOf(code) !== undefined, {error: 'must be an ISO 3166-1 code'}),
    ),
  ),
  /** Laid over the country's sample address. */
  postal_address: z.optional(record(text)),
  apiVersion: z.optional(choice(API_VERSIONS)),
  live_mode: z.optional(flag),
  direction: z.optional(choice(['IMPORT', 'EXPORT'])),
  connect_web_uri: z.optional(address),
  callback_uri: z.optional(address),
  /** Laid over the wire's `data` of the page. */
  data: z.optional(record(z.unknown())),
  /** Instead of the actions of the page. */
  actions: z.optional(list(text)),
});

/** A session that never gets past a failure of the service. */
const FAILING: Fault = {type: 'server-error', times: 'always'};

async function createAt(context: SimulatorContext, request: Request): Promise<Response> {
  const asked = await read(request, sessionRequest);
  if (asked instanceof Response) return asked;
  const {country} = placeOf({...EMPTY_ADDRESS, country_code: asked.country ?? 'GB'});
  const {at, apiVersion} = placeOfPage(asked.page, asked.apiVersion ?? context.apiVersion);
  const session = createSession(context, {
    apiVersion,
    live_mode: asked.live_mode ?? false,
    direction: asked.direction ?? 'IMPORT',
    callback_uri: asked.callback_uri ?? 'https://host.example/connected',
    connect_web_uri: asked.connect_web_uri ?? '',
    address: {...country.address},
    page: at,
    providers: asked.providers,
    tariffs: asked.tariffs,
    faults: [...(asked.faults ?? []), ...(asked.page === 'server-error' ? [FAILING] : [])],
    requestedRoute: asked.page,
    patch: {page: at, data: asked.data ?? {}, ...(asked.actions ? {actions: asked.actions} : {})},
  });
  storyOf(asked.page, at)(session, country, context);
  session.address = {...session.address, ...asked.postal_address};
  return Response.json({connect_token: session.token});
}

const INDEX = {
  endpoints: {
    'POST /connect': 'the conversation',
    '/api/…':
      'the REST API: login, connect tokens, customers, locations, devices, events, tariffs, rates, slots, schedules, meters, costs',
    'GET /jwks.json': 'the public keys of what webhooks are sent; also at /api/jwks.json',
    'GET /login/<provider>?fp_cot=…': 'the provider’s login page',
    'GET /logos/<provider-id>.svg': 'a generated logo',
    'POST /simulator/sessions':
      'a session that stands at a page: {page, providers, tariffs, faults, …}',
    'POST /simulator/locations/<id>':
      'the state of a location’s tariffs: {status, reconnect_required}',
    'POST /simulator/locations/<id>/<happening>':
      'something happens to a location’s tariffs, and is told: {direction, type}',
    'POST /simulator/webhooks': 'an address to tell: {url, events, live_mode}',
    'GET /simulator/webhooks': 'the addresses that are told',
    'DELETE /simulator/webhooks/<id>': 'an address is told no more',
    'GET /simulator/deliveries': 'what was sent, and what became of it',
    'POST /simulator/deliveries/<id>': 'sends once more',
    'POST /simulator/clock': 'moves the clock on, with all that it brings: {advance: seconds}',
    'POST /simulator/keys': 'a new key signs from now on: {drop_old}',
    'POST /simulator/account': 'out of subscription, or not: {disabled}',
  },
  pages: PAGES,
  faults: FAULT_TYPES,
  happenings: TARIFF_INCIDENTS,
  events: EVENT_TYPES,
  errors: ERROR_INPUTS.map(({kind, code, how}) => ({kind, code, how})),
};

type Handler = (
  context: SimulatorContext,
  request: Request,
  id: string,
) => Response | Promise<Response>;

const ENDPOINTS: readonly {method: string; path: RegExp; handler: Handler}[] = [
  {method: 'GET', path: /^\/?$/, handler: () => Response.json(INDEX)},
  {method: 'POST', path: /^\/sessions$/, handler: createAt},
  {method: 'POST', path: /^\/locations\/([^/]+)$/, handler: changeLocation},
  {method: 'POST', path: /^\/locations\/([^/]+\/[^/]+)$/, handler: reportIncident},
  {method: 'POST', path: /^\/webhooks$/, handler: subscribe},
  {method: 'GET', path: /^\/webhooks$/, handler: listWebhooks},
  {method: 'DELETE', path: /^\/webhooks\/([^/]+)$/, handler: unsubscribe},
  {method: 'GET', path: /^\/deliveries$/, handler: listDeliveries},
  {method: 'POST', path: /^\/deliveries\/([^/]+)$/, handler: redeliver},
  {method: 'POST', path: /^\/clock$/, handler: moveClock},
  {method: 'POST', path: /^\/keys$/, handler: rotateKeys},
  {method: 'POST', path: /^\/account$/, handler: changeAccount},
];

/** `/simulator…`; `path` is what comes after it. */
export function control(
  context: SimulatorContext,
  request: Request,
  path: string,
): Response | Promise<Response> {
  const endpoint = ENDPOINTS.find(of => of.method === request.method && of.path.test(path));
  if (!endpoint) return problem('There is nothing at this address.', 404);
  const [, id = ''] = endpoint.path.exec(path) ?? [];
  return endpoint.handler(context, request, id);
}
