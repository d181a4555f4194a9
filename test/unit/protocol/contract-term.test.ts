import assert from 'node:assert/strict';
import {afterEach, describe, it} from 'node:test';
import * as z from 'zod/mini';
import {contractEnd, contractEndToWire} from '../../../src/protocol/fields.js';
import {parseReply} from '../../../src/protocol/reply.js';
import {answerRequest} from '../../../src/protocol/request.js';
import {PAGE_TYPES} from '../../../src/protocol/routes.js';

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

describe('“no end date”', () => {
  const PROVIDER = {id: 'prv_1', display_name: 'Village Power', logo_url: ''};
  const IN_ANODE = {contract_end_date: null, contract_term_type: 'UNTIL_TERMINATED'};
  for (const [where, envelope, data, expected] of [
    ['a page of Zero', {}, {}, {contract_end_date: '0001-01-01T00:00:00Z'}],
    ['a page of Anode', {type: 'COMMODITY'}, {contract_term_type: null}, IN_ANODE],
    ['a page of Anode without the field', {type: 'COMMODITY'}, {}, IN_ANODE],
    ['a page of Anode with its other name', {tariff_type: 'NON_COMMODITY'}, {}, IN_ANODE],
  ] as const)
    it(`has the form of the API version on ${where}`, () => {
      const reply = parseReply({
        ...{connect_token: 'cot_1', route: 'contract_term_capture', live_mode: false},
        ...envelope,
        data: {provider: PROVIDER, contract_end_date: null, ...data},
      });
      assert.ok('page' in reply);
      const request = answerRequest(
        'cot_1',
        reply.page,
        {contract_end_date: 'open-ended'},
        PAGE_TYPES,
      );
      assert.deepEqual(request.data, expected);
    });
});
