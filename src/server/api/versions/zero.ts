import {costs, instantCost, meterBatch} from '../schemas/costs.js';
import {rates, slots} from '../schemas/prices.js';
import {schedule} from '../schemas/schedules.js';
import {connectToken, exchangedToken} from '../schemas/connect-tokens.js';
import {PRICE_ERROR_CODES, type VersionAdapter} from './version.js';

const TOKEN = '/connect/tariff/token';

/** Zero omits prices and costs unless they are requested. */
const INCLUDED = {include_tariff: true};

/** Zero. */
export const zero: VersionAdapter = {
  header: '2024-08-24.zero',
  apiVersion: 'zero',
  // As in the guide to tariff settings.
  disconnectRoute: 'summary_fixed_confirm',

  createToken({actions: _actions, route_options: _options, postal_address_type: _type, ...body}) {
    return {method: 'POST', path: TOKEN, body, schema: connectToken};
  },

  exchangeToken: token => ({
    ...{method: 'GET', path: TOKEN, query: {connect_token: token}},
    schema: exchangedToken,
  }),

  rates: (id, query) => ({
    ...{method: 'GET', path: '/tariffs/rates/{id}', id, query: {...INCLUDED, ...query}},
    ...PRICE_ERROR_CODES,
    schema: rates,
  }),

  timeSlots: (id, query) => ({
    ...{method: 'GET', path: '/slots/time/{id}', id, query: {...query}},
    ...PRICE_ERROR_CODES,
    schema: slots,
  }),

  thresholdSlots: (id, query) => ({
    ...{method: 'GET', path: '/slots/threshold/{id}', id, query: {...query}},
    ...PRICE_ERROR_CODES,
    schema: slots,
  }),

  schedule({max_power, ...rest}) {
    // Documented as a string, only here.
    const body = {...rest, max_power: {...max_power, value: String(max_power.value)}};
    return {method: 'POST', path: '/schedules', body, ...PRICE_ERROR_CODES, schema: schedule};
  },

  instantCost: (body, query) => ({
    ...{method: 'POST', path: '/costs/instant', body, query: {...INCLUDED, ...query}},
    ...PRICE_ERROR_CODES,
    schema: instantCost,
  }),

  intervalCosts: (id, body, query) => ({
    ...{method: 'POST', path: '/costs/interval/{id}', id, body, query: {...INCLUDED, ...query}},
    ...PRICE_ERROR_CODES,
    schema: costs,
  }),

  sessionCosts: (id, query) => ({
    ...{method: 'POST', path: '/costs/session/{id}', id, query: {...INCLUDED, ...query}},
    ...PRICE_ERROR_CODES,
    schema: costs,
  }),

  intervalRecords: body => ({method: 'PUT', path: '/meters/interval', body, schema: meterBatch}),

  cumulativeRecords: body => ({
    ...{method: 'PUT', path: '/meters/cumulative/epoch', body},
    schema: meterBatch,
  }),
};
