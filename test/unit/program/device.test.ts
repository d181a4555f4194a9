import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import {SignJWT} from 'jose';
import {DeviceReader} from '../../../src/program/identity/device.js';
import {listen} from '../../support/server/listen.js';
import {linkOf} from '../../support/server/program-customer.js';
import {
  runBusbarProgram,
  runProgram,
  withKey,
  type RunningProgram,
} from '../../support/server/program.js';
import {speak, textAt} from '../../support/simulator/client.js';

const SECRET = 's'.repeat(40);
const json = {'content-type': 'application/json'};

/** A JWT of the site's backend. */
const signed = (claims: object) =>
  new SignJWT({sub: 'ann', ...claims})
    .setProtectedHeader({alg: 'HS256'})
    .setAudience('energy')
    .setExpirationTime('5m')
    .sign(new TextEncoder().encode(SECRET));

const withJwt = {
  FLATPEAK_CUSTOMER: 'jwt',
  FLATPEAK_JWT_SECRET: SECRET,
  FLATPEAK_JWT_AUDIENCE: 'energy',
  FLATPEAK_JWT_DEVICE_CLAIM: 'charger',
};

const withHeader = {
  FLATPEAK_CUSTOMER: 'header',
  FLATPEAK_CUSTOMER_HEADER: 'x-user',
  FLATPEAK_DEVICE_HEADER: 'x-device',
  FLATPEAK_TRUSTED_PROXIES: '127.0.0.1',
};

/** The site's id of the device that a new session has at the simulator; empty for none. */
async function deviceOfSession(
  {url, simulator}: RunningProgram,
  headers: Record<string, string>,
  query = '',
): Promise<string> {
  const response = await fetch(`${url}/flatpeak/connect-token${query}`, {
    method: 'POST',
    headers: {...json, ...headers},
    body: JSON.stringify({device: 'of the browser', device_id: 'of the browser'}),
  });
  assert.equal(response.status, 200, await response.clone().text());
  const token = textAt((await response.json()) as {connect_token: string}, 'connect_token');
  const {api} = speak(simulator.simulator);
  const id = textAt((await api('GET', `/connect/${token}`)).body, 'device_id');
  return id === '' ? '' : textAt((await api('GET', `/devices/${id}`)).body, 'reference_id');
}

/** Starts a program that asks this backend who the customer is. */
async function runWithBackend(t: TestContext, answer: () => object): Promise<RunningProgram> {
  const url = await listen(t, (_, reply) => reply.end(JSON.stringify(answer())));
  return runBusbarProgram(t, {
    FLATPEAK_CUSTOMER: 'introspection',
    FLATPEAK_INTROSPECTION_URL: url,
  });
}

test('a claim of the JWT names the device of a session', async t => {
  const running = await runBusbarProgram(t, withJwt);
  const with_ = async (claims: object) => ({authorization: `Bearer ${await signed(claims)}`});
  assert.equal(await deviceOfSession(running, await with_({charger: 'charger-17'})), 'charger-17');
  assert.equal(await deviceOfSession(running, await with_({})), '');
  assert.equal(await deviceOfSession(running, await with_({charger: null})), '');
  assert.deepEqual(running.errors, []);
});

test('the backend that names the customer names the device, too', async t => {
  let device: unknown = 'charger-17';
  const running = await runWithBackend(t, () => ({customer: 'ann', device}));
  assert.equal(await deviceOfSession(running, {cookie: 'sid=1'}), 'charger-17');
  device = undefined;
  assert.equal(await deviceOfSession(running, {cookie: 'sid=2'}), '');
  device = null;
  assert.equal(await deviceOfSession(running, {cookie: 'sid=3'}), '');
  assert.deepEqual(running.errors, []);
});

test('a header of the trusted proxy names the device', async t => {
  const running = await runBusbarProgram(t, withHeader);
  const headers = {'x-user': 'ann', 'x-device': 'charger-17'};
  assert.equal(await deviceOfSession(running, headers), 'charger-17');
  assert.equal(await deviceOfSession(running, {'x-user': 'ann'}), '');
  assert.equal(await deviceOfSession(running, {'x-user': 'ann', 'x-device': ''}), '');
  assert.deepEqual(running.errors, []);
});

