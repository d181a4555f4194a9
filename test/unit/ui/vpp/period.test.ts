import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Performance} from '../../../../src/protocol/vpp-summary.js';
import {columnsOf, neighbour, ofType} from '../../../../src/ui/vpp/period.js';

const pounds = (value: number) => [{value, currency: ''}];

const of = (changes: Partial<Performance>): Performance => ({
  period_type: 'MONTH',
  period_start: '2026-02-01',
  period_end: '2026-02-28',
  available_period_types: ['DAY', 'MONTH', 'YEAR'],
  has_previous: true,
  has_next: true,
  energy_dispatched_kwh: 0,
  earnings: [],
  series: [],
  ...changes,
});

test('a month has a column for each of its days, and those without dispatch are empty', () => {
  const series = [{date: '2026-02-03', dispatched_kwh: 2, earnings: pounds(0.5)}];
  const columns = columnsOf(of({series}));
  assert.equal(columns.length, 28);
  assert.deepEqual(columns[2], {key: '2026-02-03', energy: 2, earnings: pounds(0.5)});
  assert.deepEqual(columns[3], {key: '2026-02-04', energy: 0, earnings: []});
  assert.equal(columnsOf(of({period_start: '2028-02-01'})).length, 29);
});

test('a year adds its days up by month, each currency for itself', () => {
  const series = [
    {date: '2026-03-01', dispatched_kwh: 1, earnings: pounds(1)},
    {date: '2026-03-09', dispatched_kwh: 2, earnings: [{value: 3, currency: 'EUR'}]},
    {date: '2026-03-10', dispatched_kwh: 0, earnings: pounds(-0.25)},
  ];
  const columns = columnsOf(of({period_type: 'YEAR', period_start: '2026-01-01', series}));
  assert.equal(columns.length, 12);
  assert.deepEqual(columns[2], {
    key: '2026-03',
    energy: 3,
    earnings: [
      {value: 0.75, currency: ''},
      {value: 3, currency: 'EUR'},
    ],
  });
});

test('a day has its hours if the service says when, or else the day alone', () => {
  const day = {period_type: 'DAY', period_start: '2026-02-03'};
  const entry = {dispatched_kwh: 2, earnings: pounds(1)};
  const hours = columnsOf(of({...day, series: [{date: '2026-02-03T17:30', ...entry}]}));
  assert.equal(hours.length, 24);
  assert.equal(hours[17]?.energy, 2);
  assert.equal(columnsOf(of({...day, series: [{date: '2026-02-03', ...entry}]})).length, 1);
});

test('what is outside of the period is left out, and an unknown type has what there is', () => {
  const series = [{date: '2026-05-03', dispatched_kwh: 2, earnings: []}];
  assert.ok(columnsOf(of({series})).every(({energy}) => energy === 0));
  assert.deepEqual(
    columnsOf(of({period_type: 'WEEK', series})).map(({key}) => key),
    ['2026-05-03'],
  );
});

test('the periods before and after are asked for by their first day', () => {
  assert.deepEqual(neighbour(of({}), -1), {period_type: 'MONTH', period_start: '2026-01-01'});
  assert.deepEqual(neighbour(of({period_start: '2026-12-01'}), 1)?.period_start, '2027-01-01');
  const day = {period_type: 'DAY', period_start: '2026-03-01'};
  assert.equal(neighbour(of(day), -1)?.period_start, '2026-02-28');
  const year = {period_type: 'YEAR', period_start: '2026-01-01'};
  assert.equal(neighbour(of(year), -1)?.period_start, '2025-01-01');
  assert.equal(neighbour(of({period_type: 'WEEK'}), 1), undefined);
  assert.equal(neighbour(of({period_start: ''}), 1), undefined);
});

test('another type shows the period of the last dispatch', () => {
  const series = ['2026-02-03', '2026-02-19'].map(date => ({
    date,
    dispatched_kwh: 1,
    earnings: [],
  }));
  assert.deepEqual(ofType(of({series}), 'DAY'), {period_type: 'DAY', period_start: '2026-02-19'});
  assert.deepEqual(ofType(of({}), 'YEAR'), {period_type: 'YEAR', period_start: '2026-01-01'});
});
