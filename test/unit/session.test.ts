import assert from 'node:assert/strict';
import {test} from 'node:test';
import {ConnectError} from '../../src/core/index.js';
import {createSimulator} from '../../src/simulator/index.js';
import {converse, errorOf, pageOf, sessionToken} from './conversation.js';

const LONDON = {
  address_line1: '1-3 Strand',
  address_line2: '',
  city: 'London',
  state: '',
  post_code: 'WC2N 5EH',
  country_code: 'GB',
};

test('a whole conversation is held without a screen', async () => {
  const talk = await converse({page: 'postal-address'});
  const {session} = talk;
  await session.start();
  pageOf(talk, 'postal-address');
  await session.answer({postal_address: LONDON});
  pageOf(talk, 'provider-select');
  await session.act('PROVIDER_MISSING');
  pageOf(talk, 'provider-name');
  await session.answer({provider: {name: 'Village Power'}});
  assert.ok(pageOf(talk, 'tariff-structure').data.options.includes('FIXED'));
  await session.answer({option: 'FIXED'});
  pageOf(talk, 'fixed-rate');
  await session.answer({cost: 0.2412});
  await session.answer({tariff: {name: 'Village Fixed'}});
  pageOf(talk, 'contract-term');
  await session.answer({contract_end_date: 'open-ended'});
  const {cost, tariff} = pageOf(talk, 'tariff-summary').data;
  assert.equal(cost, 0.2412);
  assert.equal(tariff.name, 'Village Fixed');
  assert.equal(tariff.contract_end_date, 'open-ended');
  await session.act('SAVE');
  const {state} = session;
  assert.equal(state.status, 'complete');
  assert.equal(state.result.outcome, 'saved');
  assert.equal(state.result.tariff, 'Village Fixed');
  assert.equal(state.result.provider, 'Village Power');
  assert.equal(state.result.liveMode, false);
});

test('two answers at once are one request', async () => {
  const talk = await converse({page: 'tariff-name'});
  await talk.session.start();
  await Promise.all([
    talk.session.answer({tariff: {name: 'One'}}),
    talk.session.answer({tariff: {name: 'Two'}}),
    talk.session.act('SAVE'),
  ]);
  assert.deepEqual(
    talk.sent.map(({route, data}) => [route, data]),
    [
      ['session_restore', undefined],
      ['tariff_name_capture', {tariff: {name: 'One'}}],
    ],
  );
});

test('an action that the page does not offer is not sent', async () => {
  const talk = await converse({page: 'provider-select'});
  await talk.session.start();
  await talk.session.act('SAVE');
  assert.equal(talk.sent.length, 1);
});

test('an objection keeps the page and its step', async () => {
  const talk = await converse({page: 'fixed-rate'});
  await talk.session.start();
  const {step} = talk.session.state;
  await talk.session.answer({cost: -1});
  const {state} = talk.session;
  assert.equal(state.status, 'page');
  assert.equal(state.problem?.code, 'cost_value_negative');
  assert.equal(state.step, step);
  await talk.session.answer({cost: 0.3});
  assert.equal(talk.session.state.step, step + 1);
});

test('a failed answer keeps the page, and is sent again only after the page was read again', async () => {
  const talk = await converse({page: 'tariff-name', faults: [{type: 'reset', at: 2}]});
  await talk.session.start();
  const {step} = talk.session.state;
  await talk.session.answer({tariff: {name: 'Night'}});
  assert.equal(errorOf(talk).kind, 'network');
  pageOf(talk, 'tariff-name');
  assert.equal(talk.session.state.step, step);
  await talk.session.answer({tariff: {name: 'Night'}});
  pageOf(talk, 'contract-term');
  assert.deepEqual(
    talk.sent.map(({route}) => route),
    ['session_restore', 'tariff_name_capture', 'session_restore', 'tariff_name_capture'],
  );
});

