import assert from 'node:assert/strict';
import {test} from 'node:test';
import {ALL_PAGE_TYPES} from '../../../src/protocol/all-page-types.js';
import {parseReply} from '../../../src/protocol/reply.js';
import {answerRequest, startRequest} from '../../../src/protocol/request.js';
import type {DataOf, Page, PageKind} from '../../../src/protocol/routes.js';

const frame = {connect_token: 'cot_1', live_mode: false};

function read<K extends PageKind>(kind: K, route: string, fields: object): Page<K> {
  const reply = parseReply({...frame, route, ...fields});
  assert.ok('page' in reply);
  assert.equal(reply.page.kind, kind);
  return reply.page as Page<K>;
}

const summary = (fields: object): DataOf<'vpp-summary'> =>
  read('vpp-summary', 'vpp_summary', fields).data;

test('only Busbar starts a session about virtual power plants', () => {
  assert.deepEqual(startRequest('cot_1', 'busbar', 'open', 'vpp'), {
    connect_token: 'cot_1',
    route: 'session_start',
    action: 'VPP',
  });
  assert.deepEqual(startRequest('cot_1', 'busbar', 'resume', 'vpp'), {
    connect_token: 'cot_1',
    route: 'session_restore',
  });
  for (const version of ['zero', 'anode'] as const)
    assert.deepEqual(startRequest('cot_1', version, 'open', 'vpp'), startRequest('cot_1', version));
});

test('the programmes of both generations of the documentation are the same inside', () => {
  const newer = {
    tariff_connected: true,
    programmes: [
      {
        provider_id: 'vpp_1',
        provider_display_name: 'Leap',
        programme_id: 'vpr_1',
        programme_display_name: 'Powershare',
        learn_more_url: 'https://leap.example/a',
        subscription_status: 'ACTIVE',
      },
    ],
  };
  const older = {
    providers: [{id: 'vpp_1', provider_name: 'Leap', programme_name: 'Powershare', logo_url: 'x'}],
  };
  const {programmes} = read('vpp-landing', 'vpp_landing', {data: newer}).data;
  assert.deepEqual(programmes[0], {
    provider_id: 'vpp_1',
    provider_name: 'Leap',
    programme_id: 'vpr_1',
    programme_name: 'Powershare',
    learn_more_url: 'https://leap.example/a',
    logo_url: '',
    status: 'ACTIVE',
  });
  const [old] = read('vpp-landing', 'vpp_landing', {data: older}).data.programmes;
  assert.equal(old?.programme_id, 'vpp_1');
  assert.equal(old?.programme_name, 'Powershare');
});

test('a programme that nobody could choose is left out, and reported', () => {
  const good = {programme_id: 'vpr_1', programme_display_name: 'A'};
  const programmes = [{programme_id: 'vpr_2'}, {programme_display_name: 'B'}, null, good];
  const {data, unreadable} = read('vpp-landing', 'vpp_landing', {data: {programmes}});
  assert.deepEqual(
    data.programmes.map(({programme_id}) => programme_id),
    ['vpr_1'],
  );
  assert.equal(unreadable?.length, 3);
});

for (const url of [
  'javascript:alert(1)',
  'http://leap.example/',
  'https://user@leap.example/',
  '//leap.example/',
  7,
])
  test(`no link leads to ${url}`, () => {
    const programmes = [{programme_id: 'vpr_1', programme_display_name: 'A', learn_more_url: url}];
    const {data} = read('vpp-landing', 'vpp_landing', {data: {programmes}});
    assert.equal(data.programmes[0]?.learn_more_url, '');
  });

test('a programme is chosen by its ID', () => {
  const page = read('vpp-landing', 'vpp_landing', {data: {programmes: []}});
  assert.deepEqual(answerRequest('cot_1', page, {programme_id: 'vpr_1'}, ALL_PAGE_TYPES), {
    connect_token: 'cot_1',
    route: 'vpp_landing',
    data: {programme_id: 'vpr_1'},
  });
});

test('earnings are a number, or amounts with a currency each', () => {
  const of = (earnings: unknown) => summary({performance: {earnings}}).performance.earnings;
  assert.deepEqual(of(1.5), [{value: 1.5, currency: ''}]);
  assert.deepEqual(of(-0.30000000000000004), [{value: -0.3, currency: ''}]);
  assert.deepEqual(
    of([
      {value: 1, currency_code: 'GBP'},
      {amount: 2, currency: 'EUR'},
    ]),
    [
      {value: 1, currency: 'GBP'},
      {value: 2, currency: 'EUR'},
    ],
  );
  for (const odd of [undefined, null, 'a lot', {value: 1, currency_code: 'pounds'}])
    assert.deepEqual(of(odd), []);
});

test('odd entries of a series are left out, and the rest stays', () => {
  const series = [
    {date: '2026-06-03', dispatched_kwh: 2, earnings: 0.5},
    {date: '2026-02-30', dispatched_kwh: 2, earnings: 0.5},
    {date: '2026-06-04', dispatched_kwh: 'much', earnings: 0.5},
    {date: '2026-06-05T00:00:00+01:00', earnings: 0.5},
    'nothing',
    {dispatched_kwh: 2},
  ];
  const {performance} = summary({performance: {period_type: 'MONTH', series}});
  assert.deepEqual(
    performance.series.map(({date, dispatched_kwh}) => [date, dispatched_kwh]),
    [
      ['2026-06-03', 2],
      ['2026-06-05', 0],
    ],
  );
});

test('the times of a day are local', () => {
  const series = [{date: '2026-06-03T16:30:00Z', dispatched_kwh: 2, earnings: 1}];
  const performance = {period_type: 'DAY', period_start: '2026-06-03', series};
  const data = summary({timezone: 'Europe/London', performance});
  assert.equal(data.performance.series[0]?.date, '2026-06-03T17:30');
});

test('a summary may come without anything that it is about', () => {
  const {performance, currency_code} = summary({});
  assert.deepEqual(performance.series, []);
  assert.equal(currency_code, 'XXX');
});

test('the time line keeps the order of the service', () => {
  const participation_state = [
    {state: 'SUSPENDED', status: 'COMPLETE'},
    {state: 'ACTIVE', status: 'IN_PROGRESS', message: 'All is well.'},
    {status: 'PENDING'},
  ];
  const page = read('vpp-participation', 'vpp_participation', {data: {participation_state}});
  assert.deepEqual(page.data.participation_state, [
    {state: 'SUSPENDED', status: 'COMPLETE', message: ''},
    {state: 'ACTIVE', status: 'IN_PROGRESS', message: 'All is well.'},
  ]);
});

test('payments are read as far as they have a date and an amount', () => {
  const payments = [
    {date: '2026-06-05', amount: 12.4, status: 'PAID'},
    {time_created: '2026-05-05T10:00:00Z', value: 3, currency_code: 'EUR'},
    {date: '2026-06-05'},
  ];
  const page = read('vpp-payments', 'vpp_payment_history', {data: {payments}});
  assert.deepEqual(page.data.payments, [
    {date: '2026-06-05', amounts: [{value: 12.4, currency: ''}], status: 'PAID', description: ''},
    {date: '2026-05-05', amounts: [{value: 3, currency: 'EUR'}], status: '', description: ''},
  ]);
  assert.deepEqual(read('vpp-payments', 'payment_history', {}).data.payments, []);
});
