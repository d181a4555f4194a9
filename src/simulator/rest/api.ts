import type {ApiVersion} from '../../protocol/api-versions.js';
import {forbidden, message, notFound, type Handler} from './call.js';
import {showAudit} from './audit.js';
import {showInstantCost, showIntervalCost, showSessionCost} from './costs.js';
import {
  createConnectSession,
  createFormerSession,
  retrieveConnectSession,
  retrieveFormerSession,
  updateConnectSession,
} from './connect-sessions.js';
import {deleteElement, listElements, retrieveElement} from './elements.js';
import {createElement, runBatch} from './imports.js';
import {listEvents, retrieveEvent} from './events.js';
import {
  createLocation,
  deleteLocation,
  listLocations,
  retrieveLocation,
  showStatus,
  updateLocation,
} from './locations.js';
import {withRestFaults} from './faults.js';
import {bearerOf, logIn} from './login.js';
import {showBatchStatus, submitIntervals, submitReadings} from './meters.js';
import {showPriceAudit} from './price-audit.js';
import {showPrices, showPricesOfBody} from './prices.js';
import {showRates} from './rates.js';
import {customers, devices} from './references.js';
import {createSchedule, createScheduleByAmount} from './schedules.js';
import {
  showDurationOfBody,
  showLimitOfBody,
  showScheduleByDuration,
  showScheduleByLimit,
  showSlotsByThreshold,
  showSlotsByTime,
} from './slots.js';
import {createToken, exchangeToken} from './tokens.js';
import {
  createParticipation,
  listParticipations,
  retrieveParticipation,
  updateParticipation,
} from './vpp-participations.js';
import {askedVersion, VERSION_HEADER, type AskedVersion} from './api-version.js';
import {VERSION_HEADERS} from '../world/api-version.js';
import {Refusal, refusalResponse} from '../world/errors.js';
import type {SimulatorContext} from '../world/context.js';

/** `GET /jwks.json`: the public keys of what webhooks are sent. */
const showKeys: Handler = async ({world}) => Response.json(await world.signer.jwks());

/** The calls that everybody may make. */
const OPEN: ReadonlySet<Handler> = new Set([logIn, showKeys]);

/** Calls, as `METHOD /path`, and their names in the `context` of errors. */
type Calls = Readonly<Record<string, readonly [name: string, handler: Handler]>>;

/** What all versions have, each in its own words. */
const COMMON: Calls = {
  'GET /login': ['login', logIn],
  'GET /customers': ['customer_list', customers.list],
  'POST /customers': ['customer_create', customers.create],
  'GET /customers/{id}': ['customer_retrieve', customers.retrieve],
  'PATCH /customers/{id}': ['customer_update', customers.update],
  'DELETE /customers/{id}': ['customer_delete', customers.remove],
  'GET /locations': ['location_list', listLocations],
  'POST /locations': ['location_create', createLocation],
  'GET /locations/{id}': ['location_retrieve', retrieveLocation],
  'PATCH /locations/{id}': ['location_update', updateLocation],
  'DELETE /locations/{id}': ['location_delete', deleteLocation],
  'GET /locations/{id}/status': ['location_status', showStatus],
  'GET /devices': ['device_list', devices.list],
  'POST /devices': ['device_create', devices.create],
  'GET /devices/{id}': ['device_retrieve', devices.retrieve],
  'PATCH /devices/{id}': ['device_update', devices.update],
  'DELETE /devices/{id}': ['device_delete', devices.remove],
  'GET /events': ['event_list', listEvents],
  'GET /events/{id}': ['event_retrieve', retrieveEvent],
  'GET /tariffs/elements': ['tariff_list', listElements],
  'POST /tariffs/elements': ['tariff_create', createElement],
  'GET /tariffs/elements/{id}': ['tariff_retrieve', retrieveElement],
  'DELETE /tariffs/elements/{id}': ['tariff_delete', deleteElement],
  'PUT /meters/interval': ['meter_interval', submitIntervals],
  'PUT /meters/cumulative/epoch': ['meter_cumulative', submitReadings],
  'GET /meters/batch': ['meter_batch', showBatchStatus],
  'POST /costs/instant': ['cost_instant', showInstantCost],
  'POST /costs/interval/{id}': ['cost_interval', showIntervalCost],
  'POST /costs/session/{id}': ['cost_session', showSessionCost],
  'GET /jwks.json': ['jwks', showKeys],
};

const TARIFF_TOKENS: Calls = {
  'POST /connect/tariff/token': ['connect_token_create', createToken],
  'GET /connect/tariff/token': ['connect_token_exchange', exchangeToken],
  'POST /connect/tariff/batch': ['connect_batch', runBatch],
};

const AMOUNTS: Calls = {
  'POST /schedules/amount/{id}': ['schedule_amount', createScheduleByAmount],
};

