import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import {
  ConnectClient,
  ConnectSession,
  fetchConnectToken,
  type Journey,
  type PageKind,
} from '../../../../src/core/index.js';
import {toNodeListener} from '../../../../src/server/node.js';
import {serveSimulator} from '../../../../src/simulator/node.js';
import {startCompanion} from '../../../support/server/companion.js';
import {nameOf} from '../../../support/server/customer.js';
import {listen} from '../../../support/server/listen.js';
import {connectionsOf} from '../../../support/server/responses.js';
import {at, GB_ADDRESS, speak} from '../../../support/simulator/client.js';

const START = Date.parse('2026-06-13T15:20:00Z');

const DETAILS = {
  ...{first_name: 'Ann', last_name: 'Harper'},
  ...{email: 'ann@example.org', phone: '+447700900123'},
};

/** A companion before a simulator, both served over HTTP, and the conversation of a widget. */
async function site(t: TestContext) {
  const {simulator, close} = await serveSimulator({
    apiVersion: 'busbar',
    now: () => new Date(companion?.clock.now ?? START),
  });
  t.after(close);
  const errors: unknown[] = [];
  const companion: ReturnType<typeof startCompanion> = startCompanion({
    apiVersion: 'busbar',
    on: simulator,
    way: request => fetch(request),
    getCustomerId: () => 'ann',
    onError: error => void errors.push(error),
  });
  const base = `${await listen(t, toNodeListener(companion.server))}/flatpeak`;
  const client = new ConnectClient({url: `${simulator.publicUrl}/connect`});
  const locations = new Map<string, string>();

  /** Begins a session as a widget with `token-url`, or goes on with the token that a login returned. */
  async function begin(journey: Journey, returned?: string) {
    let token = returned ?? '';
    const session = new ConnectSession(client, {
      ...{token: returned, isReturn: returned !== undefined, journey, apiVersion: 'busbar'},
      retryDelays: [],
      async fetchToken(signal) {
        const request = {direction: undefined, tariffType: undefined, locationId: undefined};
        token = await fetchConnectToken(`${base}/connect-token`, {...request, journey}, signal);
        return token;
      },
    });
    await session.start();
    const {body} = await speak(simulator).api('GET', `/connect/${token}`);
    locations.set(token, String(at(body, 'location_id')));
    const on = (kind: PageKind) => {
      const {page, status} = session.state;
      assert.equal(page?.kind, kind, `${status}: ${page?.route}`);
      return page;
    };
    const outcome = async () => {
      await session.act('CLOSE');
      const {state} = session;
      assert.equal(state.status, 'complete');
      return state.result.outcome;
    };
    return {session, on, outcome, token, locationId: locations.get(token)};
  }
  type Visit = Awaited<ReturnType<typeof begin>>;

  /** Joins the first programme, and returns from its page for payments. */
  async function join({session, on, token}: Visit) {
    const landing = on('vpp-landing');
    assert.ok(landing.kind === 'vpp-landing');
    await session.answer({programme_id: landing.data.programmes[0]?.programme_id ?? ''});
    on('vpp-details');
    await session.answer({personal_details: DETAILS});
    on('consent');
    await session.act('ALLOW');
    const {state} = session;
    assert.equal(state.status, 'leaving');
    const body = new URLSearchParams({step: 'save'});
    await fetch(state.page.data.url, {method: 'POST', body, redirect: 'manual'});
    return begin('vpp', token);
  }

  /** Connects a tariff from the list of a provider. */
  async function connect({session, on}: Visit) {
    if (session.state.page?.kind === 'postal-address')
      await session.answer({postal_address: GB_ADDRESS});
    const page = on('provider-select');
    assert.ok(page.kind === 'provider-select');
    const id = page.data.providers.find(each => each.display_name === nameOf('library'))?.id;
    await session.answer({provider: {id: id ?? ''}});
    const tariffs = on('tariff-select');
    assert.ok(tariffs.kind === 'tariff-select');
    await session.answer({tariff: {id: tariffs.data.tariffs[0]?.id ?? ''}});
  }

  /** What the site gets after `flatpeak-complete`. */
  const complete = async () =>
    (await connectionsOf(await fetch(`${base}/complete`, {method: 'POST'}))).map(
      ({location_id, outcome}) => [location_id, outcome],
    );

  return {companion, errors, begin, join, connect, complete};
}

test('a session that changes no tariff ends without a connection and without a failure', async t => {
  const {companion, errors, begin, join, complete} = await site(t);
  const first = await begin('vpp');
  const back = await join(first);
  back.on('vpp-summary');
  assert.equal(await back.outcome(), 'saved');
  assert.deepEqual(await complete(), []);
  for (const hours of [1, 12, 12]) {
    companion.clock.now += hours * 3_600_000;
    const {completed, failed} = await companion.server.catchUp();
    assert.deepEqual([completed, failed], [0, 0]);
  }
  const asked = companion.sent.length;
  await companion.server.catchUp();
  // An expired session is not asked about.
  assert.ok(companion.sent.slice(asked).every(({call}) => !call.includes(first.token)));
  assert.deepEqual(await complete(), []);
  assert.deepEqual([companion.connected, errors], [[], []]);
});

test('a customer without a tariff finds the programme again, at once and after the session', async t => {
  const {companion, begin, join} = await site(t);
  const first = await begin('vpp');
  await join(first);
  for (const hours of [0, 30]) {
    companion.clock.now += hours * 3_600_000;
    const next = await begin('vpp');
    next.on('vpp-summary');
    assert.equal(next.locationId, first.locationId);
    assert.equal(await next.outcome(), 'closed');
  }
});

test('a tariff that is connected on the way is connected once, and the outcome says so', async t => {
  const {companion, begin, connect, complete} = await site(t);
  const visit = await begin('vpp');
  visit.on('vpp-landing');
  await visit.session.act('CONNECT_TARIFF');
  await connect(visit);
  visit.on('vpp-landing');
  assert.equal(await visit.outcome(), 'saved');
  assert.deepEqual(await complete(), [[visit.locationId, 'saved']]);
  await companion.server.catchUp();
  assert.deepEqual(
    companion.connected.map(({customer, locationId, outcome}) => [customer, locationId, outcome]),
    [['ann', visit.locationId, 'saved']],
  );
});

test('a customer with a tariff comes to the programmes at its location, and changes nothing', async t => {
  const {companion, errors, begin, connect, complete} = await site(t);
  const tariff = await begin('tariff');
  await connect(tariff);
  assert.equal(await tariff.outcome(), 'saved');
  assert.deepEqual(await complete(), [[tariff.locationId, 'saved']]);
  companion.clock.now += 60_000;
  const visit = await begin('vpp');
  assert.equal(visit.locationId, tariff.locationId);
  const landing = visit.on('vpp-landing');
  assert.ok(landing.kind === 'vpp-landing' && landing.data.tariff_connected);
  assert.equal(await visit.outcome(), 'closed');
  assert.deepEqual(await complete(), [[tariff.locationId, 'saved']]);
  assert.deepEqual([companion.connected.length, errors], [1, []]);
});

test('a customer who leaves has not saved anything', async t => {
  const {begin, join, complete} = await site(t);
  await join(await begin('vpp'));
  const visit = await begin('vpp');
  visit.on('vpp-summary');
  await visit.session.act('MANAGE_PARTICIPATION');
  await visit.session.act('LEAVE_PROGRAMME');
  visit.on('vpp-leave');
  await visit.session.act('LEAVE');
  visit.on('vpp-leave-progress');
  assert.equal(await visit.outcome(), 'disconnected');
  assert.deepEqual(await complete(), []);
});
