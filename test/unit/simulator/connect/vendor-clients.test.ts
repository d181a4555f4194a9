import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {parseReply} from '../../../../src/protocol/reply.js';
import {
  at,
  GB_ADDRESS,
  listAt,
  setUp,
  textAt,
  type Json,
} from '../../../support/simulator/client.js';

/** What the vendor's own clients expect of the service, and what they may send it. */

const routeOf = ({body}: {body: Json}) => textAt(body, 'route');

describe('a redirect to a login', () => {
  it('has the token in the URL, under both names in Zero', async () => {
    const {standing, restore} = setUp();
    const token = await standing('redirect');
    const {body} = await restore(token);
    const url = new URL(textAt(body, 'data.redirect_url'));
    assert.deepEqual([...url.searchParams], [['fp_cot', token]]);
    assert.equal(at(body, 'data.redirect_uri'), url.href);
  });

  for (const api_version of ['anode', 'busbar']) {
    it(`has one name in ${api_version}`, async () => {
      const {standing, turn} = setUp();
      const token = await standing('redirect', {api_version});
      const {body} = await turn(token, 'session_restore');
      assert.match(textAt(body, 'data.redirect_url'), new RegExp(`\\?fp_cot=${token}$`));
      assert.equal(at(body, 'data.redirect_uri'), null);
    });
  }

  it('has no token where a session asks for that', async () => {
    const {standing, restore} = setUp();
    const {body} = await restore(await standing('redirect', {bare_redirect: true}));
    assert.match(textAt(body, 'data.redirect_url'), /\/login\/[\w-]+$/);
    assert.equal(at(body, 'data.redirect_uri'), null);
  });
});

describe('a contract date', () => {
  for (const [country, end] of [
    ['GB', '2027-06-15T00:00:00+01:00'],
    ['DE', '2027-06-15T00:00:00+02:00'],
    ['US', '2027-06-15T00:00:00-05:00'],
  ] as const) {
    it(`of a summary in ${country} is midnight at the location`, async () => {
      const {standing, turn} = setUp();
      const token = await standing('contract-term', {country});
      const contract_end_date = '2027-06-15T00:00:00Z';
      const summary = await turn(token, 'contract_term_capture', {data: {contract_end_date}});
      assert.equal(at(summary.body, 'data.tariff.contract_end_date'), end);
    });
  }

  it('of an open-ended contract stays in the year 1, and an unknown one is null', async () => {
    const {standing, turn} = setUp();
    for (const contract_end_date of ['0001-01-01T00:00:00Z', null]) {
      const token = await standing('contract-term');
      const summary = await turn(token, 'contract_term_capture', {data: {contract_end_date}});
      assert.equal(at(summary.body, 'data.tariff.contract_end_date'), contract_end_date);
    }
  });
});

describe('what no page of the vendor’s clients offers', () => {
  it('ADDRESS_CHANGE on the list of tariffs, which shows the address', async () => {
    const {standing, restore, turn} = setUp();
    const token = await standing('tariff-select');
    const {body} = await restore(token);
    assert.deepEqual(at(body, 'data.postal_address'), GB_ADDRESS);
    assert.deepEqual(at(body, 'actions'), ['TARIFF_MISSING']);
    const next = await turn(token, 'tariff_select', {action: 'ADDRESS_CHANGE'});
    assert.equal(routeOf(next), 'postal_address_capture');
  });

  for (const [api_version, page, route, action] of [
    ['anode', 'connection-failed', 'tariff_connection_failed', 'RECONNECT'],
    ['busbar', 'connection-failed', 'connection_failed', 'RECONNECT'],
    ['anode', 'connection-pending', 'tariff_connection_pending', 'DISMISS_DIRECT'],
    ['busbar', 'connection-pending', 'connection_pending', 'DISMISS_DIRECT'],
  ] as const) {
    it(`${action} on ${route}`, async () => {
      const {standing, restore, turn} = setUp();
      const token = await standing(page, {api_version});
      const offered = listAt((await restore(token)).body, 'actions');
      assert.deepEqual(offered, ['EDIT', 'DISCONNECT', 'BACK', 'CLOSE']);
      assert.equal(routeOf(await turn(token, route, {action})), 'provider_select');
    });
  }

  it('DISMISS_DIRECT removes the tariff that is being read', async () => {
    const {token, standing, choose, loginStep, restore, turn, api} = setUp();
    const first = await token({postal_address: GB_ADDRESS});
    const redirect = await choose(first, 'Abbey Power');
    await loginStep(textAt(redirect.body, 'data.redirect_url'), first, 'slow');
    await turn(first, 'summary_tariff_inprogress', {action: 'SAVE'});
    const exchange = await api('GET', `/connect/tariff/token?connect_token=${first}`);
    const location_id = textAt(exchange.body, 'location_id');
    const second = await token({location_id});
    assert.equal(routeOf(await restore(second)), 'summary_tariff_inprogress');
    await turn(second, 'summary_tariff_inprogress', {action: 'DISMISS_DIRECT'});
    const elements = await api('GET', `/tariffs/elements?location_id=${location_id}`);
    assert.deepEqual(at(elements.body, 'data'), []);

    const other = await standing('connection-pending');
    await turn(other, 'summary_tariff_inprogress', {action: 'DISMISS_DIRECT'});
    const open = await api('GET', `/connect/tariff/token?connect_token=${other}`);
    assert.equal(at(open.body, 'code'), 'connect_session_incomplete');
  });
});

describe('pages that older and other clients know', () => {
  it('complete_tariff, which has no data, in Zero and in Anode', async () => {
    const {standing, restore} = setUp();
    for (const api_version of ['zero', 'anode']) {
      const {body} = await restore(await standing('complete_tariff', {api_version}));
      assert.equal(at(body, 'route'), 'complete_tariff');
      assert.deepEqual(at(body, 'data'), {});
      const reply = parseReply(body);
      assert.equal('page' in reply && reply.page.kind, 'session-complete');
    }
  });

  it('complete_tariff at the end of a session that asks for it', async () => {
    const {standing, turn} = setUp();
    const token = await standing('tariff-summary', {end_route: 'complete_tariff'});
    const end = await turn(token, 'summary_tou_confirm', {action: 'SAVE'});
    assert.equal(routeOf(end), 'complete_tariff');
    assert.deepEqual(at(end.body, 'data'), {});
  });

  it('a summary of each structure, STATIC included', async () => {
    const {standing, restore} = setUp();
    for (const [api_version, structure, route] of [
      ['zero', 'FIXED', 'summary_fixed_confirm'],
      ['zero', 'STATIC', 'summary_tou_confirm'],
      ['zero', 'TIME_OF_DAY', 'summary_tou_confirm'],
      ['anode', 'STATIC', 'tariff_summary'],
      ['anode', 'MARKET', 'tariff_summary'],
    ] as const) {
      const token = await standing('tariff-summary', {api_version, structure});
      const {body} = await restore(token);
      assert.equal(at(body, 'route'), route);
      assert.equal(at(body, 'data.tariff.structure_type'), structure);
      if (structure === 'STATIC') {
        const today = listAt(body, 'data.rates.today');
        assert.equal(today.length, 1);
        assert.ok(Number(at(today[0] ?? null, 'tariff.cost')) > 0.1);
      }
    }
  });
});
