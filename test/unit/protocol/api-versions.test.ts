import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {ApiVersion} from '../../../src/core/index.js';
import {parseReply} from '../../../src/protocol/reply.js';
import {START_REQUESTS} from '../../../src/protocol/api-versions.js';
import {ALL_ROUTES} from '../../../src/simulator/connect/routes.js';
import {VERSION_HEADERS, apiVersionOf} from '../../../src/simulator/world/api-version.js';
import {converse} from '../../support/simulator/conversation.js';
import {at, setUp} from '../../support/simulator/client.js';

const API_VERSIONS = Object.keys(START_REQUESTS) as ApiVersion[];

const starts = (sent: readonly Record<string, unknown>[]) =>
  sent.map(({route, action}) => [route, action]);

describe('how a conversation begins', () => {
  for (const [apiVersion, first, again] of [
    ['zero', ['session_restore', undefined], ['session_restore', undefined]],
    ['anode', ['session_start', undefined], ['session_start', undefined]],
    ['busbar', ['session_start', 'TARIFF'], ['session_restore', undefined]],
  ] as const) {
    it(`${apiVersion}: is opened, and read again`, async () => {
      const {session, sent} = await converse(
        {page: 'tariff-name', api_version: apiVersion},
        {apiVersion},
      );
      await session.start();
      await session.start();
      assert.deepEqual(starts(sent), [first, again]);
      assert.equal(session.state.page?.kind, 'tariff-name');
    });

    it(`${apiVersion}: goes on after a login`, async () => {
      const spec = {page: 'tariff-name', api_version: apiVersion};
      const {session, sent} = await converse(spec, {apiVersion, isReturn: true});
      await session.start();
      assert.deepEqual(starts(sent), [again]);
      assert.equal(session.state.page?.kind, 'tariff-name');
    });
  }
});

describe('a simulated session', () => {
  for (const apiVersion of API_VERSIONS)
    for (const other of API_VERSIONS.filter(name => name !== apiVersion)) {
      const own = new Set(
        ALL_ROUTES.filter(each => each.apiVersion === apiVersion).map(n => n.route),
      );
      const foreign = ALL_ROUTES.filter(each => each.apiVersion === other && !own.has(each.route));
      it(`of ${apiVersion} knows none of the routes that are ${other}’s alone`, async () => {
        const {standing, turn} = setUp();
        const token = await standing('postal-address', {api_version: apiVersion});
        assert.ok(foreign.length > 0);
        for (const {route} of foreign) {
          const answer = await turn(token, route, {action: 'CLOSE'});
          assert.equal(at(answer.body, 'code'), 'route_invalid', route);
        }
      });
    }

  it('is not opened in the words of another API version', async () => {
    const {standing, turn} = setUp();
    const refused = async (apiVersion: ApiVersion, route: string, rest = {}) => {
      const answer = await turn(
        await standing('postal-address', {api_version: apiVersion}),
        route,
        rest,
      );
      return at(answer.body, 'code');
    };
    assert.equal(await refused('zero', 'session_start'), 'route_invalid');
    assert.equal(await refused('zero', 'session_restore', {action: 'TARIFF'}), 'action_invalid');
    assert.equal(await refused('busbar', 'session_start'), 'action_missing');
    assert.equal(await refused('busbar', 'session_start', {action: 'SOLAR'}), 'action_invalid');
  });

  it('has around its pages what its API version documents', async () => {
    const {standing, turn} = setUp();
    const frame = async (apiVersion: ApiVersion, page = 'tariff-name') => {
      const {route, ...rest} = {action: undefined, ...START_REQUESTS[apiVersion].open};
      const {body} = await turn(await standing(page, {api_version: apiVersion}), route, rest);
      return Object.keys(body as object).filter(key => key !== 'connect_token');
    };
    assert.deepEqual(await frame('zero'), ['route', 'direction', 'live_mode', 'data']);
    assert.deepEqual(await frame('anode'), [
      ...['route', 'direction', 'type', 'live_mode', 'actions', 'data'],
    ]);
    assert.deepEqual(await frame('anode', 'provider-select'), [
      ...['route', 'tariff_direction', 'tariff_type', 'live_mode', 'actions', 'data'],
    ]);
    assert.deepEqual(await frame('busbar'), ['route', 'live_mode', 'actions', 'data']);
  });

  it('stores a tariff when its summary shows, where there is nothing to save', async () => {
    const {standing, turn, locationOf} = setUp();
    const token = await standing('fixed-rate', {api_version: 'anode'});
    const page = await turn(token, 'rate_fixed_capture', {data: {cost: 0.2}});
    assert.equal(at(page.body, 'route'), 'tariff_summary');
    assert.match(await locationOf(token), /^loc_/);
    const end = await turn(token, 'tariff_summary', {action: 'CLOSE'});
    assert.equal(at(end.body, 'route'), 'session_redirect');
    const after = await turn(token, 'tariff_summary', {action: 'EDIT'});
    assert.equal(at(after.body, 'code'), 'route_invalid');
  });

  it('goes back by the way that it came, and over its beginning out of it', async () => {
    const {standing, turn} = setUp();
    const token = await standing('tariff-structure', {api_version: 'anode'});
    await turn(token, 'tariff_structure_select', {data: {options: ['FIXED']}});
    const back = await turn(token, 'rate_fixed_capture', {action: 'BACK'});
    assert.equal(at(back.body, 'route'), 'tariff_structure_select');
    const out = await turn(token, 'tariff_structure_select', {action: 'BACK'});
    assert.equal(at(out.body, 'route'), 'session_redirect');
  });
});

it('each API version has a version of the API of its own', () => {
  for (const apiVersion of API_VERSIONS)
    assert.equal(apiVersionOf(VERSION_HEADERS[apiVersion]), apiVersion);
  assert.equal(apiVersionOf('2024-08-24'), undefined);
});

it('a summary that is stored offers no saving where it comes without a list', () => {
  const data = {currency_code: 'GBP', tariff: {}, rates: {}};
  for (const route of ['tariff_summary', 'tariffs_summary']) {
    const reply = parseReply({connect_token: 'cot_1', route, live_mode: false, data});
    assert.ok('page' in reply);
    assert.equal(reply.page.stored, 'saved');
    assert.ok(!reply.page.actions.includes('SAVE'));
  }
});
