import assert from 'node:assert/strict';
import {test} from 'node:test';
import {MalformedReply, parseReply, type Reply} from '../../../src/protocol/reply.js';
import {actionRequest, answerRequest, startRequest} from '../../../src/protocol/request.js';
import {ALL_PAGE_TYPES} from '../../../src/protocol/all-page-types.js';
import {PAGE_TYPES, type Page} from '../../../src/protocol/routes.js';
import {ALL_ROUTES} from '../../../src/simulator/connect/routes.js';

const frame = {connect_token: 'cot_1', direction: 'IMPORT', live_mode: false};

function pageOf(reply: Reply): Page {
  assert.ok('page' in reply);
  return reply.page;
}

const read = (route: string, data: unknown, more: object = {}) =>
  pageOf(parseReply({...frame, route, data, ...more}));

for (const {apiVersion, route, kind} of ALL_ROUTES) {
  test(`${apiVersion} calls the ${kind} page ${route}, and that is known`, () => {
    const kinds = [undefined, {hours: []}].flatMap(data =>
      [{}, {tariffs: []}].map(
        more => ALL_PAGE_TYPES.forRoute(route, {data, ...more})?.kind ?? 'unknown',
      ),
    );
    // The end may come in the words of a login; the conversation tells them apart.
    assert.ok([...kinds, 'session-complete'].includes(kind));
  });
}

test('a page never carries the token', () => {
  const page = read('tariff_name_capture', {tariff: {name: ''}});
  assert.ok(!JSON.stringify(page).includes('cot_1'));
});

test('a page offers what it lists, and the documented actions where it lists nothing', () => {
  const data = {provider: {}, tariffs: []};
  assert.deepEqual(read('tariff_select', data).actions, ['TARIFF_MISSING']);
  assert.deepEqual(read('tariff_select', data, {actions: []}).actions, []);
  assert.deepEqual(read('tariff_select', data, {actions: ['NEW']}).actions, ['NEW']);
});

test('an optional field that is null or missing reads as empty', () => {
  const {data} = read('postal_address_capture', {postal_address: {city: null, post_code: 'N1'}});
  assert.deepEqual(data, {
    postal_address: {
      address_line1: '',
      address_line2: '',
      city: '',
      state: '',
      post_code: 'N1',
      country_code: '',
    },
  });
});

test('unknown fields are kept', () => {
  const {data} = read('tariff_name_capture', {tariff: {name: 'x'}, colour: 'red'});
  assert.equal((data as Record<string, unknown>)['colour'], 'red');
});

for (const [why, route, data] of [
  ['no data', 'provider_select', undefined],
  ['null data', 'provider_select', null],
  ['a missing list', 'provider_select', {}],
  ['a list of the wrong thing', 'provider_select', {providers: 'all'}],
  ['nothing to choose from', 'tariff_structure_select', {options: []}],
  ['a currency that is none', 'rate_fixed_capture', {currency_code: 'pounds', cost: 0}],
  ['a date that is none and nothing else', 'contract_term_capture', {contract_end_date: 'soon'}],
  ['a consent that cannot be read', 'consent', {required_consents: ['LOCATION', null]}],
  ['no tariff', 'summary_tou_confirm', {currency_code: 'GBP', rates: {}}],
] as const) {
  test(`a known page with ${why} is malformed`, () => {
    assert.throws(() => read(route, data), MalformedReply);
  });
}

for (const json of [null, [], 'page', 7, {}, {route: 5}, {route: ''}]) {
  test(`${JSON.stringify(json)} is no reply`, () => {
    assert.throws(() => parseReply(json), MalformedReply);
  });
}

test('a malformed page is reported by its path, never by its content', () => {
  assert.throws(
    () => read('rate_fixed_capture', {currency_code: 'secret', cost: 1}),
    (error: Error) => {
      assert.match(error.message, /^rate_fixed_capture\.data\.currency_code$/);
      return true;
    },
  );
});

for (const route of ['constructor', '__proto__', 'hasOwnProperty', 'toString', 'brand_new']) {
  test(`the route “${route}” is an unknown page with its actions`, () => {
    const page = read(route, {anything: 1}, {actions: ['GO_ON']});
    assert.equal(page.kind, 'unknown');
    assert.deepEqual(page.actions, ['GO_ON']);
  });
}

