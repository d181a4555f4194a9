import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {ApiVersion} from '../../../../src/protocol/api-versions.js';
import type {SimulatorOptions} from '../../../../src/simulator/index.js';
import {
  at,
  DAY_AND_NIGHT,
  listAt,
  setUp,
  textAt,
  type Json,
} from '../../../support/simulator/client.js';

const HEADERS = {
  zero: '2024-08-24.zero',
  anode: '2025-09-14.anode',
  busbar: '2026-01-01.busbar',
} as const satisfies Record<ApiVersion, string>;
const API_VERSIONS = ['zero', 'anode', 'busbar'] as const;

const CALLBACK = 'https://host.example/done';
const CONNECT = 'https://host.example/connect';

/** A simulator, and calls of its REST API in a version. */
function speaking(options: SimulatorOptions = {}) {
  const all = setUp(options);
  const call = async (version: string, method: string, path: string, body?: object) => {
    const {body: login} = await all.logIn();
    const response = await all.fetch(`/api${path}`, {
      method,
      headers: {
        authorization: `Bearer ${textAt(login, 'bearer_token')}`,
        ...(version && {'flatpeak-version': version}),
      },
      body: body ? JSON.stringify(body) : null,
    });
    const text = await response.text();
    return {
      status: response.status,
      body: (text ? JSON.parse(text) : null) as Json,
      version: response.headers.get('flatpeak-version'),
    };
  };
  const of = (apiVersion: ApiVersion) => (method: string, path: string, body?: object) =>
    call(HEADERS[apiVersion], method, path, body);
  return {...all, call, zero: of('zero'), anode: of('anode'), busbar: of('busbar')};
}

/** A home in London that is cheap from 23 to 7. */
async function home(options: SimulatorOptions = {}) {
  const all = speaking(options);
  return {...all, id: await all.connectedHours(DAY_AND_NIGHT)};
}

/** Addresses that some versions have and others do not. */
const ADDRESSES: [call: string, versions: readonly ApiVersion[]][] = [
  ['POST /connect/tariff/token', ['zero', 'anode']],
  ['GET /connect/tariff/token?connect_token={token}', ['zero', 'anode']],
  ['POST /connect/token', ['anode']],
  ['GET /connect/token?connect_token={token}', ['anode']],
  ['POST /connect', ['busbar']],
  ['GET /connect/{token}', ['busbar']],
  ['PUT /connect/{token}', ['busbar']],
  ['GET /vpp-participations', ['busbar']],
  ['GET /tariffs/rates/{id}', ['zero']],
  ['GET /tariffs/audit/{id}', ['zero']],
  ['GET /slots/time/{id}', ['zero']],
  ['GET /slots/threshold/{id}', ['zero']],
  ['POST /schedules', ['zero']],
  ['POST /prices/{id}', ['anode']],
  ['POST /prices', ['busbar']],
  ['POST /prices/audit', ['busbar']],
  ['POST /schedules/duration/{id}', ['anode']],
  ['POST /schedules/limit/{id}', ['anode']],
  ['POST /schedules/duration', ['busbar']],
  ['POST /schedules/limit', ['busbar']],
  ['POST /schedules/amount/{id}', ['anode', 'busbar']],
];

describe('a version of the REST API', () => {
  it('is what the header names, or the account’s own, and the answer says which', async () => {
    for (const apiVersion of API_VERSIONS) {
      const {call} = speaking({apiVersion});
      assert.equal((await call('', 'GET', '/locations')).version, HEADERS[apiVersion]);
    }
    const {call} = speaking();
    for (const apiVersion of API_VERSIONS) {
      const answer = await call(HEADERS[apiVersion], 'GET', '/locations');
      assert.deepEqual([answer.status, answer.version], [200, HEADERS[apiVersion]]);
    }
  });

  it('is refused where it is older than the account’s, or none', async () => {
    for (const [apiVersion, asked] of [
      ['anode', HEADERS.zero],
      ['busbar', HEADERS.anode],
      ['busbar', HEADERS.zero],
      ['zero', '2031-01-01.volt'],
      ['zero', 'anode'],
    ] as const) {
      const {call} = speaking({apiVersion});
      for (const [method, path] of [
        ['GET', '/locations'],
        ['POST', '/devices'],
      ] as const) {
        const {status, body, version} = await call(asked, method, path);
        assert.equal(status, 422);
        assert.equal(at(body, 'object'), 'error');
        assert.equal(at(body, 'code'), 'api_version_not_supported');
        assert.equal(at(body, 'type'), 'invalid_request');
        assert.ok(textAt(body, 'message').includes(asked));
        assert.equal(version, HEADERS[apiVersion]);
      }
      const {body} = await call(HEADERS[apiVersion], 'GET', '/devices');
      assert.deepEqual(at(body, 'data'), []);
    }
  });

  for (const [address, versions] of ADDRESSES) {
    it(`${address} is known in ${versions.join(' and ')} alone`, async () => {
      const {id, token, ...all} = await home();
      const [method = '', template = ''] = address.split(' ');
      const path = template.replace('{id}', id).replace('{token}', await token());
      const body = method === 'GET' ? undefined : {location_id: id};
      const served = [];
      for (const apiVersion of API_VERSIONS) {
        // Who knows the address finds what it is about, and may object to the rest.
        const {status} = await all[apiVersion](method, path, body);
        if (status === 200 || status === 422) served.push(apiVersion);
        else assert.ok(status === 404 || status === 405, String(status));
      }
      assert.deepEqual(served, versions);
    });
  }

  it('keeps its own tokens for the conversation, whatever the account speaks', async () => {
    const {zero, anode, turn} = speaking();
    const old = await zero('POST', '/connect/tariff/token', {callback_uri: CALLBACK});
    const token = textAt(old.body, 'connect_token');
    assert.equal((await turn(token, 'session_restore')).status, 200);
    for (const path of ['/connect/token', '/connect/tariff/token']) {
      const body = {callback_url: CALLBACK, connect_url: CONNECT};
      const made = await anode('POST', path, body);
      assert.equal(at(made.body, 'expires_in'), 86_400);
      const page = await turn(textAt(made.body, 'connect_token'), 'session_start');
      assert.equal(at(page.body, 'route'), 'postal_address_capture');
    }
  });
});

