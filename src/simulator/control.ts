import * as z from 'zod/mini';
import {ROUTES} from '../protocol/routes.js';
import {save} from './completion.js';
import {countryOf, placeOf, type Country} from './countries.js';
import {FUTURE_ROUTE, stepOf} from './dialect.js';
import {ERROR_INPUTS} from './error-inputs.js';
import {examples} from './examples.js';
import {FAULT_TYPES, type Fault} from './faults.js';
import {sampleProvider, type Sample} from './providers.js';
import {createSession, NO_ADDRESS} from './session.js';
import type {Draft, Session, Step, World} from './store.js';
import {keysOf} from './table.js';
import {tariffInAccount} from './tariffs.js';

/** `/simulator/…`: what no real service has, for tests, galleries and demos. */

/** What the customer has said when a session stands at a page. */
type Story = (session: Session, country: Country, world: World) => void;

const chose =
  (sample: Sample, draft: Draft = {}): Story =>
  (session, country) => {
    const provider = sampleProvider(country, sample);
    session.draft = {provider, way: provider.way, ...draft};
  };

const knowsTariff =
  (sample: Sample): Story =>
  (session, country, world) => {
    const provider = sampleProvider(country, sample);
    const terms = tariffInAccount(provider, country, world.now());
    session.draft = {provider, way: 'DIRECT', ...terms};
  };

const nothing: Story = () => {};

/** How a session came to stand at a page, where the page's example does not tell it. */
const STORIES: Partial<Record<Step, Story>> = {
  'postal-address': session => {
    session.address = {...NO_ADDRESS, country_code: session.address.country_code};
  },
  'provider-select': nothing,
  'provider-name': nothing,
  'tariff-select': chose('library'),
  'tariff-structure': chose('market'),
  'fixed-rate': chose('manual', {structure: 'FIXED', way: 'MANUAL'}),
  'time-of-day-rate': chose('manual', {structure: 'TIME_OF_DAY', way: 'MANUAL'}),
  surcharge: chose('market', {structure: 'MARKET'}),
  'tariff-name': chose('market', {structure: 'MARKET'}),
  'contract-term': chose('market', {structure: 'MARKET', name: 'Market Plus'}),
  'tariff-summary': knowsTariff('direct, changing price'),
  'connection-pending': chose('direct, changing price'),
  'connection-failed': chose('direct, changing price'),
  redirect: chose('direct, changing price'),
  'session-complete': (session, country, world) => {
    knowsTariff('direct, changing price')(session, country, world);
    save(world, session, 'CONNECTED');
  },
  unknown: nothing,
};

/** Pages that are asked for by their exact route and are not their kind's usual one. */
const ROUTE_STORIES: ReadonlyMap<string, Story> = new Map([
  ['summary_fixed_confirm', knowsTariff('direct, flat price')],
]);

const KINDS = keysOf(examples);
const PAGES = [...KINDS, ...keysOf(ROUTES), FUTURE_ROUTE] as const;

const KIND_STEPS = new Map<string, Step>(
  KINDS.filter(kind => kind !== 'server-error').map(step => [step, step]),
);

/** The step and the story of a page that is named by its kind or its route. */
function storyOf(page: (typeof PAGES)[number]): {at: Step; tell: Story} {
  const step = KIND_STEPS.get(page) ?? stepOf(page) ?? 'postal-address';
  return {
    at: step,
    tell: ROUTE_STORIES.get(page) ?? STORIES[step] ?? chose('market', {structure: 'MARKET'}),
  };
}

// Each message completes a sentence that begins with the field's name.
const choice = <const Name extends string>(names: readonly Name[]) =>
  z.enum(names, {error: `must be one of ${names.join(', ')}`});
const count = (least: number, most: number) => {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.number({error}).check(z.int({error}), z.gte(least, {error}), z.lte(most, {error}));
};
const text = z.string({error: 'must be a text'});
const address = text.check(
  z.refine(value => URL.canParse(value), {error: 'must be an absolute address'}),
);
const flag = z.boolean({error: 'must be true or false'});
const list = <Item extends z.ZodMiniType>(item: Item) => z.array(item, {error: 'must be a list'});
const record = <Value extends z.ZodMiniType>(value: Value) =>
  z.record(z.string(), value, {error: 'must be an object'});
const strict = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: issue =>
      issue.code === 'unrecognized_keys'
        ? `has the unknown field ${issue.keys.join(', ')}`
        : 'must be an object',
  });

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
  ms: z.optional(count(0, 600_000)),
});

const LONGEST_LIST = 5000;

