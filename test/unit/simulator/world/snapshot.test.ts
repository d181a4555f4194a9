import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {signatureVerifier} from '../../../../src/server/index.js';
import {createSimulator, type SimulatorOptions} from '../../../../src/simulator/index.js';
import {at, listAt, setUp, textAt, type Json} from '../../../support/simulator/client.js';

const HOOK = 'https://host.example/hook';

/** A simulator that goes on from another one's state, after it went through a file. */
function restart(state: object, options: SimulatorOptions = {}) {
  return setUp({...options, state: JSON.parse(JSON.stringify(state)) as Json});
}

/** A simulator in which everything has happened that can happen. */
async function busySimulator(options: SimulatorOptions = {}) {
  const all = setUp({webhook: {url: HOOK}, fetch: async () => new Response(), ...options});
  const {api, command, connected, standing} = all;
  const location = await connected();
  await api('POST', '/customers', {reference_id: 'C1'});
  await api('POST', '/devices', {reference_id: 'D1'});
  const source = {location_id: location, units: 'KWH'};
  const period = {start_time: '2026-06-12T10:00:00Z', end_time: '2026-06-12T11:00:00Z'};
  await api('PUT', '/meters/interval', [{...source, ...period, value: 0.1}]);
  await api('PUT', '/meters/cumulative/epoch', {
    ...source,
    data: [
      {time: 1781344800, value: 0.1},
      {time: 1781348400, value: 0.3},
    ],
  });
  await standing('tariff-select', {
    faults: [{type: 'delay', ms: 1, times: 'always'}],
    data: {$: 'map', of: 'nothing that is meant'},
  });
  await command('/participations', {location_id: location});
  await command(`/locations/${location}/fail`);
  await command('/clock', {advance: 60});
  await command('/account', {disabled: true});
  return {...all, location};
}

describe('a simulator that is started again', () => {
  it('remembers everything', async () => {
    const {simulator} = await busySimulator();
    const state = await simulator.snapshot();
    for (const [name, saved] of Object.entries(state.store)) {
      const isEmpty = ['[]', '{"$":"map","of":[]}', 'false'].includes(JSON.stringify(saved));
      assert.ok(!isEmpty, `nothing of ${name} was tried here`);
    }
    assert.deepEqual(await restart(state).simulator.snapshot(), state);
  });

  it('saves a state that says the same after a while in a file', async () => {
    const {simulator} = await busySimulator();
    const state = await simulator.snapshot();
    assert.deepEqual(JSON.parse(JSON.stringify(state)), state);
  });

  it('goes on with a conversation where it was, whatever the page holds', async () => {
    const before = setUp();
    const token = await before.standing('tariff-summary', {
      data: {tariff: {display_name: 'Mine'}, $: 'map', of: ['not', 'meant']},
      faults: [{type: 'unknown-route', at: 3}],
    });
    const page = await before.restore(token);
    const after = restart(await before.simulator.snapshot());
    assert.deepEqual((await after.restore(token)).body, page.body);
    assert.equal(at(page.body, 'data.$'), 'map');
    assert.equal(textAt((await after.restore(token)).body, 'route'), 'page_from_the_future');
    const end = await after.turn(token, 'summary_tou_confirm', {action: 'SAVE'});
    assert.equal(textAt(end.body, 'route'), 'session_complete');
  });

  it('knows who is logged in, what was metered, and what time it is', async () => {
    const {location, api, simulator, command} = await busySimulator();
    await command('/account', {disabled: false});
    const state = await simulator.snapshot();
    const costs = {start_time: '2026-06-12T00:00:00Z', end_time: '2026-06-13T00:00:00Z'};
    const path = `/costs/interval/${location}?aggregation=DAY`;
    const asked = await api('POST', path, costs);
    assert.equal(listAt(asked.body, 'data').length, 1);

    const again = restart(state);
    const [bearer] = [...JSON.stringify(state.store['bearers']).matchAll(/sim_[0-9a-f]+/g)];
    const answer = await again.simulator.fetch(
      new Request(`${again.simulator.publicUrl}/api/locations/${location}/status`, {
        headers: {authorization: `Bearer ${bearer?.[0]}`},
      }),
    );
    assert.equal(answer.status, 200);
    assert.deepEqual(
      at((await again.api('POST', path, costs)).body, 'data'),
      at(asked.body, 'data'),
    );
    const {body} = await again.command('/clock', {advance: 0});
    assert.equal(textAt(body, 'now'), '2026-06-13T15:21:00Z');
  });

  it('sends what was still to be sent, signed with a key that receivers know', async () => {
    const before = setUp({
      webhook: {url: HOOK},
      fetch: async () => new Response(null, {status: 503}),
    });
    await before.connected();
    await before.simulator.deliver();
    const known = await (await before.fetch('/jwks.json')).json();

    const accepted: boolean[] = [];
    const verify = signatureVerifier({
      fetch: async () => Response.json(known),
      now: () => before.clock.now,
    });
    const after = restart(await before.simulator.snapshot(), {
      webhook: {url: HOOK},
      fetch: async request => {
        const body = new Uint8Array(await request.arrayBuffer());
        accepted.push(await verify({headers: request.headers, path: '', body}));
        return new Response();
      },
    });
    const [first] = await after.simulator.deliver();
    assert.equal(first?.state, 'waiting', 'not before its time');
    const [delivery, ...more] = await after.simulator.advance(30);
    assert.equal(delivery?.state, 'delivered');
    assert.deepEqual([accepted, more], [[true], []]);
    assert.deepEqual(await (await after.fetch('/jwks.json')).json(), known);
  });

  it('sends once more what was on its way when it was saved', async () => {
    const before = setUp({webhook: {url: HOOK}, fetch: () => new Promise(() => {})});
    await before.connected();
    void before.simulator.deliver();
    const state = await before.simulator.snapshot();
    assert.equal(before.simulator.untilDelivery(), undefined, 'it is on its way');
    const after = restart(state, {fetch: async () => new Response()});
    const [delivery] = await after.simulator.deliver();
    assert.equal(delivery?.state, 'delivered');
  });

  it('refuses a state that it cannot read', async () => {
    const state = await setUp().simulator.snapshot();
    for (const other of [null, 'state', {}, {...state, version: 1}, {...state, keys: [{}]}]) {
      assert.throws(() => createSimulator({state: other}), /Not a simulator state/);
    }
  });
});