describe('a token of Anode', () => {
  const asked = {callback_url: CALLBACK, connect_url: CONNECT};

  it('is asked for in Anode’s words alone', async () => {
    const {zero, anode} = speaking();
    for (const [body, code] of [
      [{callback_uri: CALLBACK, connect_web_uri: CONNECT}, 'callback_url_missing'],
      [{...asked, callback_url: 'done'}, 'callback_url_invalid'],
      [{callback_url: CALLBACK}, 'connect_url_missing'],
      [{...asked, connect_url: 'javascript:alert(1)'}, 'connect_url_invalid'],
      [{...asked, tariff_direction: 'SIDEWAYS'}, 'tariff_direction_invalid'],
      [{...asked, tariff_type: 'GAS'}, 'tariff_type_invalid'],
      [
        {...asked, tariff_direction: 'LOCAL', tariff_type: 'NON_COMMODITY'},
        'tariff_direction_not_supported',
      ],
      [{...asked, postal_address_type: 'CASTLE'}, 'postal_address_type_invalid'],
      [{...asked, actions: {disconnect_tariff: 'yes'}}, 'data_json_invalid'],
      [{...asked, route_options: []}, 'data_json_invalid'],
      [{...asked, location_id: 'loc_x'}, 'location_not_found'],
      [{...asked, customer_id: 'cus_x'}, 'customer_not_found'],
      [{...asked, tariff_id: 'trf_x'}, 'tariff_element_not_found'],
    ] as const) {
      const answer = await anode('POST', '/connect/token', body);
      assert.deepEqual([answer.status, at(answer.body, 'code')], [422, code]);
    }
    // Words of the other version are no words at all.
    const mixed = await anode('POST', '/connect/token', {...asked, direction: 'SIDEWAYS'});
    assert.equal(mixed.status, 200);
    const old = await zero('POST', '/connect/tariff/token', asked);
    assert.equal(at(old.body, 'code'), 'callback_uri_missing');
  });

  it('says nothing of its choices unless it is asked to', async () => {
    const {anode, simulator} = speaking();
    const optionsOf = async (body: object) => {
      const made = await anode('POST', '/connect/token', {...asked, ...body});
      const saved = JSON.parse(JSON.stringify(await simulator.snapshot())) as Json;
      const entry = listAt(saved, 'store.sessions.of').find(
        one => at(one, '0') === textAt(made.body, 'connect_token'),
      );
      return at(entry ?? null, '1.options');
    };
    const none = {disconnect: false, edit: false, name: false, contractTerm: false};
    assert.deepEqual(await optionsOf({}), {...none, advanced: false});
    assert.deepEqual(
      await optionsOf({
        actions: {disconnect_tariff: true, edit_tariff: true},
        route_options: {
          advanced_tariff_capture: true,
          tariff_name_capture: true,
          contract_term_capture: true,
        },
        postal_address_type: 'COMMERCIAL',
      }),
      {disconnect: true, edit: true, name: true, contractTerm: true, advanced: true},
    );
  });

  it('disconnects at once where it is to, and only what it is for', async () => {
    const {anode, zero, id, events} = await home({sessionEvents: true});
    const disconnect = {...asked, location_id: id, actions: {disconnect_tariff: true}};
    const other = await anode('POST', '/connect/token', {
      ...disconnect,
      tariff_direction: 'EXPORT',
    });
    const token = textAt(other.body, 'connect_token');
    const still = await anode('GET', `/connect/token?connect_token=${token}`);
    assert.equal(at(still.body, 'code'), 'connect_session_incomplete');
    const status = async () =>
      at(
        (await zero('GET', `/locations/${id}/status`)).body,
        'tariff_status.commodity_import.status',
      );
    assert.equal(await status(), 'CONNECTED');

    const made = await anode('POST', '/connect/token', disconnect);
    assert.equal(await status(), 'NOT_CONNECTED');
    for (const path of ['/connect/token', '/connect/tariff/token']) {
      const query = `?connect_token=${textAt(made.body, 'connect_token')}`;
      const exchange = await anode('GET', path + query);
      assert.equal(at(exchange.body, 'complete_action'), 'DISCONNECT');
      assert.equal(at(exchange.body, 'location_id'), id);
    }
    const told = await events('event_type=connect_session.complete');
    assert.equal(at(told.at(-1) ?? null, 'data.id'), at(made.body, 'connect_token'));
  });
});

