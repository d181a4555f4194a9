// @ts-check
import {priceCards} from './prices.js';
import {tariffCards} from './tariffs.js';

/**
 * One card: a session that the simulator puts at a page, and what is done there; or a page that
 * is drawn alone, where no session leads to it; or prices; or the settings.
 * @typedef {object} Card
 * @property {string} kind
 * @property {string} state
 * @property {Record<string, unknown>} [session] for `POST /simulator/sessions`, besides the page
 * @property {boolean} [answered] whether the page is answered
 * @property {string} [pressed] what is pressed on the page, as a selector
 * @property {number} [held] the turn that never ends
 * @property {{data: unknown, problem?: unknown}} [alone]
 * @property {object} [prices] properties of `<flatpeak-prices>`
 * @property {string} [connectLink] the text of a link in its slot
 * @property {object} [tariffs] properties of `<flatpeak-tariff-settings>`
 * @property {boolean} [behind] whether the page is in a dialog, behind its button
 * @property {unknown} [said] what the backend says there
 */

const address = {
  address_line1: '1-3',
  address_line2: 'Strand',
  city: 'London',
  state: 'Greater London',
  post_code: 'WC2N 5EH',
  country_code: 'GB',
};

const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk';

/**
 * What a page knows already when the customer comes back, a code that the service objects with,
 * whether it has actions rather than an answer, and whether one of them disconnects.
 * @typedef {{data?: object, code?: string, acts?: boolean, disconnects?: boolean}} Known
 */

/** @type {Record<string, Known>} */
const KINDS = {
  'postal-address': {data: {postal_address: address}},
  'provider-select': {code: 'provider_not_found'},
  'provider-name': {data: {provider: {name: 'Sunny Side Power'}}, code: 'provider_name_missing'},
  'tariff-select': {code: 'tariff_not_found'},
  'tariff-structure': {code: 'data_json_invalid'},
  'fixed-rate': {data: {cost: 0.2412}, code: 'cost_value_zero'},
  'time-of-day-rate': {
    data: {
      hours: [
        {cost: 0.31, valid_from: '07:00:00', valid_to: '23:00:00'},
        {cost: 0.12, valid_from: '23:00:00', valid_to: '00:00:00'},
        {cost: 0.12, valid_from: '00:00:00', valid_to: '07:00:00'},
      ],
    },
    code: 'gap_in_time_period',
  },
  'price-input': {data: {cost: 0.2412}, code: 'cost_value_zero'},
  surcharge: {
    data: {surcharge: {fixed: 0.0345, percentage: 18.5}},
    code: 'surcharge_percentage_invalid',
  },
  region: {
    data: {region: 'SE3', regions: ['SE1', 'SE2', 'SE3', 'SE4']},
    code: 'market_region_invalid',
  },
  'tariff-name': {data: {tariff: {name: 'Market Plus'}}, code: 'tariff_name_missing'},
  'contract-term': {
    data: {contract_end_date: '2031-06-15T00:00:00+01:00'},
    code: 'date_format_invalid',
  },
  'tariff-summary': {code: 'action_invalid', acts: true, disconnects: true},
  consent: {code: 'action_invalid', acts: true},
  'tariff-list': {code: 'action_invalid', acts: true, disconnects: true},
  'connection-pending': {code: 'action_invalid', acts: true, disconnects: true},
  'connection-failed': {code: 'action_invalid', acts: true, disconnects: true},
  'vpp-landing': {},
  'vpp-details': {
    data: {
      personal_details: {
        first_name: 'Sam',
        last_name: 'Harper',
        email: 'sam.harper@example.com',
        phone: '+447700900123',
      },
    },
    code: 'email_invalid',
  },
  'vpp-summary': {code: 'action_invalid', acts: true},
  'vpp-participation': {code: 'action_invalid', acts: true},
  'vpp-leave': {disconnects: true},
  'vpp-leave-progress': {acts: true},
  'vpp-payments': {acts: true},
  unknown: {acts: true},
};

/** @param {string} kind @param {Known} known @returns {Card[]} */
function statesOf(kind, {data, code, acts, disconnects}) {
  const prefilled = data ? {data} : {};
  const failing = {faults: [{type: 'status', status: 502, body: 'html', at: 2}]};
  // A line of the address makes the simulator object to any answer.
  const objecting = code
    ? {postal_address: {address_line2: `ERR ${kind} ${code}`}}
    : {data: {postal_address: {...address, city: 'ERR 404'}}};
  const hasObjection = code !== undefined || kind === 'postal-address';
  return [
    {kind, state: 'fresh'},
    ...(data ? [{kind, state: 'prefilled', session: prefilled}] : []),
    ...(hasObjection
      ? [{kind, state: 'objection', session: {...prefilled, ...objecting}, answered: true}]
      : []),
    ...(acts || hasObjection
      ? [
          {kind, state: 'busy', session: prefilled, answered: true, held: 2},
          {kind, state: 'failed', session: {...prefilled, ...failing}, answered: true},
        ]
      : []),
    ...(disconnects ? [{kind, state: 'confirming', pressed: '.danger'}] : []),
    {kind, state: 'hostile', session: {faults: [{type: 'hostile', times: 'always'}]}},
  ];
}

const fault = (/** @type {string} */ type, more = {}) => ({faults: [{type, ...more}]});

/** The same page as the other releases of the service have it. */
const inOther = (/** @type {string} */ apiVersion, /** @type {string[]} */ kinds) =>
  kinds.map(kind => ({
    kind,
    state: `in ${apiVersion.charAt(0).toUpperCase()}${apiVersion.slice(1)}`,
    session: {api_version: apiVersion},
  }));

