import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {SimulatorOptions} from '../../../../src/simulator/index.js';
import {at, setUp, textAt} from '../../../support/simulator/client.js';

const DAY = 86_400;

/** A tariff that was entered by hand, with this end of its contract. */
async function home(contract_end_date: string | null, options: SimulatorOptions = {}) {
  const all = setUp(options);
  const token = await all.standing('contract-term');
  await all.turn(token, 'contract_term_capture', {
    data: {contract_start_date: null, contract_end_date},
  });
  const summary = textAt((await all.restore(token)).body, 'route');
  await all.turn(token, summary, {action: 'SAVE'});
  const exchange = await all.api('GET', `/connect/tariff/token?connect_token=${token}`);
  const location = textAt(exchange.body, 'location_id');
  /** What was told of the contract so far, and when. */
  const told = async () => {
    await all.logIn();
    return (await all.events())
      .filter(event => textAt(event, 'type').startsWith('tariff.'))
      .map(event => `${textAt(event, 'time_created')} ${textAt(event, 'type')}`);
  };
  const status = async () => {
    await all.logIn();
    const {body} = await all.api('GET', `/locations/${location}/status`);
    return textAt(body, 'tariff_status.commodity_import.status');
  };
  return {...all, location, told, status};
}

const EXPIRING = '2026-07-24T00:00:00Z tariff.expiring';
const EXPIRED = '2026-08-01T00:00:00Z tariff.expired';

describe('a contract that ends', () => {
  it('sends an event 7 to 10 days before its end and at its end, once each, as the clock advances', async () => {
    const {command, told, status} = await home('2026-08-01T00:00:00Z');
    await command('/clock', {advance: 38 * DAY});
    assert.deepEqual(await told(), []);
    await command('/clock', {advance: 3 * DAY});
    assert.deepEqual(await told(), [EXPIRING]);
    assert.equal(await status(), 'CONNECTED');
    for (const days of [10, 20, 20]) await command('/clock', {advance: days * DAY});
    assert.deepEqual(await told(), [EXPIRING, EXPIRED]);
    assert.equal(await status(), 'ERROR');
  });

  it('sends both events at their times if one step of the clock passes both', async () => {
    const {command, told} = await home('2026-08-01T00:00:00Z');
    await command('/clock', {advance: 70 * DAY});
    assert.deepEqual(await told(), [EXPIRING, EXPIRED]);
  });

  it('is delivered to webhooks on the way', async () => {
    const sent: string[] = [];
    const {simulator, clock} = await home('2026-08-01T00:00:00Z', {
      webhook: {url: 'https://host.example/hook', events: ['tariff.expiring', 'tariff.expired']},
      fetch: async request => {
        sent.push(textAt(await request.json(), 'type'));
        return new Response();
      },
    });
    await simulator.advance(45 * DAY);
    assert.deepEqual(sent, ['tariff.expiring']);
    // Time passes by itself, too.
    clock.now += 10 * DAY * 1000;
    await simulator.deliver();
    assert.deepEqual(sent, ['tariff.expiring', 'tariff.expired']);
  });

  it('that was brought forward by a request sends no second event', async () => {
    const {command, told, location} = await home('2026-08-01T00:00:00Z');
    await command(`/locations/${location}/expire-soon`);
    await command('/clock', {advance: 30 * DAY});
    assert.deepEqual(await told(), [
      '2026-06-13T15:20:00Z tariff.expiring',
      '2026-06-20T00:00:00Z tariff.expired',
    ]);
    await command(`/locations/${location}/expire`);
    await command('/clock', {advance: 40 * DAY});
    assert.equal((await told()).length, 3);
  });

  it('sends another event at its new end after a renewal', async () => {
    const {command, told, status, location} = await home('2026-08-01T00:00:00Z');
    await command('/clock', {advance: 60 * DAY});
    await command(`/locations/${location}/recover`);
    assert.equal(await status(), 'CONNECTED');
    await command('/clock', {advance: 365 * DAY});
    // What is older than 90 days is no longer listed.
    assert.deepEqual(await told(), [
      '2027-08-04T00:00:00Z tariff.expiring',
      '2027-08-12T00:00:00Z tariff.expired',
    ]);
  });

  it('sends no event twice after the simulator is restarted', async () => {
    const before = await home('2026-08-01T00:00:00Z');
    await before.command('/clock', {advance: 42 * DAY});
    const {simulator, command, api, logIn} = setUp({state: await before.simulator.snapshot()});
    await command('/clock', {advance: 42 * DAY});
    await logIn();
    const {body} = await api('GET', '/events');
    assert.equal(at(body, 'data.0.type'), 'tariff.expired');
    assert.equal(at(body, 'data.1.type'), 'tariff.expiring');
    assert.equal(at(body, 'data.2.type'), 'location.create');
    assert.equal(simulator.untilDelivery(), undefined);
  });

  for (const [when, date] of [
    ['nobody knows when', null],
    ['it never does', '0001-01-01T00:00:00Z'],
    ['it did before it was connected', '2026-06-01T00:00:00Z'],
  ] as const) {
    it(`sends no event if ${when}`, async () => {
      const {command, told, status} = await home(date);
      await command('/clock', {advance: 80 * DAY});
      assert.deepEqual(await told(), []);
      assert.equal(await status(), 'CONNECTED');
    });
  }
});
