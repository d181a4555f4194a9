import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {ERROR_INPUTS, GENERAL_CODES, PAGE_CODES} from '../../../../src/simulator/index.js';
import {at, GB_ADDRESS, setUp, textAt} from '../../../support/simulator/client.js';

describe('errors that a tester can ask for', () => {
  for (const {kind, code, how, session, post} of ERROR_INPUTS) {
    it(`${kind}: ${code} (${how})`, async () => {
      const {standing, restore, turn} = setUp();
      const connect_token = await standing(kind, session);
      const before = await restore(connect_token);
      const route = textAt(before.body, 'route');
      const refused = await turn(connect_token, route, post);
      assert.equal(at(refused.body, 'code'), code);
      assert.equal(at(refused.body, 'object'), 'error');
      assert.equal(at(refused.body, 'context'), `connect.${route}`);
      assert.equal(at(refused.body, 'connect_token'), connect_token);
      assert.ok(textAt(refused.body, 'message').length > 10);
      assert.match(textAt(refused.body, 'request_id'), /^req_/);
      assert.ok(refused.status >= 400);
      assert.deepEqual((await restore(connect_token)).body, before.body);
    });
  }

  it('has a way without a script for every code of every page', () => {
    for (const [kind, codes] of Object.entries(PAGE_CODES)) {
      for (const code of codes.length > 0 ? [...codes, ...GENERAL_CODES] : []) {
        const rows = ERROR_INPUTS.filter(row => row.kind === kind && row.code === code);
        assert.ok(
          rows.some(({by}) => by !== 'script'),
          `${kind} ${code}`,
        );
      }
    }
  });

  it('lets the customer out through the actions of a page that only objects to answers', async () => {
    const {standing, turn} = setUp();
    const connect_token = await standing('provider-select', {
      postal_address: {address_line2: 'ERR provider_not_found'},
    });
    const refused = await turn(connect_token, 'provider_select', {data: {provider: {id: 'x'}}});
    assert.equal(at(refused.body, 'code'), 'provider_not_found');
    const page = await turn(connect_token, 'provider_select', {action: 'ADDRESS_CHANGE'});
    assert.equal(at(page.body, 'route'), 'postal_address_capture');
  });

  it('takes an address with a code that the address page does not document', async () => {
    const {standing, turn} = setUp();
    const connect_token = await standing('postal-address');
    const page = await turn(connect_token, 'postal_address_capture', {
      data: {postal_address: {...GB_ADDRESS, address_line2: 'ERR tariff-name server_error'}},
    });
    assert.equal(at(page.body, 'route'), 'provider_select');
  });
});

describe('errors of the conversation', () => {
  it('says how long to wait', async () => {
    const {standing, turn} = setUp();
    const connect_token = await standing('tariff-name');
    const data = {tariff: {name: 'ERR rate_limit'}};
    const refused = await turn(connect_token, 'tariff_name_capture', {data});
    assert.equal(refused.status, 429);
    assert.equal(at(refused.body, 'type'), 'rate_limit');
    assert.ok(Number(refused.headers.get('retry-after')) > 0);
  });

  it('gives a token its time and no more', async () => {
    const {clock, token, restore} = setUp({tokenLifetimeS: 600});
    const connect_token = await token();
    clock.now += 599_999;
    assert.equal((await restore(connect_token)).status, 200);
    clock.now += 1;
    const refused = await restore(connect_token);
    assert.equal(refused.status, 403);
    assert.equal(at(refused.body, 'code'), 'token_expired');
  });

  it('knows no other tokens', async () => {
    const {restore, post, fetch} = setUp();
    const refused = await restore('cot_nobody');
    assert.equal(refused.status, 404);
    assert.equal(at(refused.body, 'code'), 'connect_token_not_found');
    assert.equal(at((await post('/connect', {})).body, 'code'), 'connect_token_missing');
    assert.equal(at((await post('/connect', [1])).body, 'object'), 'error');
    const broken = await fetch('/connect', {method: 'POST', body: '{"connect_token":'});
    assert.equal(broken.status, 422);
  });

  it('reads a body of any content type', async () => {
    const {standing, fetch} = setUp();
    const connect_token = await standing('tariff-name');
    for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded']) {
      const response = await fetch('/connect', {
        method: 'POST',
        headers: {'content-type': type},
        body: JSON.stringify({connect_token, route: 'session_restore', type: 'submit'}),
      });
      assert.equal(response.status, 200, type);
    }
  });

  it('names the two ends of a gap', async () => {
    const {standing, turn} = setUp();
    const connect_token = await standing('time-of-day-rate');
    const hours = [
      {valid_from: '00:00:00', valid_to: '06:00:00', cost: 1},
      {valid_from: '07:30:00', valid_to: '00:00:00', cost: 1},
    ];
    const refused = await turn(connect_token, 'rate_tod_capture', {data: {hours}});
    assert.match(textAt(refused.body, 'message'), /06:00:00 and 07:30:00/);
  });

  it('takes one period for the whole day, and periods over midnight', async () => {
    const {standing, turn} = setUp();
    for (const hours of [
      [{valid_from: '00:00:00', valid_to: '00:00:00', cost: 0.2}],
      [{valid_from: '09:00:00', valid_to: '09:00:00', cost: 0.2}],
      [
        {valid_from: '22:30:00', valid_to: '06:15:00', cost: 0.1},
        {valid_from: '06:15:00', valid_to: '22:30:00', cost: 0.3},
      ],
    ]) {
      const connect_token = await standing('time-of-day-rate');
      const page = await turn(connect_token, 'rate_tod_capture', {data: {hours}});
      assert.equal(at(page.body, 'route'), 'tariff_name_capture');
    }
  });

  it('accepts a surcharge of nothing and a discount', async () => {
    const {standing, turn} = setUp();
    for (const surcharge of [
      {fixed: 0, percentage: 0},
      {fixed: -0.03, percentage: 0},
    ]) {
      const connect_token = await standing('surcharge');
      const page = await turn(connect_token, 'market_surcharge_capture', {data: {surcharge}});
      assert.equal(at(page.body, 'route'), 'tariff_name_capture');
    }
  });
});
