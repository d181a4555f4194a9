import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {DataOf} from '../../../src/core/index.js';
import {parseReply} from '../../../src/protocol/reply.js';

const read = (page: object) => {
  const reply = parseReply({connect_token: 'cot_1', live_mode: false, ...page});
  assert.ok('page' in reply);
  return reply.page;
};

const listOf = (page: object) => {
  const {kind, data} = read(page);
  assert.equal(kind, 'tariff-list');
  return data as DataOf<'tariff-list'>;
};

const provider = {id: 'prv_1', display_name: 'Alder Energy', logo_url: ''};
const prices = {
  yesterday: [],
  today: [
    {
      valid_from: '2026-06-13T22:00:00+01:00',
      valid_to: '2026-06-13T00:00:00+01:00',
      price: {value: 0.2412, vat: 0.05, confidence: 1},
    },
  ],
  tomorrow: [],
};
const tariff = {status: 'CONNECTED', tariff_id: 'trf_1', display_name: 'Easy', provider, prices};
const frame = {timezone: 'Europe/London', currency_code: 'GBP'};
const ROUTES = ['tariff_summary', 'tariffs_summary'];

describe('a summary, whichever name its route has', () => {
  for (const route of ROUTES) {
    it(`is that of one tariff with the fields of one (${route})`, () => {
      const data = {currency_code: 'EUR', provider, tariff: {name: 'Easy'}, cost: 0.3};
      for (const page of [
        {route, data},
        {route, ...data},
        {route, data: {}, ...data},
      ]) {
        const {kind, data: shown} = read(page);
        assert.equal(kind, 'tariff-summary');
        assert.equal((shown as DataOf<'tariff-summary'>).tariff.name, 'Easy');
        assert.equal((shown as DataOf<'tariff-summary'>).currency_code, 'EUR');
      }
    });

    it(`is that of all tariffs with a list, beside or in the data (${route})`, () => {
      const tariffs = [{...tariff, type: 'COMMODITY', direction: 'IMPORT'}];
      for (const page of [
        {route, ...frame, tariffs},
        {route, data: {...frame, tariffs}},
        {route, ...frame, data: {tariffs}},
      ]) {
        const {currency_code, tariffs: shown} = listOf(page);
        assert.equal(currency_code, 'GBP');
        assert.deepEqual(
          shown.map(({id, type, direction}) => [id, type, direction]),
          [['trf_1', 'COMMODITY', 'IMPORT']],
        );
      }
    });

    it(`is that of all tariffs with an object of statuses (${route})`, () => {
      const tariff_status = {
        commodity_import: {...tariff, is_temporary: true},
        commodity_export: {status: 'NOT_CONNECTED'},
        non_commodity_import: {...tariff, status: 'ERROR', tariff_id: 'trf_3'},
        non_commodity_export: 'NOT_SUPPORTED',
        local: null,
      };
      for (const page of [
        {route, ...frame, tariff_status},
        {route, ...frame, data: {tariff_status}},
      ]) {
        assert.deepEqual(
          listOf(page).tariffs.map(({id, type, direction, status, temporary}) => ({
            ...{id, type, direction, status, temporary},
          })),
          [
            {...KIND, id: 'trf_1', status: 'CONNECTED', temporary: true},
            {...KIND, id: 'trf_3', type: 'NON_COMMODITY', status: 'ERROR', temporary: false},
          ],
        );
      }
    });
  }

  it('ends a price at the next midnight if its end is before its start', () => {
    const [shown] = listOf({
      route: 'tariff_summary',
      ...frame,
      tariff_status: {commodity_import: tariff},
    }).tariffs;
    assert.deepEqual(shown?.rates.today, [
      {
        valid_from: '2026-06-13T22:00:00+01:00',
        valid_to: '2026-06-14T00:00:00+01:00',
        cost: 0.2412,
        confidence: 1,
      },
    ]);
  });

  it('ends such a price at the next midnight also on the day on which the clocks change', () => {
    const row = {
      valid_from: '2026-10-25T22:00:00+00:00',
      valid_to: '2026-10-25T00:00:00+01:00',
      price: {value: 0.2, confidence: 1},
    };
    const changed = {...tariff, prices: {...prices, today: [row]}};
    const [shown] = listOf({route: 'tariff_summary', ...frame, tariffs: [changed]}).tariffs;
    assert.equal(shown?.rates.today[0]?.valid_to, '2026-10-26T00:00:00Z');
  });

  it('uses the time zone of the page', () => {
    const row = {
      valid_from: '2026-06-13T21:00:00Z',
      valid_to: '2026-06-13T23:00:00Z',
      price: {value: 0.2, confidence: 1},
    };
    const inUtc = {...tariff, prices: {...prices, today: [row]}};
    const [shown] = listOf({route: 'tariffs_summary', ...frame, tariffs: [inUtc]}).tariffs;
    assert.equal(shown?.rates.today[0]?.valid_from, '2026-06-13T22:00:00+01:00');
  });

  it('shows the tariffs that can be read if one cannot', () => {
    const page = read({route: 'tariffs_summary', ...frame, tariffs: [tariff, 7, null]});
    assert.equal((page.data as DataOf<'tariff-list'>).tariffs.length, 1);
    assert.equal(page.unreadable?.length, 2);
  });
});

const KIND = {type: 'COMMODITY', direction: 'IMPORT'};
