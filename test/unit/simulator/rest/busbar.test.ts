import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {SimulatorOptions} from '../../../../src/simulator/index.js';
import {
  at,
  DAY_AND_NIGHT,
  GB_ADDRESS,
  listAt,
  setUp,
  textAt,
  type Json,
} from '../../../support/simulator/client.js';

const CALLBACK = 'https://host.example/done';
const CONNECT = 'https://host.example/connect';
const LINK = 'https://host.example/open?from=mail';

/** A simulator, and calls of its REST API in Busbar. */
function speaking(options: SimulatorOptions = {}) {
  const all = setUp(options);
  const busbar = async (method: string, path: string, body?: unknown) => {
    const {body: login} = await all.logIn();
    const response = await all.fetch(`/api${path}`, {
      method,
      headers: {
        authorization: `Bearer ${textAt(login, 'bearer_token')}`,
        'flatpeak-version': '2026-01-01.busbar',
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const text = await response.text();
    return {status: response.status, body: (text ? JSON.parse(text) : null) as Json};
  };
  const codeOf = async (method: string, path: string, body?: unknown) => {
    const answer = await busbar(method, path, body);
    return `${answer.status} ${textAt(answer.body, 'code')}`;
  };
  return {...all, busbar, codeOf};
}

/** A home in London that is cheap from 23 to 7, with a device. */
async function home(options: SimulatorOptions = {}) {
  const all = speaking(options);
  const id = await all.connectedHours(DAY_AND_NIGHT);
  const device = await all.busbar('POST', '/devices', {reference_id: 'charger'});
  const device_id = textAt(device.body, 'id');
  const asked = {location_id: id, connect_url: CONNECT, callback_url: CALLBACK};
  return {...all, id, device_id, asked};
}

describe('a session of Busbar', () => {
  it('is an object that can be read all the time', async () => {
    const {busbar, codeOf, clock, device_id, asked} = await home({tokenLifetimeS: 60});
    const made = await busbar('POST', '/connect', {...asked, device_id, provider_id: 'prv_1'});
    const token = textAt(made.body, 'id');
    assert.match(token, /^cot_/);
    assert.equal(at(made.body, 'object'), 'connect_session');
    assert.equal(at(made.body, 'data_available'), true);
    assert.deepEqual((await busbar('GET', `/connect/${token}`)).body, made.body);
    for (const [name, value] of Object.entries({...asked, device_id, provider_id: 'prv_1'})) {
      assert.equal(at(made.body, name), value);
    }
    clock.now += 60_000;
    assert.equal(await codeOf('GET', `/connect/${token}`), '403 token_expired');
    assert.equal((await busbar('GET', '/connect/cot_x')).status, 404);
  });

  it('needs a location and both URLs, and a device that is there', async () => {
    const {busbar, codeOf} = speaking();
    const home = await busbar('POST', '/locations', {postal_address: GB_ADDRESS});
    const location_id = textAt(home.body, 'id');
    const asked = {location_id, connect_url: CONNECT, callback_url: CALLBACK};
    for (const [body, code] of [
      [{...asked, location_id: ''}, 'location_id_missing'],
      [{...asked, connect_url: ''}, 'connect_url_missing'],
      [{...asked, callback_url: ''}, 'callback_url_missing'],
      [{...asked, location_id: 'loc_x'}, 'location_not_found'],
      [{...asked, device_id: 'dev_x'}, 'device_not_found'],
      [[], 'data_json_invalid'],
    ] as const) {
      assert.equal(await codeOf('POST', '/connect', body), `422 ${code}`);
    }
    const made = await busbar('POST', '/connect', asked);
    assert.equal(at(made.body, 'data_available'), false);
  });

  for (const method of ['PUT', 'PATCH', 'POST']) {
    it(`is updated by ${method}, and keeps what the body leaves out`, async () => {
      const {busbar, codeOf, device_id, asked} = await home();
      const token = textAt((await busbar('POST', '/connect', asked)).body, 'id');
      const updated = await busbar(method, `/connect/${token}`, {
        device_id,
        callback_url: 'https://host.example/other',
      });
      assert.match(textAt(updated.body, 'id'), /^cse_/);
      assert.equal(at(updated.body, 'connect_token'), token);
      assert.equal(at(updated.body, 'device_id'), device_id);
      assert.equal(at(updated.body, 'callback_url'), 'https://host.example/other');
      assert.equal(at(updated.body, 'connect_url'), CONNECT);
      assert.equal(at(updated.body, 'location_id'), asked.location_id);
      for (const [body, code] of [
        [{location_id: 'loc_x', device_id: ''}, 'location_not_found'],
        [{device_id: 'dev_x'}, 'device_not_found'],
        [{callback_url: 'javascript:alert(1)'}, 'callback_url_invalid'],
        [{connect_url: 'nowhere'}, 'connect_url_invalid'],
      ] as const) {
        assert.equal(await codeOf(method, `/connect/${token}`, body), `422 ${code}`);
      }
      const {body} = await busbar('GET', `/connect/${token}`);
      assert.equal(at(body, 'callback_url'), 'https://host.example/other');
    });
  }

  it('has its former calls alone, if an option says so', async () => {
    const {busbar, asked} = await home({formerSessions: true});
    const made = await busbar('POST', '/connect/sessions', asked);
    const token = textAt(made.body, 'connect_token');
    assert.deepEqual(made.body, {connect_token: token, expires_in: 86_400, live_mode: false});
    const {body} = await busbar('GET', `/connect/sessions?connect_token=${token}`);
    assert.equal(at(body, 'id'), token);
    assert.equal(at(body, 'price_available'), true);
    assert.equal(at(body, 'data_available'), null);
    assert.equal((await busbar('POST', '/connect', asked)).status, 404);
    assert.equal((await busbar('GET', `/connect/${token}`)).status, 404);
    const {busbar: present} = await home();
    assert.equal((await present('GET', '/connect/sessions')).status, 404);
  });
});

describe('a link', () => {
  for (const [kind, parameter] of [
    ['universal', 'connect_session'],
    ['deep', 'connect_token'],
  ] as const) {
    it(`that is ${kind} names a session that no backend asked for`, async () => {
      const {command, busbar, turn, id} = await home();
      const {body: link} = await command('/links', {kind, url: LINK, location_id: id});
      const url = new URL(textAt(link, 'url'));
      assert.equal(url.searchParams.get('from'), 'mail');
      const name = url.searchParams.get(parameter) ?? '';
      assert.equal(name, textAt(link, parameter));
      const session = await busbar('GET', `/connect/${name}`);
      assert.equal(at(session.body, 'id'), name);
      assert.equal(at(session.body, 'location_id'), id);
      assert.equal(at(session.body, 'connect_url'), '');
      const token = textAt(link, 'connect_token');
      const page = await turn(token, 'session_start', {action: 'TARIFF'});
      assert.equal(page.status, 200);
    });
  }

  it('of a location that is not there is none', async () => {
    const {command} = speaking();
    await assert.rejects(command('/links', {url: LINK, location_id: 'loc_x'}), /no such location/);
    await assert.rejects(command('/links', {url: 'somewhere'}), /url must be an absolute URL/);
  });
});

describe('prices and schedules of Busbar', () => {
  const evening = {start_time: '2026-06-13T15:00:00Z', end_time: '2026-06-13T19:00:00Z'};
  const longer = {start_time: '2026-06-13T15:00:00Z', end_time: '2026-06-16T15:00:01Z'};

  it('have the location in the body, and refuse what they cannot find', async () => {
    const {busbar, codeOf, id} = await home();
    const segment = {segment: 'LOW', duration: 60, relative: 0.5};
    for (const path of ['/prices', '/prices/audit', '/schedules/duration', '/schedules/limit']) {
      const asked = {...evening, ...segment, location_id: id};
      for (const [body, code] of [
        [{...asked, location_id: ''}, 'location_id_missing'],
        [{...asked, location_id: 'loc_x'}, 'location_not_found'],
        [{...asked, device_id: 'dev_x'}, 'device_not_found'],
        [{...asked, end_time: 'soon'}, 'time_invalid'],
        [{...asked, end_time: '2026-12-31T00:00:00Z'}, 'time_invalid'],
        [{...asked, tariff_direction: 'EXPORT'}, 'no_tariff_connected'],
      ] as const) {
        assert.equal(await codeOf('POST', path, body), `422 ${code}`, path);
      }
      const isPlan = path.startsWith('/schedules');
      const {status, body} = await busbar('POST', path, {...asked, ...longer});
      assert.deepEqual([status, at(body, 'code')], isPlan ? [422, 'time_invalid'] : [200, null]);
    }
  });

  it('say when a virtual power plant controls a device', async () => {
    const {busbar, command, id, device_id} = await home();
    const events = async (path: string, rest: object = {}) => {
      const asked = {...evening, segment: 'HIGH', location_id: id, ...rest};
      const {body} = await busbar('POST', path, asked);
      return listAt(body, 'data').map(entry => [
        textAt(entry, 'valid_from').slice(11, 16) || textAt(entry, 'start_time').slice(11, 16),
        at(entry, 'vpp_event'),
      ]);
    };
    const {body: made} = await command('/participations', {location_id: id, device_id});
    assert.deepEqual(await events('/prices'), [['06:00', false]]);
    await command(`/participations/${textAt(made, 'id')}`, {state: 'ACTIVE'});
    const divided = [
      ['06:00', false],
      ['16:00', true],
      ['18:00', false],
    ];
    assert.deepEqual(await events('/prices'), divided);
    assert.deepEqual(await events('/prices', {device_id}), divided);
    const within = [['15:00', false], ...divided.slice(1)];
    assert.deepEqual(await events('/schedules/duration', {duration: 240}), within);
    assert.deepEqual(await events('/schedules/limit', {relative: 0.5}), within);
    const other = await busbar('POST', '/devices', {reference_id: 'heat pump'});
    assert.deepEqual(await events('/prices', {device_id: textAt(other.body, 'id')}), [
      ['06:00', false],
    ]);
  });

  it('are split into the energy and the grid', async () => {
    const {busbar, id} = await home();
    await busbar('POST', '/tariffs/elements', {
      ...{location_id: id, direction: 'IMPORT', type: 'NON_COMMODITY'},
      schedule: [
        {
          days_and_hours: [
            {hours: [{valid_from: '00:00:00', valid_to: '00:00:00', rate: [{fixed: 0.05}]}]},
          ],
        },
      ],
    });
    const {body} = await busbar('POST', '/prices/audit', {...evening, location_id: id});
    const part = {vat: 0.2, confidence: 1, temporary: false};
    assert.deepEqual(at(listAt(body, 'data')[0] ?? null, 'price'), {
      commodity_import: {value: 0.3, ...part},
      non_commodity_import: {value: 0.05, ...part},
    });
    const whole = await busbar('POST', '/prices', {...evening, location_id: id});
    assert.equal(at(whole.body, 'data.0.price.value'), 0.35);
  });
});

describe('a participation', () => {
  const programme_id = 'vpr_65de30082a7c56d2297cbe41';

  it('is that of the device of the session in which the customer joins', async () => {
    const {busbar, turn, device_id, asked} = await home();
    const made = await busbar('POST', '/connect', {...asked, device_id});
    const token = textAt(made.body, 'id');
    await turn(token, 'session_start', {action: 'VPP'});
    await turn(token, 'vpp_landing', {data: {programme_id}});
    const personal_details = {
      ...{first_name: 'Sam', last_name: 'Harper'},
      ...{email: 'sam@example.com', phone: '07700900123'},
    };
    await turn(token, 'vpp_personal_details', {data: {personal_details}});
    await turn(token, 'consent', {action: 'ALLOW'});
    const {body} = await busbar('GET', `/vpp-participations?device_id=${device_id}`);
    assert.equal(textAt(body, 'data.0.programme_id'), programme_id);
  });

  it('is created, listed by its device, read and updated', async () => {
    const {busbar, id, device_id} = await home();
    const asked = {location_id: id, device_id, programme_id, reference_id: 'P1'};
    const made = await busbar('POST', '/vpp-participations', asked);
    assert.equal(made.status, 201);
    const name = textAt(made.body, 'id');
    assert.match(name, /^vpo_/);
    for (const [field, value] of Object.entries(asked)) assert.equal(at(made.body, field), value);
    assert.match(textAt(made.body, 'provider_id'), /^vpp_/);
    const list = await busbar('GET', `/vpp-participations?device_id=${device_id}`);
    assert.deepEqual(listAt(list.body, 'data'), [made.body]);
    assert.deepEqual((await busbar('GET', `/vpp-participations/${name}`)).body, made.body);
    for (const method of ['PUT', 'PATCH']) {
      const changed = await busbar(method, `/vpp-participations/${name}`, {reference_id: method});
      assert.equal(at(changed.body, 'reference_id'), method);
      assert.equal(at(changed.body, 'device_id'), device_id);
    }
    const other = textAt((await busbar('POST', '/devices', {})).body, 'id');
    const none = await busbar('GET', `/vpp-participations?device_id=${other}`);
    assert.deepEqual(listAt(none.body, 'data'), []);
  });

  it('is refused without a device, a location or a programme', async () => {
    const {codeOf, busbar, id, device_id} = await home();
    const asked = {location_id: id, device_id, programme_id};
    for (const [body, code] of [
      [{...asked, location_id: ''}, 'location_id_missing'],
      [{...asked, location_id: 'loc_x'}, 'location_not_found'],
      [{...asked, device_id: ''}, 'device_id_missing'],
      [{...asked, device_id: 'dev_x'}, 'device_not_found'],
      [{...asked, programme_id: 'vpr_x'}, 'programme_not_found'],
    ] as const) {
      assert.equal(await codeOf('POST', '/vpp-participations', body), `422 ${code}`);
    }
    assert.equal(await codeOf('GET', '/vpp-participations'), '422 device_id_missing');
    assert.equal((await busbar('GET', '/vpp-participations/vpo_x')).status, 404);
  });

  it('moves along its time line to the end, and can be suspended', async () => {
    const {command, id} = await home();
    const {body: made} = await command('/participations', {location_id: id});
    const move = async (body?: object) =>
      (await command(`/participations/${textAt(made, 'id')}`, body)).body;
    const statuses = (body: Json) =>
      listAt(body, 'participation_state').map(stage => textAt(stage, 'status'));
    assert.deepEqual(statuses(made).slice(0, 2), ['IN_PROGRESS', 'PENDING']);
    let last = made;
    for (let moves = 0; moves < 8; moves++) last = await move();
    assert.equal(at(last, 'control_active'), true);
    assert.equal(at(last, 'participation_state.8.state'), 'ACTIVE');
    assert.deepEqual([...new Set(statuses(last))], ['COMPLETE']);
    await assert.rejects(move(), /at its end/);
    const suspended = await move({state: 'SUSPENDED', suspension_reasons: ['NO_TELEMETRY']});
    assert.deepEqual(at(suspended, 'suspension_reasons'), ['NO_TELEMETRY']);
    assert.equal(at(suspended, 'control_active'), false);
    assert.deepEqual(at(await move(), 'suspension_reasons'), []);
  });

  it('loses its telemetry after a day without any', async () => {
    const {command, simulator, id} = await home();
    const {body: made} = await command('/participations', {location_id: id});
    const stop = (telemetry_age: number) =>
      command(`/participations/${textAt(made, 'id')}`, {telemetry_age});
    assert.equal(at((await stop(86_399)).body, 'telemetry_active'), true);
    assert.equal(at((await stop(86_400)).body, 'telemetry_active'), false);
    assert.equal(at((await stop(0)).body, 'telemetry_active'), true);
    await stop(1);
    await simulator.advance(86_400);
    const {body} = await command(`/participations/${textAt(made, 'id')}`, {
      suspension_reasons: [],
    });
    assert.equal(at(body, 'telemetry_active'), false);
  });
});