test('the device of another header, of the URL or of the body is ignored', async t => {
  const running = await runBusbarProgram(t);
  const headers = {'x-device': 'of the browser'};
  const query = `?${linkOf('ann')}&device=of-the-browser`;
  assert.equal(await deviceOfSession(running, headers, query), '');
});

test('a device that is none is logged with what to do, and the session has none', async t => {
  const mistakes: readonly (readonly [unknown, RegExp])[] = [
    [17, /a value of the type number/],
    ['x'.repeat(201), /a string of 201 characters/],
    [' ', /a blank string/],
    ['a\nb', /control character/],
    ['undefined', /the text "undefined"/],
    [['a', 'b'], /a list of values/],
  ];
  for (const [device, sentence] of mistakes) {
    const running = await runWithBackend(t, () => ({customer: 'ann', device}));
    assert.equal(await deviceOfSession(running, {cookie: 'sid=1'}), '');
    const [error, ...others] = running.errors.map(String);
    assert.deepEqual(others, []);
    assert.match(error ?? '', sentence);
    assert.match(error ?? '', /FLATPEAK_INTROSPECTION_URL .* 1 to 200 characters/);
  }
});

test('a second value of the header is refused: the browser may have sent it', async t => {
  const running = await runBusbarProgram(t, withHeader);
  const headers = {'x-user': 'ann', 'x-device': 'of the browser, charger-17'};
  assert.equal(await deviceOfSession(running, headers), '');
  assert.match(String(running.errors[0]), /FLATPEAK_DEVICE_HEADER names is a list of values/);
});

test('a refused device is reported once an hour', () => {
  let now = 0;
  const errors: string[] = [];
  const reader = new DeviceReader(
    'jwt',
    error => void errors.push(error.message),
    () => now,
  );
  for (const device of [17, 18, '', 'charger-17']) reader.read(device);
  assert.equal(errors.length, 1);
  now += 3_600_000;
  reader.read({});
  assert.equal(errors.length, 2);
  assert.match(errors[1] ?? '', /FLATPEAK_JWT_DEVICE_CLAIM names is a value of the type object/);
});

/** Adds a participation at the simulator. */
async function participate({simulator}: RunningProgram, location_id: string, device: string) {
  const {api} = speak(simulator.simulator);
  const {body} = await api('POST', '/devices', {reference_id: device});
  const response = await fetch(`${simulator.url}/simulator/participations`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({location_id, device_id: textAt(body, 'id')}),
  });
  assert.ok(response.ok, await response.text());
}

/** A new location of a customer at the simulator. */
async function locationOf({simulator}: RunningProgram, customer: string): Promise<string> {
  const {api} = speak(simulator.simulator);
  const made = await api('POST', '/customers', {reference_id: customer});
  const customer_id = textAt(made.body, 'id');
  return textAt((await api('POST', '/locations', {customer_id})).body, 'id');
}

test('the site’s backend reads the participations of a device, at the customer’s locations', async t => {
  const running = await runBusbarProgram(t);
  const home = await locationOf(running, 'ann');
  await participate(running, home, 'charger-17');
  const ask = async (customer: string, query: string) => {
    const url = `${running.url}/flatpeak/customers/${customer}/participations${query}`;
    const response = await fetch(url, {headers: withKey});
    return {status: response.status, body: (await response.json()) as Record<string, unknown>};
  };
  const places = async (customer: string, device: string) => {
    const {body} = await ask(customer, `?device=${device}`);
    return (body['participations'] as {location_id: string}[]).map(each => each.location_id);
  };
  assert.deepEqual(await places('ann', 'charger-17'), [home]);
  assert.deepEqual(await places('ann', 'heat-pump'), []);
  assert.deepEqual(await places('bob', 'charger-17'), []);
  for (const query of ['', '?device=', '?device=undefined', `?device=${'x'.repeat(201)}`]) {
    const {status, body} = await ask('ann', query);
    assert.equal(status, 400, query);
    assert.match(textAt(body as {error: {message: string}}, 'error.message'), /parameter device/);
  }
});

test('before Busbar the backend has no participations and no price parts', async t => {
  const {url} = await runProgram(t);
  for (const path of ['participations?device=charger-17', 'price-parts']) {
    const response = await fetch(`${url}/flatpeak/customers/ann/${path}`, {headers: withKey});
    assert.equal(response.status, 404, path);
  }
});
