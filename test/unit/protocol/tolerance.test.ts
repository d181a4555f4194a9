import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {MalformedPage, parseReply} from '../../../src/protocol/reply.js';
import type {Page} from '../../../src/protocol/routes.js';
import {tariffLocations} from '../../../src/protocol/tariffs.js';
import {read} from '../../../src/protocol/read.js';

const frame = {connect_token: 'cot_1', direction: 'IMPORT', live_mode: false};

function pageOf(route: string, data: unknown, more: object = {}): Page {
  const reply = parseReply({...frame, route, data, ...more});
  assert.ok('page' in reply);
  return reply.page;
}

/** The value at a path such as `data.providers`. */
const valueAt = (json: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], json);

interface List {
  readonly route: string;
  /** The path in the page, and in its `data` on the wire. */
  readonly at: string;
  readonly data: (rows: readonly unknown[]) => Record<string, unknown>;
  readonly good: readonly unknown[];
  /** The fields of the whole page in place of `data`. */
  readonly isTopLevel?: boolean;
}

/** The lists of pages of which each row stands for itself. */
const LISTS: readonly List[] = [
  {
    route: 'provider_select',
    at: 'data.providers',
    data: providers => ({providers}),
    good: ['a', 'b'].map(id => ({id, display_name: id.toUpperCase(), logo_url: ''})),
  },
  {
    route: 'tariff_select',
    at: 'data.tariffs',
    data: tariffs => ({tariffs}),
    good: ['a', 'b'].map(id => ({id, name: id.toUpperCase(), description: ''})),
  },
  {route: 'region_select', at: 'data.regions', data: regions => ({regions}), good: ['SE1', 'SE2']},
  {
    route: 'tariff_structure_select',
    at: 'data.options',
    data: options => ({options}),
    good: ['FIXED', 'MARKET'],
  },
  {
    route: 'market_surcharge_capture',
    at: 'data.regions',
    data: regions => ({
      currency_code: 'EUR',
      surcharge: {fixed: 0, percentage: 0},
      regions,
    }),
    good: ['SE1', 'SE2'],
  },
  {
    route: 'rate_tod_capture',
    at: 'data.hours',
    data: hours => ({currency_code: 'EUR', hours}),
    good: [
      {valid_from: '01:00:00', valid_to: '07:00:00', cost: 0.1},
      {valid_from: '07:00:00', valid_to: '23:00:00', cost: 0.3},
    ],
  },
  {
    route: 'tariffs_summary',
    at: 'data.tariffs',
    data: tariffs => ({currency_code: 'EUR', timezone: 'Europe/Berlin', tariffs}),
    good: ['a', 'b'].map(id => ({id, status: 'CONNECTED', display_name: id})),
    isTopLevel: true,
  },
  {
    route: 'page_from_the_future',
    at: 'actions',
    data: actions => ({actions}),
    good: ['A', 'B'],
    isTopLevel: true,
  },
];

/** Anything that JSON can have, and a text that nobody can read to its end. */
const anything = fc.oneof(fc.jsonValue({maxDepth: 4}), fc.constant('x'.repeat(1_000_000)));

for (const {route, at, data, good, isTopLevel} of LISTS) {
  const readRows = (rows: readonly unknown[]) => {
    const page = isTopLevel ? pageOf(route, undefined, data(rows)) : pageOf(route, data(rows));
    return valueAt(page, at) as readonly unknown[];
  };

  test(`${route}: whatever stands among ${at}, the others are there`, () => {
    const expected = readRows(good);
    assert.equal(expected.length, good.length);
    fc.assert(
      fc.property(anything, fc.nat({max: good.length}), (odd, index) => {
        const rows = readRows(good.toSpliced(index, 0, odd));
        for (const row of expected)
          assert.ok(
            rows.some(found => JSON.stringify(found) === JSON.stringify(row)),
            `${JSON.stringify(row)} in ${JSON.stringify(rows)}`,
          );
      }),
    );
  });

  test(`${route}: a row of ${at} that cannot be read is left out, and reported by its path`, () => {
    const rows = [...good, null, good[0]];
    const more = isTopLevel ? data(rows) : {};
    const page = pageOf(route, isTopLevel ? undefined : data(rows), more);
    assert.equal((valueAt(page, at) as readonly unknown[]).length, good.length + 1);
    assert.equal(page.unreadable?.length, 1);
    assert.match(String(page.unreadable), new RegExp(`${at.split('.').at(-1)}\\.${good.length}$`));
  });
}