test('an answer whose reply was lost is not sent twice', async () => {
  const talk = await converse({page: 'tariff-name', faults: [{type: 'lost-answer', at: 2}]});
  await talk.session.start();
  await talk.session.answer({tariff: {name: 'Night'}});
  assert.equal(errorOf(talk).kind, 'network');
  await talk.session.answer({tariff: {name: 'Night'}});
  pageOf(talk, 'contract-term');
  assert.equal(talk.sent.filter(({route}) => route === 'tariff_name_capture').length, 1);
  await talk.session.back();
  assert.equal(pageOf(talk, 'tariff-name').data.tariff.name, 'Night');
});

test('a save whose reply was lost is told as saved, and sent once', async () => {
  const talk = await converse({page: 'tariff-summary', faults: [{type: 'lost-answer', at: 2}]});
  await talk.session.start();
  await talk.session.act('SAVE');
  await talk.session.start();
  const {state} = talk.session;
  assert.equal(state.status === 'complete' && state.result.outcome, 'saved');
  assert.equal(talk.sent.filter(({action}) => action === 'SAVE').length, 1);
});

test('a read is tried again by itself, an answer never', async () => {
  const talk = await converse({
    page: 'tariff-name',
    faults: [
      {type: 'status', status: 502, body: 'html', at: 1},
      {type: 'status', status: 502, body: 'html', at: 3},
    ],
  });
  await talk.session.start();
  pageOf(talk, 'tariff-name');
  await talk.session.answer({tariff: {name: 'x'}});
  assert.equal(errorOf(talk).kind, 'http');
  assert.equal(talk.sent.length, 3);
});

for (const [fault, kind] of [
  [{type: 'status', status: 500, body: 'html'}, 'http'],
  [{type: 'status', status: 502, body: 'html'}, 'http'],
  [{type: 'status', status: 503, body: 'empty'}, 'http'],
  [{type: 'status', status: 429, body: 'html', retry_after: 60}, 'rate-limit'],
  [{type: 'malformed'}, 'http'],
  [{type: 'truncated'}, 'http'],
  [{type: 'empty'}, 'http'],
  [{type: 'reset'}, 'network'],
  [{type: 'hang'}, 'timeout'],
  [{type: 'missing-data'}, 'protocol'],
  [{type: 'null-data'}, 'protocol'],
  [{type: 'wrong-types'}, 'protocol'],
  [{type: 'server-error'}, 'server'],
  [{type: 'token-expired'}, 'expired'],
] as const) {
  test(`${JSON.stringify(fault)} is a failure of kind ${kind}, at the first page and at an answer`, async () => {
    const first = await converse(
      {page: 'tariff-name', faults: [{...fault, at: 1, times: 'always'}]},
      {timeout: 200},
    );
    await first.session.start();
    const error = errorOf(first);
    assert.equal(error.kind, kind);
    assert.ok(!JSON.stringify({...error, message: error.message}).includes('cot_'));

    const later = await converse(
      {page: 'tariff-name', faults: [{...fault, at: 2}]},
      {timeout: 200},
    );
    await later.session.start();
    await later.session.answer({tariff: {name: 'Night'}});
    assert.equal(errorOf(later).kind, kind);
    pageOf(later, 'tariff-name');
    await later.session.start();
    assert.equal(later.session.state.status, 'page');
  });
}

test('a long wait that the service asks for is told, not waited', async () => {
  const talk = await converse({
    page: 'tariff-name',
    faults: [{type: 'status', status: 429, retry_after: 60, at: 1}],
  });
  await talk.session.start();
  assert.equal(errorOf(talk).retryAfter, 60);
  assert.equal(talk.sent.length, 1);
});

test('an unknown route is a page with its actions', async () => {
  const talk = await converse({page: 'unknown'});
  await talk.session.start();
  const {actions} = pageOf(talk, 'unknown');
  assert.ok(actions.length > 0);
});