const sessionRequest = strict({
  page: choice(PAGES),
  providers: z.optional(count(0, LONGEST_LIST)),
  tariffs: z.optional(count(0, LONGEST_LIST)),
  faults: z.optional(list(fault)),
  country: z.optional(
    text.check(
      z.refine(code => countryOf(code) !== undefined, {error: 'must be an ISO 3166-1 code'}),
    ),
  ),
  /** Laid over the country's sample address. */
  postal_address: z.optional(record(text)),
  live_mode: z.optional(flag),
  direction: z.optional(choice(['IMPORT', 'EXPORT'])),
  connect_web_uri: z.optional(address),
  callback_uri: z.optional(address),
  /** Laid over the wire's `data` of the page. */
  data: z.optional(record(z.unknown())),
  /** Instead of the actions of the page. */
  actions: z.optional(list(text)),
});

const locationRequest = strict({
  status: z.optional(choice(['CONNECTED', 'PENDING', 'ERROR'])),
  reconnect_required: z.optional(flag),
});

const problem = (sentence: string, status = 422) => Response.json({message: sentence}, {status});

/** The body, or an answer that says in a sentence what is wrong with it. */
async function read<T>(request: Request, schema: z.ZodMiniType<T>): Promise<T | Response> {
  let json: unknown;
  try {
    json = JSON.parse(await request.text());
  } catch {
    return problem('The body is not JSON.');
  }
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const place = (issue?.path ?? []).map(String).join('.') || 'The body';
  return problem(`${place} ${issue?.message ?? 'is not valid'}.`);
}

/** A session that never gets past a failure of the service. */
const FAILING: Fault = {type: 'server-error', times: 'always'};

async function createAt(world: World, request: Request): Promise<Response> {
  const asked = await read(request, sessionRequest);
  if (asked instanceof Response) return asked;
  const {country} = placeOf({...NO_ADDRESS, country_code: asked.country ?? 'GB'});
  const {at, tell} = storyOf(asked.page);
  const session = createSession(world, {
    live_mode: asked.live_mode ?? false,
    direction: asked.direction ?? 'IMPORT',
    callback_uri: asked.callback_uri ?? 'https://host.example/connected',
    connect_web_uri: asked.connect_web_uri ?? '',
    address: {...country.address},
    at,
    providers: asked.providers,
    tariffs: asked.tariffs,
    faults: [...(asked.faults ?? []), ...(asked.page === 'server-error' ? [FAILING] : [])],
    patch: {at, data: asked.data ?? {}, ...(asked.actions ? {actions: asked.actions} : {})},
  });
  tell(session, country, world);
  session.address = {...session.address, ...asked.postal_address};
  return Response.json({connect_token: session.token});
}

/** Makes every tariff of a location fail, wait or work again. */
async function changeLocation(world: World, request: Request, id: string): Promise<Response> {
  const location = world.store.locations.get(id);
  if (!location) return problem('There is no such location.', 404);
  const asked = await read(request, locationRequest);
  if (asked instanceof Response) return asked;
  location.tariffs = location.tariffs.map(tariff => ({...tariff, ...asked}));
  return Response.json({tariffs: location.tariffs.map(({id, status}) => ({id, status}))});
}

const INDEX = {
  endpoints: {
    'POST /connect': 'the conversation',
    '/api/…': 'the REST API: login, connect tokens, customers, locations, rates',
    'GET /login/<provider>?fp_cot=…': 'the provider’s login page',
    'GET /logos/<provider-id>.svg': 'a generated logo',
    'POST /simulator/sessions':
      'a session that stands at a page: {page, providers, tariffs, faults, …}',
    'POST /simulator/locations/<id>':
      'the state of a location’s tariffs: {status, reconnect_required}',
  },
  pages: PAGES,
  faults: FAULT_TYPES,
  errors: ERROR_INPUTS.map(({kind, code, how}) => ({kind, code, how})),
};

type Handler = (world: World, request: Request, id: string) => Response | Promise<Response>;

const ENDPOINTS: readonly {method: string; path: RegExp; handler: Handler}[] = [
  {method: 'GET', path: /^\/?$/, handler: () => Response.json(INDEX)},
  {method: 'POST', path: /^\/sessions$/, handler: createAt},
  {method: 'POST', path: /^\/locations\/([^/]+)$/, handler: changeLocation},
];

/** `/simulator…`; `path` is what comes after it. */
export function control(
  world: World,
  request: Request,
  path: string,
): Response | Promise<Response> {
  const endpoint = ENDPOINTS.find(of => of.method === request.method && of.path.test(path));
  if (!endpoint) return problem('There is nothing at this address.', 404);
  const [, id = ''] = endpoint.path.exec(path) ?? [];
  return endpoint.handler(world, request, id);
}