test('a page without a readable provider is there for its other actions', () => {
  const page = pageOf('provider_select', {providers: [{id: 'a', display_name: null}, 7]});
  assert.equal(page.kind, 'provider-select');
  assert.deepEqual(page.actions, ['ADDRESS_CHANGE', 'PROVIDER_MISSING']);
});

test('an odd value of a row is left out without the row', () => {
  const page = pageOf('provider_select', {
    providers: [{id: 'a', display_name: 'A', logo_url: {}}],
  }) as Page<'provider-select'>;
  assert.deepEqual(page.data.providers, [{id: 'a', display_name: 'A', logo_url: ''}]);
  assert.deepEqual(page.unreadable, ['provider_select.data.providers.0.logo_url']);
});

for (const [what, route, data, at, expected] of [
  ['a price that is text', 'rate_fixed_capture', {currency_code: 'GBP', cost: 'x'}, 'cost', 0],
  ['no price', 'rate_fixed_capture', {currency_code: 'GBP', cost: null}, 'cost', 0],
  [
    'an odd end',
    'contract_term_capture',
    {provider: {}, contract_end_date: 'soon'},
    'contract_end_date',
    null,
  ],
  ['an odd name', 'tariff_name_capture', {provider: {}, tariff: {name: 7}}, 'tariff.name', ''],
  ['no currency', 'summary_fixed_confirm', {tariff: {}, cost: 0.2}, 'currency_code', 'XXX'],
  [
    'an odd structure',
    'summary_fixed_confirm',
    {currency_code: 'GBP', tariff: {structure_type: 7, name: 'A'}, cost: 1},
    'tariff.structure_type',
    '',
  ],
  [
    'an odd provider',
    'tariff_connection_failed',
    {provider: 'A', connection_type: 'DIRECT'},
    'provider.display_name',
    '',
  ],
] as const) {
  test(`${route} with ${what} is a page, to be filled in or read without it`, () => {
    const page = pageOf(route, data);
    assert.notEqual(page.kind, 'server-error');
    assert.equal(valueAt(page.data, at), expected);
    assert.equal(page.unreadable?.length, 1);
  });
}

test('an address can be typed, whatever the service has of it', () => {
  const addresses = [null, 'x', 5, [], {city: 7}].map(postal_address => ({postal_address}));
  for (const data of [null, undefined, 'x', {}, ...addresses]) {
    const page = pageOf('postal_address_capture', data) as Page<'postal-address'>;
    assert.equal(page.kind, 'postal-address');
    assert.equal(page.data.postal_address.city, '');
    assert.equal(page.unreadable?.length, 1);
  }
});

test('structures that are actions can be chosen, whatever the provider is', () => {
  for (const provider of [null, 'x', 5, []]) {
    const actions = ['FIXED', 'MARKET', 'BACK'];
    const page = pageOf('tariff_structure_selector', {provider}, {actions});
    assert.equal(page.kind, 'tariff-structure');
    assert.deepEqual(valueAt(page.data, 'options'), ['FIXED', 'MARKET']);
  }
});

test('the end of a session is the end, whatever its data is', () => {
  for (const data of [undefined, null, 'x', 5, [], {}, {callback_uri: 5}, {callback_url: null}]) {
    const page = pageOf('session_complete', data) as Page<'session-complete'>;
    assert.equal(page.kind, 'session-complete');
    assert.equal(page.data.callbackUrl, '');
  }
});

test('a page that cannot be read leaves its route and the actions that need no sight of it', () => {
  const actions = ['SAVE', 'EDIT', 'WRONG_TARIFF_REPORT', 'BACK', null];
  assert.throws(
    () => pageOf('tariffs_summary', null, {actions}),
    (error: Error) => {
      assert.ok(error instanceof MalformedPage);
      const {route, kind, actions, stored} = error.page;
      assert.deepEqual(
        {route, kind, actions, stored},
        {
          ...{route: 'tariffs_summary', kind: 'server-error', stored: 'saved'},
          actions: ['EDIT', 'BACK'],
        },
      );
      return true;
    },
  );
});

test('whatever stands among the homes of a customer, the others are there', () => {
  const home = (id: string) => ({location_id: id, postal_address: null, tariff_status: {}});
  fc.assert(
    fc.property(anything, odd => {
      const locations = read(tariffLocations, {locations: [home('a'), odd, home('b')]}, 'tariffs');
      const ids = locations.map(({id}) => id);
      assert.ok(ids.includes('a') && ids.includes('b'));
    }),
  );
});