test('the way back shows what was answered, and the service takes it again', async () => {
  const talk = await converse({page: 'tariff-name'});
  const {session} = talk;
  await session.start();
  assert.equal(session.canGoBack, false);
  await session.answer({tariff: {name: 'First'}});
  assert.equal(session.canGoBack, true);
  await session.back();
  assert.equal(pageOf(talk, 'tariff-name').data.tariff.name, 'First');
  assert.equal(session.canGoBack, false);
  await session.answer({tariff: {name: 'Second'}});
  await session.answer({contract_end_date: null});
  assert.equal(pageOf(talk, 'tariff-summary').data.tariff.name, 'Second');
});

test('the redirect is judged, carries the token once, and can be come back from', async () => {
  const talk = await converse({page: 'redirect'});
  await talk.session.start();
  const {state} = talk.session;
  assert.equal(state.status, 'leaving');
  assert.match(state.address.href, /^https:\/\/simulator\.test\/login\/.+[?&]fp_cot=cot_\w+$/);
});

for (const address of [
  'javascript:alert(1)',
  'http://evil.example/',
  'https://a@evil.example',
  '',
]) {
  test(`a redirect to “${address}” is refused`, async () => {
    const talk = await converse({page: 'redirect', data: {redirect_url: address}});
    await talk.session.start();
    assert.equal(errorOf(talk).kind, 'protocol');
  });
}

for (const [page, action, outcome] of [
  ['tariff-summary', 'SAVE', 'saved'],
  ['tariff-summary', 'DISCONNECT', 'disconnected'],
  ['connection-pending', 'SAVE', 'pending'],
  ['connection-failed', 'DISCONNECT', 'disconnected'],
] as const) {
  test(`${action} on ${page} ends as ${outcome}`, async () => {
    const talk = await converse({page});
    await talk.session.start();
    await talk.session.act(action);
    const {state} = talk.session;
    assert.equal(state.status === 'complete' && state.result.outcome, outcome);
    const before = talk.sent.length;
    await talk.session.start();
    await talk.session.act(action);
    assert.equal(talk.sent.length, before);
  });
}

test('a callback that must not be followed is left out of the result', async () => {
  const talk = await converse({
    page: 'tariff-summary',
    callback_uri: 'https://host.example/done?a=1',
  });
  await talk.session.start();
  await talk.session.act('SAVE');
  const {state} = talk.session;
  assert.match(
    String(state.status === 'complete' && state.result.callback),
    /^https:\/\/host\.example\/done\?a=1&fp_cot=/,
  );
});

test('an expired token before the first page is replaced by a new one', async () => {
  const simulator = createSimulator();
  const old = await sessionToken(simulator, {
    page: 'tariff-name',
    faults: [{type: 'token-expired', times: 'always'}],
  });
  const talk = await converse(
    {},
    {token: old, fetchToken: () => sessionToken(simulator, {page: 'fixed-rate'})},
    simulator,
  );
  await talk.session.start();
  pageOf(talk, 'fixed-rate');
});

test('a token that expires in the middle keeps the page, and a new session begins on demand', async () => {
  const simulator = createSimulator();
  const talk = await converse(
    {page: 'tariff-name', faults: [{type: 'token-expired', at: 2}]},
    {fetchToken: () => sessionToken(simulator, {page: 'fixed-rate'})},
    simulator,
  );
  await talk.session.start();
  await talk.session.answer({tariff: {name: 'x'}});
  assert.equal(errorOf(talk).kind, 'expired');
  pageOf(talk, 'tariff-name');
  await talk.session.restart();
  pageOf(talk, 'fixed-rate');
});

test('an unknown token is a failure of the service, not an objection', async () => {
  const talk = await converse({page: 'tariff-name'}, {token: 'cot_nobody'});
  await talk.session.start();
  const error = errorOf(talk);
  assert.ok(error instanceof ConnectError);
  assert.equal(error.kind, 'server');
  assert.equal(error.code, 'connect_token_not_found');
});

test('a session that was given up says nothing any more', async () => {
  const talk = await converse({page: 'tariff-name', faults: [{type: 'delay', ms: 20, at: 1}]});
  const turn = talk.session.start();
  talk.session.dispose();
  await turn;
  assert.deepEqual(
    talk.states.map(({status}) => status),
    ['busy'],
  );
});
