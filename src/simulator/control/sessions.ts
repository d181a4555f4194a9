import * as z from 'zod/mini';
import type {ApiVersion} from '../../protocol/api-versions.js';
import {examples} from '../connect/examples.js';
import {FIRST_PAGE} from '../connect/flow.js';
import {ALL_ROUTES} from '../connect/routes.js';
import {STEPS} from '../connect/steps/index.js';
import {API_VERSIONS} from '../world/api-version.js';
import {countryOf, placeOf} from '../world/countries.js';
import {FAULT_TYPES, type Fault} from '../world/faults.js';
import {PRICE_STEPS} from '../market/price-steps.js';
import {createSession, EMPTY_ADDRESS} from '../world/session.js';
import type {SimulatorContext} from '../world/context.js';
import {STRUCTURES} from '../world/store.js';
import {keysOf} from '../world/table.js';
import {DAY_S} from '../world/time.js';
import {choice, count, flag, list, read, record, strict, text, url} from './input.js';

/** `POST /simulator/sessions`: a session that is at a given page. */

const KINDS = keysOf(examples);

const STEP_KINDS = keysOf(STEPS);

const LEGACY_ERROR_ROUTE = 'error';

const END_ROUTES = ['session_complete', 'session_redirect', 'complete_tariff'] as const;

/** The pages that can be requested: by kind, or by route. */
export const PAGES = [
  ...KINDS,
  ...new Set(ALL_ROUTES.map(({route}) => route)),
  LEGACY_ERROR_ROUTE,
] as const;

type PageName = (typeof PAGES)[number];

/**
 * Finds the page kind, the API version and the set-up of a page.
 * @param preferred the API version to use if it has the page; otherwise the first one that has it
 */
function findPage(name: PageName, preferred: ApiVersion) {
  const matches = ALL_ROUTES.filter(({kind, route}) => name === kind || name === route);
  const match = matches.find(({apiVersion}) => apiVersion === preferred) ?? matches[0];
  const kind = match?.kind ?? FIRST_PAGE;
  const ownSetUp = match?.route === name ? match.setUp : undefined;
  return {kind, apiVersion: match?.apiVersion ?? preferred, setUp: ownSetUp ?? STEPS[kind].setUp};
}

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
  retry_after: z.optional(count(0, DAY_S)),
  error: z.optional(record(z.unknown())),
  legacy: z.optional(flag),
  ms: z.optional(count(0, 600_000)),
});

const MAX_LIST_LENGTH = 5000;

const sessionRequest = strict({
  /** The page: a page kind, or a route of the service. */
  page: choice(PAGES),
  /** Length of the list of providers. */
  providers: z.optional(count(0, MAX_LIST_LENGTH)),
  /** Length of the list of tariffs. */
  tariffs: z.optional(count(0, MAX_LIST_LENGTH)),
  /** Faults of the conversation. */
  faults: z.optional(list(fault)),
  /** Country of the address, as ISO 3166-1 code; default `GB`. */
  country: z.optional(
    text.check(
      z.refine(code => countryOf(code) !== undefined, {error: 'must be an ISO 3166-1 code'}),
    ),
  ),
  /** Merged into the sample address of the country. */
  postal_address: z.optional(record(text)),
  /** The API version; default that of the simulator. */
  api_version: z.optional(choice(API_VERSIONS)),
  /** Whether the session counts as live; default false. */
  live_mode: z.optional(flag),
  /** The direction of the energy; default `IMPORT`. */
  direction: z.optional(choice(['IMPORT', 'EXPORT'])),
  /** The page with the widget, to which a login returns. */
  connect_web_uri: z.optional(url),
  /** Where the session ends. */
  callback_uri: z.optional(url),
  /** The structure of the tariff of a summary. */
  structure: z.optional(choice(STRUCTURES)),
  /** How finely prices are divided. */
  price_steps: z.optional(choice(PRICE_STEPS)),
  /** The only pages that offer BACK, where the API version has it. */
  back_on: z.optional(list(choice(STEP_KINDS))),
  /** Whether the redirect to a login comes without the token and under one name only. */
  bare_redirect: z.optional(flag),
  /** The route that the session ends with. */
  end_route: z.optional(choice(END_ROUTES)),
  /** Merged into the wire's `data` of the page. */
  data: z.optional(record(z.unknown())),
  /** Replaces the actions of the page. */
  actions: z.optional(list(text)),
});

const LEGACY_ERROR = {code: 'server_error', message: 'Something went wrong on the server.'};

/** Pages that are errors. */
const ERROR_PAGES: ReadonlyMap<PageName, readonly Fault[]> = new Map([
  ['server-error', [{type: 'server-error', times: 'always'}]],
  [
    LEGACY_ERROR_ROUTE,
    [{type: 'error-object', legacy: true, error: LEGACY_ERROR, times: 'always'}],
  ],
]);

export async function createSessionAt(
  context: SimulatorContext,
  request: Request,
): Promise<Response> {
  const body = await read(request, sessionRequest);
  if (body instanceof Response) return body;
  const {country} = placeOf({...EMPTY_ADDRESS, country_code: body.country ?? 'GB'});
  const {kind, apiVersion, setUp} = findPage(body.page, body.api_version ?? context.apiVersion);
  const session = createSession(context, {
    apiVersion,
    live_mode: body.live_mode ?? false,
    direction: body.direction ?? 'IMPORT',
    callback_uri: body.callback_uri ?? 'https://host.example/connected',
    connect_web_uri: body.connect_web_uri ?? '',
    address: {...country.address},
    page: kind,
    providerCount: body.providers,
    tariffCount: body.tariffs,
    priceSteps: body.price_steps ?? context.priceSteps,
    structure: body.structure,
    backOn: body.back_on,
    hasBareRedirect: body.bare_redirect ?? false,
    endRoute: body.end_route,
    faults: [...(body.faults ?? []), ...(ERROR_PAGES.get(body.page) ?? [])],
    requestedRoute: body.page,
    patch: {
      page: kind,
      data: body.data ?? {},
      ...(body.actions ? {actions: body.actions} : {}),
    },
  });
  setUp?.(session, country, context);
  session.address = {...session.address, ...body.postal_address};
  return Response.json({connect_token: session.token});
}
