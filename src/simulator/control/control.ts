import {TARIFF_INCIDENTS} from '../webhooks/lifecycle.js';
import {EVENT_TYPES} from '../webhooks/events.js';
import {FAULT_TYPES} from '../world/faults.js';
import {PRICE_STEPS} from '../market/price-steps.js';
import {REST_FAULT_TYPES} from '../world/rest-fault.js';
import type {SimulatorContext} from '../world/context.js';
import {ERROR_INPUTS} from './error-inputs.js';
import {listFaults, setFaults} from './faults.js';
import {problem} from './input.js';
import {createLink} from './links.js';
import {changeParticipation, createParticipationAt} from './participations.js';
import {createSessionAt, PAGES} from './sessions.js';
import {changeLocation, createIncident} from './tariffs.js';
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

/** `/simulator/…`: the controls of the simulator, which the real service does not have. */

const INDEX = {
  endpoints: {
    'POST /connect': 'the conversation',
    '/api/…':
      'the REST API: login, connect tokens, customers, locations, devices, events, tariffs, rates, slots, schedules, meters, costs, participations',
    'GET /jwks.json': 'the public keys of webhook signatures; also at /api/jwks.json',
    'GET /login/<provider>?fp_cot=…': 'the login page of a provider',
    'GET /logos/<provider-id>.svg': 'a generated logo',
    'POST /simulator/sessions':
      'creates a session at a page: {page, api_version, providers, tariffs, structure, price_steps, back_on, bare_redirect, end_route, faults, …}',
    'POST /simulator/locations/<id>':
      'sets the state of a location’s tariffs without an event: {status, reconnect_required, price_steps}',
    'POST /simulator/locations/<id>/<incident>':
      'applies an incident to a location’s tariffs and emits its event: {direction, type}',
    'POST /simulator/links':
      'creates a session of Busbar that no backend asked for, and its universal or deep link: {url, kind, location_id, device_id, provider_id, live_mode}',
    'POST /simulator/participations':
      'adds a participation in a virtual power plant: {location_id, device_id, programme_id, state}',
    'POST /simulator/participations/<id>':
      'moves a participation to a state, by default the next one, adds reasons of a suspension, or ends its telemetry: {state, suspension_reasons, telemetry_age}',
    'POST /simulator/webhooks': 'creates a webhook subscription: {url, events, live_mode}',
    'GET /simulator/webhooks': 'lists the webhook subscriptions',
    'DELETE /simulator/webhooks/<id>': 'deletes a webhook subscription',
    'GET /simulator/deliveries': 'lists the webhook deliveries and their attempts',
    'POST /simulator/deliveries/<id>': 'sends a delivery again',
    'POST /simulator/clock':
      'advances the clock, with the deliveries and contract ends that become due: {advance: seconds}',
    'POST /simulator/keys': 'creates a new signing key: {drop_old}',
    'POST /simulator/faults': 'faults of the REST API: {faults: [{type, call, times, …}]}',
    'GET /simulator/faults': 'the faults of the REST API that are left',
    'POST /simulator/account': 'disables or enables the account: {disabled}',
  },
  pages: PAGES,
  faults: FAULT_TYPES,
  rest_faults: REST_FAULT_TYPES,
  price_steps: PRICE_STEPS,
  incidents: TARIFF_INCIDENTS,
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
  {method: 'POST', path: /^\/sessions$/, handler: createSessionAt},
  {method: 'POST', path: /^\/locations\/([^/]+)$/, handler: changeLocation},
  {method: 'POST', path: /^\/locations\/([^/]+\/[^/]+)$/, handler: createIncident},
  {method: 'POST', path: /^\/links$/, handler: createLink},
  {method: 'POST', path: /^\/participations$/, handler: createParticipationAt},
  {method: 'POST', path: /^\/participations\/([^/]+)$/, handler: changeParticipation},
  {method: 'POST', path: /^\/webhooks$/, handler: subscribe},
  {method: 'GET', path: /^\/webhooks$/, handler: listWebhooks},
  {method: 'DELETE', path: /^\/webhooks\/([^/]+)$/, handler: unsubscribe},
  {method: 'GET', path: /^\/deliveries$/, handler: listDeliveries},
  {method: 'POST', path: /^\/deliveries\/([^/]+)$/, handler: redeliver},
  {method: 'POST', path: /^\/clock$/, handler: moveClock},
  {method: 'POST', path: /^\/keys$/, handler: rotateKeys},
  {method: 'GET', path: /^\/faults$/, handler: listFaults},
  {method: 'POST', path: /^\/faults$/, handler: setFaults},
  {method: 'POST', path: /^\/account$/, handler: changeAccount},
];

/** @param path the part of the path after `/simulator` */
export function control(
  context: SimulatorContext,
  request: Request,
  path: string,
): Response | Promise<Response> {
  const endpoint = ENDPOINTS.find(each => each.method === request.method && each.path.test(path));
  if (!endpoint) return problem('There is no such endpoint. GET /simulator lists them.', 404);
  const [, id = ''] = endpoint.path.exec(path) ?? [];
  return endpoint.handler(context, request, id);
}
