import assert from 'node:assert/strict';
import {afterEach, describe, it} from 'node:test';
import * as z from 'zod/mini';
import {contractEnd, contractEndToWire} from '../../../src/protocol/fields.js';

const home = process.env.TZ;

describe('the end of a contract', () => {
  afterEach(() => {
    if (home === undefined) delete process.env.TZ;
    else process.env.TZ = home;
  });

  for (const zone of ['Pacific/Kiritimati', 'Europe/Berlin', 'UTC', 'Pacific/Pago_Pago']) {
    it(`is the same day on the wire in ${zone}`, () => {
      process.env.TZ = zone;
      assert.equal(contractEndToWire('2027-06-15'), '2027-06-15T00:00:00Z');
      assert.equal(z.parse(contractEnd, '2027-06-15T00:00:00Z'), '2027-06-15');
    });
  }

  it('is the day that the text shows, whatever its offset', () => {
    assert.equal(z.parse(contractEnd, '2027-06-15T00:00:00+02:00'), '2027-06-15');
    assert.equal(z.parse(contractEnd, '2027-06-15T23:59:59-11:00'), '2027-06-15');
  });

  it('is the year 1 where there is none, and null where nobody knows', () => {
    assert.equal(contractEndToWire('open-ended'), '0001-01-01T00:00:00Z');
    assert.equal(contractEndToWire(null), null);
    assert.equal(z.parse(contractEnd, '0001-01-01T00:00:00Z'), 'open-ended');
    assert.equal(z.parse(contractEnd, null), null);
    assert.equal(z.parse(contractEnd, undefined), null);
  });
});