/** @type {Card[]} */
const others = [
  ...inOther('anode', [
    ...['postal-address', 'provider-select', 'provider-name', 'tariff-select'],
    ...['tariff-structure', 'fixed-rate', 'time-of-day-rate', 'surcharge', 'tariff-name'],
    ...['contract-term', 'tariff-summary', 'connection-pending', 'connection-failed'],
  ]),
  ...inOther('busbar', [
    ...['postal-address', 'provider-select', 'provider-name', 'tariff-select', 'region'],
    ...['tariff-structure', 'surcharge', 'tariff-name'],
    ...['connection-pending', 'connection-failed'],
  ]),
  {
    kind: 'tariff-list',
    state: 'tariffs in an object',
    session: {api_version: 'busbar', page: 'tariff_summary'},
  },
  ...['device_select', 'meter_details_input', 'price_preview'].map(page => ({
    kind: 'unknown',
    state: page,
    session: {api_version: 'busbar', page},
  })),
  {
    kind: 'price-input',
    state: 'with periods',
    session: {api_version: 'busbar', data: KINDS['time-of-day-rate']?.data},
  },
  {
    kind: 'provider-select',
    state: '1,000 providers',
    session: {providers: 1000},
  },
  {kind: 'provider-select', state: 'no providers', session: {providers: 0}},
  {
    kind: 'provider-select',
    state: 'long words',
    session: {
      data: {
        postal_address: {...address, city: long},
        providers: ['Aa', long, `${long} ${long}`].map((display_name, i) => ({
          id: `prv_${i}`,
          display_name,
          logo_url: '',
        })),
      },
    },
  },
  {kind: 'tariff-select', state: '1,000 tariffs', session: {tariffs: 1000}},
  {
    kind: 'tariff-select',
    state: 'long words',
    session: {
      data: {
        provider: {display_name: `${long} ${long}`, logo_url: ''},
        tariffs: [
          {id: 'trt_1', name: long, description: `${long}, ${long}`},
          {id: 'trt_2', name: 'Short', description: ''},
        ],
      },
    },
  },
  {
    kind: 'tariff-structure',
    state: 'unknown option',
    session: {data: {options: ['FIXED', 'PER_MOON_PHASE']}},
  },
  {
    kind: 'surcharge',
    state: 'with regions',
    session: {country: 'SE', postal_address: {city: 'Kiruna'}},
  },
  {kind: 'tariff-summary', state: 'flat price', session: {page: 'summary_fixed_confirm'}},
  {
    kind: 'tariff-summary',
    state: 'tiered, reconnect',
    session: {
      page: 'summary_fixed_confirm',
      data: {tariff: {tiered: true, reconnect_required: true, contract_end_date: null}},
    },
  },
  {kind: 'tariff-summary', state: 'quarter-hours', session: {country: 'DE'}},
  {
    kind: 'tariff-summary',
    state: 'long words',
    session: {data: {tariff: {name: `${long} ${long}`}, provider: {display_name: long}}},
  },
  {kind: 'tariff-summary', state: 'export', session: {direction: 'EXPORT'}},
  {
    kind: 'tariff-summary',
    state: 'STATIC price',
    session: {structure: 'STATIC'},
  },
  {
    kind: 'tariff-summary',
    state: 'rates of day and night',
    session: {structure: 'TIME_OF_DAY'},
  },
  ...['tariff-summary', 'connection-pending', 'connection-failed', 'tariff-select'].map(kind => ({
    kind,
    state: 'in Anode, without Back',
    session: {api_version: 'anode', back_on: []},
  })),
  {kind: 'any', state: 'error page of older clients', session: {page: 'error'}},
  {kind: 'redirect', state: 'fresh'},
  {kind: 'session-complete', state: 'fresh'},
  ...['saved', 'pending', 'disconnected', 'closed', 'unknown'].map(outcome => ({
    kind: 'session-complete',
    state: `${outcome} (alone)`,
    alone: {data: {outcome}},
  })),
  {kind: 'any', state: 'first load', session: {page: 'postal-address'}, held: 1},
  {
    kind: 'any',
    state: 'first load failed',
    session: {page: 'postal-address', ...fault('reset', {times: 'always'})},
  },
  {kind: 'any', state: 'service failed', session: {page: 'server-error'}},
  {kind: 'any', state: 'expired', session: {page: 'fixed-rate', ...fault('token-expired')}},
  {
    kind: 'any',
    state: 'expired, page kept',
    session: {page: 'fixed-rate', data: {cost: 0.2412}, ...fault('token-expired', {at: 2})},
    answered: true,
  },
  {
    kind: 'any',
    state: 'rate limit',
    session: {
      page: 'fixed-rate',
      data: {cost: 0.2412},
      ...fault('status', {status: 429, retry_after: 30, at: 2}),
    },
    answered: true,
  },
  {
    kind: 'any',
    state: 'unreadable',
    session: {page: 'fixed-rate', data: {cost: 0.2412}, ...fault('malformed', {at: 2})},
    answered: true,
  },
  {kind: 'any', state: 'live', session: {page: 'fixed-rate', live_mode: true}},
];

/**
 * Dialogs that are still closed: open, one would cover all others.
 * @type {readonly Card[]}
 */
const dialogCards = [
  'tariff-name',
  'provider-select',
  'time-of-day-rate',
  'tariff-summary',
  'server-error',
].map(page => ({kind: 'dialog', state: page, session: {page}, behind: true}));

/** @type {readonly Card[]} */
export const cards = [
  ...Object.entries(KINDS).flatMap(([kind, known]) => [
    ...statesOf(kind, known),
    ...others.filter(card => card.kind === kind),
  ]),
  ...others.filter(({kind}) => !Object.hasOwn(KINDS, kind)),
  ...priceCards,
  ...tariffCards,
  ...dialogCards,
];
