import {costs, instantCost, meterBatch} from '../costs.js';
import {rates, slots} from '../prices.js';
import {schedule} from '../schedules.js';
import {connectToken, exchangedToken} from '../connect-tokens.js';
import {OF_PRICES, type Version} from './version.js';

const TOKEN = '/connect/tariff/token';

/** What the service leaves out unless it is asked for; without it there is nothing but times. */
const INCLUDED = {include_tariff: true};

/** Zero, and the release before releases had names. */
export const zero: Version = {
  header: '2024-08-24.zero',
  apiVersion: 'zero',
  // As the guide to tariff settings has it.
  disconnectRoute: 'summary_fixed_confirm',

  createToken({actions: _actions, route_options: _options, postal_address_type: _type, ...body}) {
    return {method: 'POST', path: TOKEN, body, answer: connectToken};
  },

  exchangeToken: token => ({
    ...{method: 'GET', path: TOKEN, query: {connect_token: token}},
    answer: exchangedToken,
  }),

  rates: (id, query) => ({
    ...{method: 'GET', path: '/tariffs/rates/{id}', id, query: {...INCLUDED, ...query}},
    ...OF_PRICES,
    answer: rates,
  }),

  timeSlots: (id, query) => ({
    ...{method: 'GET', path: '/slots/time/{id}', id, query: {...query}},
    ...OF_PRICES,
    answer: slots,
  }),

  thresholdSlots: (id, query) => ({
    ...{method: 'GET', path: '/slots/threshold/{id}', id, query: {...query}},
    ...OF_PRICES,
    answer: slots,
  }),

  schedule({max_power, ...rest}) {
    // Documented as a text here, and only here.
    const body = {...rest, max_power: {...max_power, value: String(max_power.value)}};
    return {method: 'POST', path: '/schedules', body, ...OF_PRICES, answer: schedule};
  },

  instantCost: (body, query) => ({
    ...{method: 'POST', path: '/costs/instant', body, query: {...INCLUDED, ...query}},
    ...OF_PRICES,
    answer: instantCost,
  }),

  intervalCosts: (id, body, query) => ({
    ...{method: 'POST', path: '/costs/interval/{id}', id, body, query: {...INCLUDED, ...query}},
    ...OF_PRICES,
    answer: costs,
  }),

  sessionCosts: (id, query) => ({
    ...{method: 'POST', path: '/costs/session/{id}', id, query: {...INCLUDED, ...query}},
    ...OF_PRICES,
    answer: costs,
  }),

  intervalRecords: body => ({method: 'PUT', path: '/meters/interval', body, answer: meterBatch}),

  cumulativeRecords: body => ({
    ...{method: 'PUT', path: '/meters/cumulative/epoch', body},
    answer: meterBatch,
  }),
};
