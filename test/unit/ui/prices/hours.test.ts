import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {
  boundariesOf,
  closestTime,
  findFaults,
  fitsStep,
  movePeriod,
  periodAt,
  sortByDay,
  sortByStart,
  durationMs,
  msSinceMidnight,
  roomForPeriod,
  type Period,
} from '../../../../src/ui/prices/hours.js';

/** `7-23` as the wire has it. */
const period = (hours: string): Period => {
  const [valid_from = '', valid_to = ''] = hours
    .split('-')
    .map(time => (time.includes(':') ? time : `${time.padStart(2, '0')}:00:00`));
  return {valid_from, valid_to};
};
const periods = (...hours: string[]) => hours.map(period);

describe('the hours of a day', () => {
  it('are measured from start to end, over midnight too', () => {
    assert.equal(msSinceMidnight('00:30:30'), 1_830_000);
    assert.equal(durationMs(period('7-23')), 16 * 3_600_000);
    assert.equal(durationMs(period('23-7')), 8 * 3_600_000);
    assert.equal(durationMs(period('5-5')), 24 * 3_600_000);
  });

  for (const [name, hours, gaps, overlaps] of [
    ['a day and a night over midnight', ['7-23', '23-7'], [], []],
    ['one period that ends when it starts', ['5-5'], [], []],
    ['periods split at midnight', ['0-7', '7-23', '23-0'], [], []],
    ['a gap in the night', ['6-2'], ['2-6'], []],
    ['a gap over midnight', ['2-22'], ['22-2'], []],
    ['an overlap at noon', ['0-15', '14-0'], [], ['14-15']],
    ['an overlap over midnight', ['1-23', '22-2'], [], ['1-2', '22-23']],
    ['a period inside another', ['0-0', '3-5'], [], ['3-5']],
    ['three at once', ['0-0', '3-6', '4-5'], [], ['3-4', '4-5', '5-6']],
    ['two gaps and an overlap', ['0-6', '5-8', '10-20'], ['8-10', '20-0'], ['5-6']],
    ['the whole day twice', ['0-0', '0-0'], [], ['0-0']],
  ] as const) {
    it(`are told apart: ${name}`, () => {
      const found = (kind: string) =>
        findFaults(periods(...hours))
          .filter(fault => fault.kind === kind)
          .map(({valid_from, valid_to}) => ({valid_from, valid_to}));
      assert.deepEqual(found('gap'), periods(...gaps), 'gaps');
      assert.deepEqual(found('overlap'), periods(...overlaps), 'overlaps');
    });
  }

  it('off the quarter hours are exact', () => {
    const faults = findFaults(periods('00:30:30-12', '12-00:30:29'));
    assert.deepEqual(faults, [{kind: 'gap', ...period('00:30:29-00:30:30')}]);
  });

  it('are movable at their boundaries, as far as each period keeps some time', () => {
    const hour = 3_600_000;
    const found = (...hours: string[]) =>
      boundariesOf(periods(...hours), hour).map(({time, min, max}) => [
        Number(time.slice(0, 2)),
        min / hour,
        max / hour,
      ]);
    assert.deepEqual(found('23-7', '7-23'), [
      [7, 0, 22],
      [23, 8, 30],
    ]);
    // A gap can be closed from both sides.
    assert.deepEqual(found('23-4', '7-23'), [
      [4, 0, 7],
      [7, 4, 22],
      [23, 8, 27],
    ]);
    assert.deepEqual(found('5-5'), []);
  });

  it('move together at a boundary, by steps of the day', () => {
    const [boundary] = boundariesOf(periods('23-7', '7-23'), 1_800_000);
    assert.ok(boundary);
    const to = closestTime(msSinceMidnight('05:20:00'), boundary, 1_800_000);
    assert.equal(to, '05:30:00');
    assert.deepEqual(
      periods('23-7', '7-23').map(each => movePeriod(each, boundary.time, to)),
      periods('23-05:30:00', '05:30:00-23'),
    );
    const late = {time: '23:00:00', min: 0, max: 30 * 3_600_000};
    assert.equal(closestTime(25 * 3_600_000, late, 1_800_000), '01:00:00');
  });

  it('are found at a moment, and fit a step or not', () => {
    assert.deepEqual(periodAt(periods('23-7', '7-23'), 1), period('23-7'));
    assert.deepEqual(periodAt(periods('23-7', '7-23'), 8 * 3_600_000), period('7-23'));
    assert.equal(periodAt(periods('8-9'), 0), undefined);
    assert.equal(fitsStep(periods('00:30-7'), 1_800_000), true);
    assert.equal(fitsStep(periods('00:15-7'), 1_800_000), false);
  });

  it('begin with the night', () => {
    assert.deepEqual(sortByDay(periods('7-16', '16-23', '23-7')), periods('23-7', '7-16', '16-23'));
    assert.deepEqual(sortByDay(periods('6-0', '0-6')), periods('0-6', '6-0'));
  });

  it('one more period fills the largest gap', () => {
    const {room, of} = roomForPeriod(periods('3-6', '7-22'));
    assert.deepEqual([room.valid_from, room.valid_to, of], ['22:00:00', '03:00:00', undefined]);
  });

  it('one more period takes the second half of the longest where there is no gap', () => {
    const [night, day] = periods('23-7', '7-23');
    assert.ok(night && day);
    assert.deepEqual(roomForPeriod([night, day]), {room: period('15-23'), of: day});
  });

  it('a period is halved at a quarter hour, over midnight too', () => {
    const {room} = roomForPeriod(periods('00:30:30-00:30:30'));
    assert.deepEqual(room, period('12:30:00-00:30:30'));
    const over = roomForPeriod(periods('20-6', '6-13', '13-20'));
    assert.deepEqual(over.room, period('1-6'));
  });

  it('are put in the order of the day, and what starts at once stays as it was', () => {
    const [a, b, c] = [period('23-7'), period('7-23'), period('7-8')];
    assert.deepEqual(sortByStart([a, b, c]), [b, c, a]);
  });
});
