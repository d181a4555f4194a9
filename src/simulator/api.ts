import {forbidden, message, notFound, type Handler} from './api-call.js';
import {
  createCustomer,
  deleteCustomer,
  listCustomers,
  retrieveCustomer,
  updateCustomer,
} from './api-customers.js';
import {
  createLocation,
  deleteLocation,
  listLocations,
  retrieveLocation,
  showStatus,
  updateLocation,
} from './api-locations.js';
import {bearerOf, logIn} from './api-login.js';
import {showRates} from './api-rates.js';
import {createToken, exchangeToken} from './api-tokens.js';
import {Refusal, refusalResponse} from './errors.js';
import type {World} from './store.js';

/** The calls, as `METHOD /path`, and their names in the `context` of errors. */
const CALLS: Readonly<Record<string, readonly [name: string, handler: Handler]>> = {
  'GET /login': ['login', logIn],
  'POST /connect/tariff/token': ['connect_token_create', createToken],
  'GET /connect/tariff/token': ['connect_token_exchange', exchangeToken],
  'GET /customers': ['customer_list', listCustomers],
  'POST /customers': ['customer_create', createCustomer],
  'GET /customers/{id}': ['customer_retrieve', retrieveCustomer],
  'PATCH /customers/{id}': ['customer_update', updateCustomer],
  'DELETE /customers/{id}': ['customer_delete', deleteCustomer],
  'GET /locations': ['location_list', listLocations],
  'POST /locations': ['location_create', createLocation],
  'GET /locations/{id}': ['location_retrieve', retrieveLocation],
  'PATCH /locations/{id}': ['location_update', updateLocation],
  'DELETE /locations/{id}': ['location_delete', deleteLocation],
  'GET /locations/{id}/status': ['location_status', showStatus],
  'GET /tariffs/rates/{id}': ['tariff_rates', showRates],
};

const ENDPOINTS = Object.entries(CALLS).map(([call, [name, handler]]) => {
  const [method = '', path = ''] = call.split(' ');
  const pattern = new RegExp(`^${path.replace('{id}', '([^/]+)')}$`);
  // Signing in is the only call without a bearer.
  return {method, pattern, name, handler, open: handler === logIn};
});

/** `/api/…`: the REST API. `path` is what comes after `/api`. */
export async function api(world: World, request: Request, path: string): Promise<Response> {
  const there = ENDPOINTS.filter(({pattern}) => pattern.test(path));
  const endpoint = there.find(({method}) => method === request.method);
  if (!endpoint) return there.length > 0 ? message(405, 'Method Not Allowed') : notFound();
  const bearer = endpoint.open ? {live_mode: false} : bearerOf(world, request);
  if (!bearer) return forbidden();
  const {live_mode} = bearer;
  const [, id = ''] = endpoint.pattern.exec(path) ?? [];
  const query = new URL(request.url).searchParams;
  try {
    return await endpoint.handler({world, request, query, id, live_mode});
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const about = {context: `api.${endpoint.name}`, live_mode, now: world.now()};
    return refusalResponse(error, about);
  }
}
