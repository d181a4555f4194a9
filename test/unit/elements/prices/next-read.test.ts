import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {readPrices} from '../../../../src/core/index.js';
import {nextReadAt} from '../../../../src/elements/prices/next-read.js';
import {boundsOf} from '../../../../src/simulator/world/zone.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Prices by the hour from one moment to another. */
const prices = (from: number, to: number, location_timezone: string, next_update = '') =>
  readPrices({
    ...{location_timezone, currency_code: 'EUR', direction: 'IMPORT', next_update},
    data: Array.from({length: (to - from) / HOUR}, (_, hour) => ({
      valid_from: new Date(from + hour * HOUR).toISOString(),
      valid_to: new Date(from + (hour + 1) * HOUR).toISOString(),
      tariff: {rate: 0.2 + hour / 100, confidence: 1},
    })),
  });

for (const zone of ['Europe/Berlin', 'America/New_York', 'Pacific/Auckland']) {
  const [start, end] = boundsOf('2026-06-13', zone);
  const at = (hours: number, minutes = 0, seconds = 0) =>
    start + hours * HOUR + minutes * MINUTE + seconds * 1000;

  describe(`prices in ${zone} are read again`, () => {
    it('a quarter of an hour later where tomorrow’s are late', () => {
      const late = prices(start, end, zone, new Date(at(13)).toISOString());
      assert.equal(nextReadAt(late, at(13, 0, 5)), at(13, 15, 5));
      for (let now = at(13, 1); now < at(23); now += 7 * MINUTE)
        assert.equal(nextReadAt(late, now), now + 15 * MINUTE);
    });

    it('when they are announced, and not before', () => {
      const early = prices(start, end, zone, new Date(at(16)).toISOString());
      assert.equal(nextReadAt(early, at(12, 30)), at(16));
    });

    it('from noon where nothing is announced, or only what has been', () => {
      const yesterday = new Date(at(-10)).toISOString();
      for (const next_update of ['', 'soon', '1970-01-01T00:00:00Z', yesterday]) {
        const unknown = prices(start, end, zone, next_update);
        assert.equal(nextReadAt(unknown, at(11)), end);
        assert.equal(nextReadAt(unknown, at(12)), at(12, 15));
      }
    });

    it('on the next day where they have not come by eleven at night', () => {
      const missing = prices(start, end, zone, new Date(at(13)).toISOString());
      assert.equal(nextReadAt(missing, at(22, 59)), at(23, 14));
      assert.equal(nextReadAt(missing, at(23)), end);
      assert.equal(nextReadAt(missing, at(23, 50)), at(24, 5));
    });

    it('at midnight where tomorrow’s are there, also where a market’s day ends earlier', () => {
      for (const to of [end + 24 * HOUR, end + 23 * HOUR, end + 18 * HOUR])
        assert.equal(nextReadAt(prices(start, to, zone), at(15)), end);
    });

    it('as those that are late where only tomorrow’s first hours are there', () => {
      assert.equal(nextReadAt(prices(start, end + 2 * HOUR, zone), at(15)), at(15, 15));
    });

    it('a quarter of an hour later where those of today are missing, at any time', () => {
      for (const [from, to] of [
        [start, start],
        [start - 24 * HOUR, start],
        [end, end + 24 * HOUR],
      ] as const)
        assert.equal(nextReadAt(prices(from, to, zone), at(1)), at(1, 15));
    });
  });
}