describe('prices of Anode', () => {
  const period = {start_time: '2026-06-13T20:00:00Z', end_time: '2026-06-13T23:00:00Z'};

  it('are those of Zero in other words', async () => {
    const {zero, anode, busbar, id} = await home();
    const query = new URLSearchParams(period).toString();
    const rates = await zero('GET', `/tariffs/rates/${id}?${query}`);
    const prices = await anode('POST', `/prices/${id}`, {...period, tariff_direction: 'IMPORT'});
    assert.equal(at(prices.body, 'object'), 'price');
    assert.equal(at(prices.body, 'tariff_direction'), 'IMPORT');
    assert.equal(at(prices.body, 'direction'), null);
    assert.equal(at(prices.body, 'request.tariff_direction'), 'IMPORT');
    assert.deepEqual(
      at(prices.body, 'data'),
      listAt(rates.body, 'data').map(entry => ({
        valid_from: at(entry, 'valid_from'),
        valid_to: at(entry, 'valid_to'),
        price: {value: at(entry, 'tariff.rate'), confidence: at(entry, 'tariff.confidence')},
      })),
    );
    const same = await busbar('POST', '/prices', {...period, location_id: id});
    assert.deepEqual(
      at(same.body, 'data'),
      listAt(prices.body, 'data').map(entry => ({...(entry as object), vpp_event: false})),
    );
  });

  it('are refused as those of Zero are', async () => {
    const {anode, id} = await home();
    for (const [body, code] of [
      [{}, 'time_invalid'],
      [{...period, end_time: '2026-12-31T00:00:00Z'}, 'time_invalid'],
      [{...period, tariff_direction: 'EXPORT'}, 'no_tariff_connected'],
      [{...period, tariff_direction: 'LOCAL'}, 'no_tariff_connected'],
      [{...period, tariff_direction: 'UP'}, 'tariff_direction_invalid'],
      [[], 'data_json_invalid'],
    ] as const) {
      const answer = await anode('POST', `/prices/${id}`, body);
      assert.deepEqual([answer.status, at(answer.body, 'code')], [422, code]);
    }
  });
});

