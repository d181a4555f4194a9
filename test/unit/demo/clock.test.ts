import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {readyAt} from '../../../demo/site/energy/clock.js';

const LONDON = 'Europe/London';
const ready = (now: string, hours: number, time = '07:00') => {
  const {end, isLater} = readyAt(time, hours, LONDON, Date.parse(now));
  return [new Date(end).toISOString(), isLater];
};

describe('when the car is ready', () => {
  it('at the next such time that leaves room to charge', () => {
    assert.deepEqual(ready('2030-01-10T22:00:00Z', 3), ['2030-01-11T07:00:00.000Z', false]);
    assert.deepEqual(ready('2030-01-11T04:00:00Z', 3), ['2030-01-11T07:00:00.000Z', false]);
  });

  it('on the day after where the next one is too soon', () => {
    assert.deepEqual(ready('2030-01-11T04:37:00Z', 3), ['2030-01-12T07:00:00.000Z', true]);
    assert.deepEqual(ready('2030-01-11T06:59:00Z', 8), ['2030-01-12T07:00:00.000Z', true]);
  });

  it('by local clocks, also on the day on which they change', () => {
    assert.deepEqual(ready('2030-03-30T22:00:00Z', 3), ['2030-03-31T06:00:00.000Z', false]);
  });
});
