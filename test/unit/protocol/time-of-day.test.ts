import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {timeOfDay} from '../../../src/protocol/fields.js';
import {parseReply} from '../../../src/protocol/reply.js';
import type {DataOf} from '../../../src/protocol/routes.js';
import {parseTolerantly, safeParse} from '../../../src/protocol/schema.js';

const TIMES: readonly (readonly [wire: unknown, time: string | undefined])[] = [
  ['07:00:00', '07:00:00'],
  ['07:00', '07:00:00'],
  ['7:00', '07:00:00'],
  ['07:15:30', '07:15:30'],
  ['07:00:00.000', '07:00:00'],
  ['00:00', '00:00:00'],
  ['24:00:00', '00:00:00'],
  ['24:00', '00:00:00'],
  ['23:59:59', '00:00:00'],
  ['06:59:59', '07:00:00'],
  ['06:59:59.999', '07:00:00'],
  ['06:59', '07:00:00'],
  ['06:59:00', '07:00:00'],
  ['23:59', '00:00:00'],
  ['07:14', '07:15:00'],
  ['07:13', '07:13:00'],
  ['07:04', '07:04:00'],
  ['24:30', undefined],
  ['25:00:00', undefined],
  ['07:60', undefined],
  ['7', undefined],
  ['7 am', undefined],
  ['', undefined],
  [7, undefined],
  [null, undefined],
];

describe('a time of day', () => {
  for (const [wire, time] of TIMES)
    it(`is ${time ?? 'none'} for ${JSON.stringify(wire)}`, () => {
      const {success, data} = safeParse(timeOfDay, wire);
      assert.equal(success ? data : undefined, time);
      assert.equal(parseTolerantly(timeOfDay, wire).issues.length, success ? 0 : 1);
    });
});

describe('the hours of a tariff', () => {
  const hoursOf = (...hours: [valid_from: string, valid_to: string, cost: number][]) => {
    const reply = parseReply({
      ...{connect_token: 'cot_1', route: 'rate_tod_capture', live_mode: false},
      data: {
        currency_code: 'GBP',
        hours: hours.map(([valid_from, valid_to, cost]) => ({valid_from, valid_to, cost})),
      },
    });
    assert.ok('page' in reply);
    return (reply.page.data as DataOf<'time-of-day-rate'>).hours.map(
      ({valid_from, valid_to, cost}) => `${valid_from} ${valid_to} ${cost}`,
    );
  };

  it('may be the whole day, up to 24:00', () => {
    assert.deepEqual(hoursOf(['00:00:00', '24:00:00', 0.2]), ['00:00:00 00:00:00 0.2']);
    assert.deepEqual(hoursOf(['00:00:00', '23:59:59', 0.2]), ['00:00:00 00:00:00 0.2']);
    assert.deepEqual(hoursOf(['00:00:00', '24:00:00', 0]), []);
  });

  it('may be written without seconds', () => {
    assert.deepEqual(hoursOf(['07:00', '23:00', 0.3], ['23:00', '07:00', 0.1]), [
      '07:00:00 23:00:00 0.3',
      '23:00:00 07:00:00 0.1',
    ]);
  });

  it('are joined over midnight, however it is written', () => {
    for (const midnight of ['00:00:00', '24:00:00', '24:00', '23:59:59', '23:59'])
      assert.deepEqual(
        hoursOf(['00:00', '07:00', 0.1], ['07:00', '23:00', 0.3], ['23:00', midnight, 0.1]),
        ['07:00:00 23:00:00 0.3', '23:00:00 07:00:00 0.1'],
      );
  });

  it('are joined where only binary noise tells their prices apart', () => {
    assert.deepEqual(
      hoursOf(
        ['00:00', '07:00', 0.30000000000000004],
        ['07:00', '23:00', 0.5],
        ['23:00', '24:00', 0.3],
      ),
      ['07:00:00 23:00:00 0.5', '23:00:00 07:00:00 0.3'],
    );
  });
});
