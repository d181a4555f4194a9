import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {
  countryOf,
  sampleProviderNames,
  type ProviderSample,
} from '../../../../src/simulator/index.js';
import {at, listAt, setUp, textAt, type Json} from '../../../support/simulator/client.js';

const GB = countryOf('GB');
const named = (sample: ProviderSample) => (GB ? (sampleProviderNames(GB)[sample] ?? '') : '');

const ROUTES = {
  anode: {address: 'postal_address_capture', failed: 'tariff_connection_failed'},
  busbar: {address: 'postal_address_input', failed: 'connection_failed'},
} as const;

const routeOf = ({body}: {body: Json}) => textAt(body, 'route');
const actionsOf = ({body}: {body: Json}) => listAt(body, 'actions');

/** A session that has come from the address to the providers. */
async function atProviders(api_version: keyof typeof ROUTES, rest: object = {}) {
  const all = setUp();
  const token = await all.standing('postal-address', {api_version, ...rest});
  const postal_address = GB?.address;
  const {address} = ROUTES[api_version];
  await all.turn(token, address, {data: {postal_address}});
  const act = (route: string, action: string) => all.turn(token, route, {action});
  /** Chooses a provider and does something at its login. */
  const signIn = async (step: string) => {
    const redirect = await all.choose(token, named('direct, changing price'));
    await all.loginStep(textAt(redirect.body, 'data.redirect_url'), token, step);
    return all.restore(token);
  };
  return {...all, token, act, signIn};
}

for (const api_version of ['anode', 'busbar'] as const) {
  const {address, failed} = ROUTES[api_version];

  describe(`BACK in ${api_version}`, () => {
    it('leads from the page after a login to the page before it', async () => {
      const {act, signIn} = await atProviders(api_version);
      assert.equal(routeOf(await signIn('refuse')), failed);
      assert.equal(routeOf(await act(failed, 'BACK')), 'provider_select');
      assert.equal(routeOf(await act('provider_select', 'BACK')), address);
    });

    it('leads from the providers to the address after a login that was cancelled', async () => {
      const {act, signIn} = await atProviders(api_version);
      assert.equal(routeOf(await signIn('cancel')), 'provider_select');
      assert.equal(routeOf(await act('provider_select', 'BACK')), address);
    });

    it('leads from an earlier page to the page before that', async () => {
      const {act, choose, token} = await atProviders(api_version);
      assert.equal(routeOf(await choose(token, named('library'))), 'tariff_select');
      assert.equal(routeOf(await act('provider_select', 'BACK')), address);
    });

    it('needs no route, and neither does CLOSE', async () => {
      const {post, token, restore} = await atProviders(api_version);
      const back = await post('/connect', {connect_token: token, action: 'BACK'});
      assert.equal(routeOf(back), address);
      const other = await post('/connect', {connect_token: token, action: 'ADDRESS_CHANGE'});
      assert.equal(at(other.body, 'code'), 'route_invalid');
      const end = await post('/connect', {connect_token: token, action: 'CLOSE'});
      assert.match(textAt(end.body, 'data.redirect_url'), /^https:\/\/host\.example\/connected/);
      assert.equal(routeOf(await restore(token)), 'session_redirect');
    });

    it('is offered and accepted on some pages only, where a session asks for that', async () => {
      const {act, choose, token, restore} = await atProviders(api_version, {
        back_on: ['tariff-select'],
      });
      const providers = await restore(token);
      assert.deepEqual(actionsOf(providers), ['ADDRESS_CHANGE', 'PROVIDER_MISSING', 'CLOSE']);
      assert.equal(at((await act('provider_select', 'BACK')).body, 'code'), 'action_invalid');
      const tariffs = await choose(token, named('library'));
      assert.deepEqual(actionsOf(tariffs), ['TARIFF_MISSING', 'BACK', 'CLOSE']);
      assert.equal(routeOf(await act('tariff_select', 'BACK')), 'provider_select');
    });
  });
}

describe('BACK without a route', () => {
  it('is unknown in Zero', async () => {
    const {standing, post} = setUp();
    const connect_token = await standing('provider-select');
    const {body} = await post('/connect', {connect_token, action: 'BACK'});
    assert.equal(at(body, 'code'), 'route_invalid');
  });
});
