// @ts-check

/** The states of `<flatpeak-tariff-settings>`, with tariffs that are made up here. */

/** The origin of the site's backend. */
export const BACKEND = '/gallery/backend/';

const home = {
  address_line1: '1-3 Strand',
  city: 'London',
  post_code: 'WC2N 5EH',
  country_code: 'GB',
};

const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk';

const price = {value: 0.2412, currency_code: 'GBP', valid_to: '2099-01-01T00:00:00Z'};

/** A tariff as it stands. @param {string} name @param {object} [more] */
const tariff = (name, more = {}) => ({
  status: 'CONNECTED',
  provider: {display_name: name, logo_url: ''},
  tariff: {
    id: 'trf_1',
    display_name: 'Night Saver 12M Fixed',
    structure_type: 'TIME_OF_DAY',
    contract_end_date: '2031-06-15T00:00:00+01:00',
  },
  price,
  ...more,
});

/** Two kinds, each with its own way to stand. */
const both = {
  commodity_import: tariff('Abbey Power'),
  commodity_export: tariff('Amber Power', {price: {...price, value: 0.15}}),
};

/** A home with its tariffs, and what there is to say of it. @param {object} tariffs @param {object} [more] */
const place = (tariffs, more = {}) => ({
  location_id: 'loc_1',
  postal_address: home,
  tariff_status: tariffs,
  alerts: [],
  ...more,
});

/** @param {string} type */
const alert = type => [{id: `alr_${type}`, type, kind: 'commodity_import'}];

/** @param {object} [more] */
const failed = more => ({commodity_import: tariff('Abbey Power', {status: 'ERROR', ...more})});

const KINDS = 'commodity-import commodity-export non-commodity-import';

/** What the backend answers, by state. @type {Record<string, readonly object[]>} */
const STATES = {
  'one tariff': [place({commodity_import: tariff('Abbey Power')})],
  'several tariffs': [place(both)],
  'several homes': [
    place({commodity_import: tariff('Abbey Power')}),
    place({}, {location_id: 'loc_2', postal_address: {...home, address_line1: '4 Quay Lane'}}),
  ],
  expiring: [place({commodity_import: tariff('Abbey Power')}, {alerts: alert('tariff.expiring')})],
  'needs attention': [place(failed(), {alerts: alert('tariff.fetch.failed')})],
  'needs attention, no alert': [place(failed({tariff: {}}))],
  pending: [place({commodity_import: tariff('Abbey Power', {pending: true, price: null})})],
  'not connected': [place({})],
  'not available': [place({commodity_import: {status: 'NOT_SUPPORTED'}})],
  'home unreadable': [place({}, {problem: {code: 'upstream_unavailable'}})],
  'long words': [
    place(
      {commodity_import: tariff(`${long} ${long}`, {tariff: {id: 'trf_1', display_name: long}})},
      {postal_address: {...home, city: long}, alerts: alert('tariff.expired')},
    ),
  ],
  empty: [],
};

export const ANSWERS = new Map(
  Object.entries(STATES).map(([state, locations]) => [state, {locations}]),
);

/** Where the backend's answer is none that can be shown. @type {Record<string, string>} */
const ELSEWHERE = {
  loading: 'never',
  failed: 'upstream_unavailable',
  'signed out': 'not_signed_in',
};

/** @param {string} state @param {string} code */
const card = (state, code) => ({
  ...{kind: 'tariff-settings', state},
  tariffs: {
    statusUrl: `${BACKEND}${encodeURIComponent(code)}`,
    kinds: state.startsWith('several tariffs') ? KINDS : 'commodity-import',
  },
  said: ANSWERS.get(code),
});

/** @type {readonly import('./cards.js').Card[]} */
export const tariffCards = [
  ...Object.keys(STATES).map(state => card(state, state)),
  ...Object.entries(ELSEWHERE).map(([state, code]) => card(state, code)),
];