/** Sessions of Busbar. The method of an update is not documented. */
const SESSIONS: Calls = {
  'POST /connect': ['connect_session_create', createConnectSession],
  'GET /connect/{id}': ['connect_session_retrieve', retrieveConnectSession],
  'PUT /connect/{id}': ['connect_session_update', updateConnectSession],
  'PATCH /connect/{id}': ['connect_session_update', updateConnectSession],
  'POST /connect/{id}': ['connect_session_update', updateConnectSession],
};

/** The same from before, for clients that have to work with both. */
const FORMER_SESSIONS: Calls = {
  'POST /connect/sessions': ['connect_session_create', createFormerSession],
  'GET /connect/sessions': ['connect_session_retrieve', retrieveFormerSession],
};

/** What each version has; none of them knows the others' addresses. */
const CALLS = {
  zero: {
    ...COMMON,
    ...TARIFF_TOKENS,
    'GET /tariffs/rates/{id}': ['tariff_rates', showRates],
    'GET /tariffs/audit/{id}': ['tariff_audit', showAudit],
    'GET /slots/time/{id}': ['slot_time', showSlotsByTime],
    'GET /slots/threshold/{id}': ['slot_threshold', showSlotsByThreshold],
    'POST /schedules': ['schedule_create', createSchedule],
  },
  anode: {
    ...COMMON,
    'POST /connect/token': ['connect_token_create', createToken],
    'GET /connect/token': ['connect_token_exchange', exchangeToken],
    // From before the addresses were renamed.
    ...TARIFF_TOKENS,
    'POST /prices/{id}': ['price_retrieve', showPrices],
    'POST /schedules/duration/{id}': ['schedule_duration', showScheduleByDuration],
    'POST /schedules/limit/{id}': ['schedule_limit', showScheduleByLimit],
    ...AMOUNTS,
  },
  busbar: {
    ...COMMON,
    'POST /prices': ['price_retrieve', showPricesOfBody],
    'POST /prices/audit': ['price_audit', showPriceAudit],
    'POST /schedules/duration': ['schedule_duration', showDurationOfBody],
    'POST /schedules/limit': ['schedule_limit', showLimitOfBody],
    ...AMOUNTS,
    'GET /vpp-participations': ['vpp_participation_list', listParticipations],
    'POST /vpp-participations': ['vpp_participation_create', createParticipation],
    'GET /vpp-participations/{id}': ['vpp_participation_retrieve', retrieveParticipation],
    'PUT /vpp-participations/{id}': ['vpp_participation_update', updateParticipation],
    'PATCH /vpp-participations/{id}': ['vpp_participation_update', updateParticipation],
  },
} as const satisfies Record<ApiVersion, Calls>;

const endpointsOf = (calls: Calls) =>
  Object.entries(calls).map(([call, [name, handler]]) => {
    const [method = '', path = ''] = call.split(' ');
    const pattern = new RegExp(`^${path.replace('{id}', '([^/]+)')}$`);
    return {method, pattern, name, handler, open: OPEN.has(handler)};
  });

const ENDPOINTS = {
  zero: endpointsOf(CALLS.zero),
  anode: endpointsOf(CALLS.anode),
  busbar: endpointsOf({...CALLS.busbar, ...SESSIONS}),
} as const satisfies Record<ApiVersion, object>;

const FORMER_BUSBAR = endpointsOf({...CALLS.busbar, ...FORMER_SESSIONS});

/** A part of a path as it was meant; as it came where its escapes cannot be read. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** `/api/…`: the REST API. `path` is what comes after `/api`. */
export async function api(
  world: SimulatorContext,
  request: Request,
  path: string,
): Promise<Response> {
  const version = askedVersion(world, request);
  const response = await withRestFaults(world, request, path, () =>
    answer(world, request, path, version),
  );
  response.headers.set(VERSION_HEADER, VERSION_HEADERS[version.apiVersion]);
  return response;
}

async function answer(
  world: SimulatorContext,
  request: Request,
  path: string,
  {apiVersion, refusal}: AskedVersion,
): Promise<Response> {
  const isFormer = apiVersion === 'busbar' && world.formerSessions;
  const endpoints = isFormer ? FORMER_BUSBAR : ENDPOINTS[apiVersion];
  const there = endpoints.filter(({pattern}) => pattern.test(path));
  const endpoint = there.find(({method}) => method === request.method);
  if (!endpoint) return there.length > 0 ? message(405, 'Method Not Allowed') : notFound();
  const bearer = endpoint.open ? {live_mode: false} : bearerOf(world, request);
  if (!bearer) return forbidden();
  const {live_mode} = bearer;
  const [, given = ''] = endpoint.pattern.exec(path) ?? [];
  const id = decoded(given);
  const query = new URL(request.url).searchParams;
  try {
    if (refusal && !endpoint.open) throw refusal;
    if (world.store.disabled && !endpoint.open) throw new Refusal('account_disabled');
    return await endpoint.handler({world, request, query, id, apiVersion, live_mode});
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const about = {context: `api.${endpoint.name}`, live_mode, now: world.now()};
    return refusalResponse(error, about);
  }
}