describe('schedules of Anode', () => {
  const period = {start_time: '2026-06-13T16:00:00Z', end_time: '2026-06-14T12:00:00Z'};

  for (const [name, slots, body] of [
    ['duration', 'time', {duration: 200}],
    ['limit', 'threshold', {relative: 0.5}],
    ['limit', 'threshold', {absolute: 0.2}],
  ] as const) {
    it(`by ${name} are the slots by ${slots} in other words: ${JSON.stringify(body)}`, async () => {
      const {zero, anode, id} = await home();
      const asked = {...period, ...body, segment: 'LOW'};
      const pairs = Object.entries(asked).map(([key, value]) => [key, String(value)]);
      const query = new URLSearchParams(pairs).toString();
      const old = await zero('GET', `/slots/${slots}/${id}?${query}`);
      const plan = await anode('POST', `/schedules/${name}/${id}`, asked);
      assert.equal(at(plan.body, 'object'), `schedule_${name}`);
      assert.equal(at(plan.body, 'tariff_direction'), 'IMPORT');
      assert.equal(at(plan.body, 'duration'), at(old.body, 'duration'));
      assert.ok(listAt(plan.body, 'data').length > 0);
      assert.deepEqual(
        at(plan.body, 'data'),
        listAt(old.body, 'data').map(entry => ({
          start_time: at(entry, 'start_time'),
          end_time: at(entry, 'end_time'),
          price: {
            average: at(entry, 'tariff.rate_avg'),
            confidence: at(entry, 'tariff.confidence'),
          },
        })),
      );
    });
  }

  it('need both ends, a segment, and what they are about', async () => {
    const {anode, id} = await home();
    for (const [name, body, code] of [
      ['duration', {end_time: period.end_time, segment: 'LOW', duration: 60}, 'time_invalid'],
      ['duration', {...period, duration: 60}, 'parameter_invalid'],
      ['duration', {...period, segment: 'LOW'}, 'duration_invalid'],
      ['duration', {...period, segment: 'LOW', duration: '60'}, 'data_json_invalid'],
      ['limit', {...period, segment: 'LOW'}, 'threshold_invalid'],
      ['amount', {}, 'data_json_invalid'],
    ] as const) {
      const answer = await anode('POST', `/schedules/${name}/${id}`, body);
      assert.deepEqual([answer.status, at(answer.body, 'code')], [422, code]);
    }
  });

  it('by amount plan devices as Zero does', async () => {
    const {zero, anode, id} = await home();
    const car = {
      device_id: 'dev_car',
      end_time: '2026-06-14T07:00:00+01:00',
      max_power: {units: 'KW', value: 7},
      energy: {units: 'KWH', value: 28},
    };
    const max_power = {units: 'KW', value: 10};
    const old = await zero('POST', '/schedules', {
      ...{location_id: id, max_power},
      data: [{...car, direction: 'IMPORT'}],
    });
    const plan = await anode('POST', `/schedules/amount/${id}`, {
      max_power,
      data: [{...car, tariff_direction: 'IMPORT'}],
    });
    assert.equal(at(plan.body, 'object'), 'schedule_amount');
    assert.deepEqual(at(plan.body, 'cost'), at(old.body, 'tariff'));
    assert.equal(at(plan.body, 'tariff'), null);
    assert.equal(at(plan.body, 'data.0.tariff_direction'), 'IMPORT');
    assert.deepEqual(at(plan.body, 'data.0.cost'), at(old.body, 'data.0.tariff'));
    assert.deepEqual(at(plan.body, 'data.0.schedule'), at(old.body, 'data.0.schedule'));
  });
});

describe('energy in Anode', () => {
  const record = {
    ...{units: 'KWH', value: 2},
    ...{start_time: '2026-06-12T12:00:00Z', end_time: '2026-06-12T13:00:00Z'},
  };

  it('flows in or out, and is paid by a tariff', async () => {
    const {anode, zero, id} = await home();
    const instant = async (rest: object) =>
      (await anode('POST', '/costs/instant', {...record, location_id: id, ...rest})).body;
    const bought = await instant({});
    assert.equal(at(bought, 'energy_flow_direction'), 'INBOUND');
    assert.equal(at(bought, 'tariff_direction'), 'IMPORT');
    assert.equal(at(bought, 'direction'), null);
    assert.equal(at(bought, 'tariff_rate'), null);
    assert.equal(at(bought, 'carbon_units'), null);
    assert.deepEqual(at(bought, 'data.cost'), {value: 0.6, confidence: 1});
    // What is given away may be paid at the import's price.
    const given = await instant({
      ...{energy_flow_direction: 'OUTBOUND', tariff_direction: 'IMPORT', value: 1},
    });
    assert.equal(at(given, 'energy_flow_direction'), 'OUTBOUND');
    assert.equal(at(given, 'data.cost.value'), 0.3);
    assert.equal(
      at(await instant({energy_flow_direction: 'OUTBOUND'}), 'code'),
      'no_tariff_connected',
    );
    assert.equal(
      at(await instant({energy_flow_direction: 'IMPORT'}), 'code'),
      'energy_flow_direction_invalid',
    );
    const month = await anode('POST', `/costs/interval/${id}?tariff_direction=IMPORT`, {});
    assert.equal(at(month.body, 'tariff_direction'), 'IMPORT');
    assert.equal(at(month.body, 'data.0.energy.value'), 3000);
    assert.equal(at(month.body, 'data.0.cost.value'), 0.9);
    // For Zero the way of the energy counts.
    const old = await zero('POST', `/costs/interval/${id}?direction=EXPORT`, {});
    assert.equal(at(old.body, 'data.0.energy.value'), 1000);
    assert.equal(at(old.body, 'data.0.tariff.value'), 0.3);
  });

  it('that the customer generates is free, unless there is a tariff for it', async () => {
    const {anode, zero, id} = await home();
    const local = {...record, location_id: id, tariff_direction: 'LOCAL'};
    const free = await anode('POST', '/costs/instant', local);
    assert.deepEqual(at(free.body, 'data.cost'), {value: 0, confidence: 1});
    const refused = await zero('POST', '/costs/instant', {
      ...{...record, location_id: id, tariff_rate: 'LOCAL'},
    });
    assert.equal(at(refused.body, 'code'), 'tariff_direction_not_supported');
  });
});