test('an error is recognised by its object, or by the legacy route', () => {
  const error = {object: 'error', type: 'invalid_request', code: 'city_missing', message: 'City?'};
  assert.deepEqual(parseReply({...error, request_id: 'req_1'}), {
    error: {type: 'invalid_request', code: 'city_missing', message: 'City?', request_id: 'req_1'},
  });
  for (const legacy of [
    {route: 'error', error_code: 'oops', error_message: 'Sorry'},
    {route: 'error', data: {error_code: 'oops', error_message: 'Sorry'}},
  ]) {
    assert.deepEqual(parseReply(legacy), {
      error: {type: 'connect_error', code: 'oops', message: 'Sorry', request_id: ''},
    });
  }
});

test('the redirect URL and the callback URL are read under both names', () => {
  for (const key of ['redirect_url', 'redirect_uri']) {
    const page = read('session_redirect', {[key]: 'https://a.example'});
    assert.deepEqual(page.kind === 'redirect' && page.data.url, 'https://a.example');
  }
  for (const key of ['callback_uri', 'callback_url']) {
    const page = read('session_complete', {[key]: 'https://a.example'});
    assert.deepEqual(
      page.kind === 'session-complete' && page.data.callbackUrl,
      'https://a.example',
    );
  }
});

test('a night that the service splits at midnight is one period again', () => {
  const night = {cost: 0.12};
  const page = read('rate_tod_capture', {
    currency_code: 'GBP',
    hours: [
      {valid_from: '00:00:00', valid_to: '07:00:00', ...night},
      {valid_from: '07:00:00', valid_to: '23:00:00', cost: 0.31},
      {valid_from: '23:00:00', valid_to: '00:00:00', ...night},
    ],
  });
  assert.deepEqual(page.kind === 'time-of-day-rate' && page.data.hours, [
    {valid_from: '07:00:00', valid_to: '23:00:00', cost: 0.31},
    {valid_from: '23:00:00', valid_to: '07:00:00', cost: 0.12},
  ]);
});

test('periods of different prices on both sides of midnight stay two', () => {
  const hours = [
    {valid_from: '00:00:00', valid_to: '12:00:00', cost: 0.1},
    {valid_from: '12:00:00', valid_to: '00:00:00', cost: 0.2},
  ];
  const page = read('rate_tod_capture', {currency_code: 'GBP', hours});
  assert.deepEqual(page.kind === 'time-of-day-rate' && page.data.hours, hours);
});

test('the date of a contract is the one in the text, whatever its offset', () => {
  const end = (value: unknown) => {
    const page = read('contract_term_capture', {contract_end_date: value});
    return page.kind === 'contract-term' ? page.data.contract_end_date : undefined;
  };
  assert.equal(end('2027-06-15T00:00:00Z'), '2027-06-15');
  assert.equal(end('2027-06-15T00:00:00+02:00'), '2027-06-15');
  assert.equal(end('0001-01-01T00:00:00Z'), 'open-ended');
  assert.equal(end(null), null);
});

test('a request has the token, the route and the data or action of the route, and nothing else', () => {
  assert.deepEqual(startRequest('cot_1', 'zero'), {
    connect_token: 'cot_1',
    route: 'session_restore',
  });
  const term = read('contract_term_capture', {});
  const sent = (end: string | null) =>
    answerRequest('cot_1', term, {contract_end_date: end}, PAGE_TYPES).data;
  assert.deepEqual(sent('2027-06-15'), {contract_end_date: '2027-06-15T00:00:00Z'});
  assert.deepEqual(sent('open-ended'), {contract_end_date: '0001-01-01T00:00:00Z'});
  assert.deepEqual(sent(null), {contract_end_date: null});
  const structure = read('tariff_structure_select', {options: ['FIXED']});
  assert.deepEqual(answerRequest('cot_1', structure, {option: 'FIXED'}, PAGE_TYPES), {
    connect_token: 'cot_1',
    route: 'tariff_structure_select',
    data: {options: ['FIXED']},
  });
  const failed = read('summary_tariff_failed', {});
  assert.deepEqual(actionRequest('cot_1', failed, 'RECONNECT'), {
    connect_token: 'cot_1',
    route: 'summary_tariff_failed',
    action: 'RECONNECT',
  });
});

test('empty lines of an address are left out, because the service objects to an empty state', () => {
  const page = read('postal_address_capture', {postal_address: {}});
  const address = {
    address_line1: '1',
    address_line2: '',
    city: 'London',
    state: '',
    post_code: 'N1',
    country_code: 'GB',
  };
  assert.deepEqual(answerRequest('cot_1', page, {postal_address: address}, PAGE_TYPES).data, {
    postal_address: {address_line1: '1', city: 'London', post_code: 'N1', country_code: 'GB'},
  });
});
