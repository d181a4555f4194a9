import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import {ConnectClient, ConnectError, ConnectSession} from '../../../src/core/index.js';
import {createSimulator} from '../../../src/simulator/index.js';
import {
  converse,
  errorOf,
  pageOf,
  sessionToken,
  TURN_LIMIT_MS,
} from '../../support/simulator/conversation.js';

const LONDON = {
  address_line1: '1-3 Strand',
  address_line2: '',
  city: 'London',
  state: '',
  post_code: 'WC2N 5EH',
  country_code: 'GB',
};

test('a whole conversation runs without a UI', async () => {
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

for (const type of ['null-data', 'missing-data', 'wrong-types', 'wrong-type'])
  test(`a tariff is saved, even if the last page comes with the fault ${type}`, async () => {
    const faults = [{type, kind: 'session-complete', times: 'always'}];
    const talk = await converse({page: 'tariff-summary', faults});
    await talk.session.start();
    await talk.session.act('SAVE');
    const {state} = talk.session;
    assert.equal(state.status, 'complete');
    assert.equal(state.result.outcome, 'saved');
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

test('a rejection keeps the page and its step', async () => {
  const talk = await converse({page: 'fixed-rate'});
  await talk.session.start();
  const {step} = talk.session.state;
  await talk.session.answer({cost: -1});
  const {state} = talk.session;
  assert.equal(state.status, 'page');
  assert.equal(state.rejection?.code, 'cost_value_negative');
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

test('a save whose reply was lost is reported as saved, and sent once', async () => {
  const talk = await converse({page: 'tariff-summary', faults: [{type: 'lost-answer', at: 2}]});
  await talk.session.start();
  await talk.session.act('SAVE');
  await talk.session.start();
  const {state} = talk.session;
  assert.equal(state.status === 'complete' && state.result.outcome, 'saved');
  assert.equal(talk.sent.filter(({action}) => action === 'SAVE').length, 1);
});

test('a save whose reply was lost stays a save, whatever is pressed next', async () => {
  const talk = await converse({page: 'tariff-summary', faults: [{type: 'lost-answer', at: 2}]});
  await talk.session.start();
  await talk.session.act('SAVE');
  await talk.session.act('DISCONNECT');
  const {state} = talk.session;
  assert.equal(state.status === 'complete' && state.result.outcome, 'saved');
  assert.deepEqual(
    talk.sent.flatMap(({action}) => action ?? []),
    ['SAVE'],
  );
});

test('a save whose reply was lost is found by a customer who goes back and answers again', async () => {
  const talk = await converse({
    page: 'contract-term',
    faults: [{type: 'lost-answer', at: 3}],
  });
  await talk.session.start();
  await talk.session.answer({contract_end_date: null});
  await talk.session.act('SAVE');
  await talk.session.back();
  pageOf(talk, 'contract-term');
  await talk.session.answer({contract_end_date: 'open-ended'});
  assert.equal(talk.session.state.status, 'complete');
});

test('an answer that is corrected after its reply was lost is the one that counts', async () => {
  const talk = await converse({page: 'tariff-name', faults: [{type: 'lost-answer', at: 2}]});
  await talk.session.start();
  await talk.session.answer({tariff: {name: 'Nihgt'}});
  await talk.session.answer({tariff: {name: 'Night'}});
  await talk.session.answer({contract_end_date: null});
  assert.equal(pageOf(talk, 'tariff-summary').data.tariff.name, 'Night');
});

test('another provider can be chosen where the first one led to a redirect that is not allowed', async () => {
  const talk = await converse({
    page: 'provider-select',
    faults: [
      {type: 'hostile', kind: 'provider-select', at: 2},
      {type: 'hostile', kind: 'redirect', times: 'always'},
    ],
  });
  await talk.session.start();
  const {providers} = pageOf(talk, 'provider-select').data;
  const choose = (name: string) => {
    const chosen = providers.find(({display_name}) => display_name === name);
    return talk.session.answer({provider: {id: chosen?.id ?? ''}});
  };
  await choose('Abbey Power');
  assert.equal(errorOf(talk).kind, 'protocol');
  pageOf(talk, 'provider-select');
  assert.equal(talk.session.canGoBack, false);
  await choose('Abbey Power');
  assert.equal(errorOf(talk).kind, 'protocol');
  await choose('Alder Energy');
  pageOf(talk, 'tariff-select');
});

test('a read is retried, an answer never', async () => {
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

/** Takes the time limits of turns off the clock. Returns what makes them run out. */
function holdTimeLimits(t: TestContext): () => void {
  const {setTimeout} = globalThis;
  const limits: (() => void)[] = [];
  t.mock.method(globalThis, 'setTimeout', (done: () => void, ms: number) => {
    if (ms !== TURN_LIMIT_MS) return setTimeout(done, ms);
    limits.push(done);
    return undefined;
  });
  return () => {
    for (const done of limits.splice(0)) done();
  };
}

for (const [fault, kind] of [
  [{type: 'status', status: 500, body: 'html'}, 'http'],
  [{type: 'status', status: 502, body: 'html'}, 'http'],
  [{type: 'status', status: 503, body: 'empty'}, 'http'],
  [{type: 'status', status: 429, body: 'html'}, 'rate-limit'],
  [{type: 'malformed'}, 'http'],
  [{type: 'truncated'}, 'http'],
  [{type: 'empty'}, 'http'],
  [{type: 'reset'}, 'network'],
  [{type: 'hang'}, 'timeout'],
  [{type: 'unanswered'}, 'timeout'],
  [{type: 'missing-data'}, 'protocol'],
  [{type: 'null-data'}, 'protocol'],
  [{type: 'wrong-types'}, 'protocol'],
  [{type: 'server-error'}, 'server'],
  [{type: 'token-expired'}, 'expired'],
  [{type: 'token-unknown'}, 'expired'],
  [{type: 'error-object', status: 200, error: {message: 'Sorry.'}}, 'server'],
  [{type: 'error-object', status: 503, error: {code: 'odd'}}, 'server'],
] as const) {
  test(`${JSON.stringify(fault)} is a failure of kind ${kind}, at the first page and at an answer`, async t => {
    const runOut = holdTimeLimits(t);
    const isTimeout = kind === 'timeout';
    const first = await converse(
      {page: 'tariff-name', faults: [{...fault, at: 1, times: 'always'}]},
      {onSent: () => isTimeout && runOut()},
    );
    await first.session.start();
    const error = errorOf(first);
    assert.equal(error.kind, kind);
    assert.ok(!JSON.stringify({...error, message: error.message}).includes('cot_'));

    const later = await converse(
      {page: 'tariff-name', faults: [{...fault, at: 2}]},
      {onSent: turn => isTimeout && turn === 2 && runOut()},
    );
    await later.session.start();
    await later.session.answer({tariff: {name: 'Night'}});
    assert.equal(errorOf(later).kind, kind);
    pageOf(later, 'tariff-name');
    await later.session.start();
    assert.equal(later.session.state.status, 'page');
  });
}

test('a long wait that the service asks for is reported instead of waited for, and nothing is sent until it is over', async t => {
  const talk = await converse({
    page: 'tariff-name',
    faults: [{type: 'status', status: 429, retry_after: 60, at: 2}],
  });
  await talk.session.start();
  t.mock.timers.enable({apis: ['Date'], now: Date.now()});
  await talk.session.answer({tariff: {name: 'Night'}});
  assert.equal(errorOf(talk).retryAfter, 60);
  t.mock.timers.tick(20_500);
  await talk.session.answer({tariff: {name: 'Night'}});
  assert.equal(errorOf(talk).retryAfter, 40);
  await talk.session.start();
  assert.equal(talk.sent.length, 2);
  t.mock.timers.tick(39_500);
  await talk.session.answer({tariff: {name: 'Night'}});
  pageOf(talk, 'contract-term');
  assert.deepEqual(
    talk.sent.map(({route}) => route),
    ['session_restore', 'tariff_name_capture', 'tariff_name_capture'],
  );
});

for (const {times, seconds} of [
  {times: 1, seconds: 2},
  {times: 3, seconds: undefined},
])
  test(`a read with a Retry-After of ${seconds ?? 'no'} seconds waits as long, with growing back-off`, async t => {
    const {setTimeout} = globalThis;
    const waits: number[] = [];
    t.mock.method(globalThis, 'setTimeout', (done: () => void, ms: number) => {
      if (ms > 5000) return setTimeout(done, ms);
      waits.push(ms);
      return setTimeout(done, 0);
    });
    const simulator = createSimulator();
    const client = new ConnectClient({
      url: `${simulator.publicUrl}/connect`,
      fetch: request => simulator.fetch(request),
    });
    const faults = [{type: 'status', status: 429, times: times, retry_after: seconds}];
    const session = new ConnectSession(client, {
      token: await sessionToken(simulator, {page: 'tariff-name', faults}),
    });
    await session.start();
    assert.equal(session.state.status, times === 3 ? 'failed' : 'page');
    if (seconds) assert.deepEqual(waits, [seconds * 1000]);
    else {
      const [first = 0, second = 0, ...more] = waits;
      assert.ok(first >= 300 && first <= 500, String(first));
      assert.ok(second >= 1200 && second <= 2000, String(second));
      assert.deepEqual(more, []);
    }
  });

test('an unknown route is a page with its actions', async () => {
  const talk = await converse({page: 'unknown'});
  await talk.session.start();
  const {actions} = pageOf(talk, 'unknown');
  assert.ok(actions.length > 0);
});

test('going back shows the answer, and the service accepts another', async () => {
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

test('an allowed redirect leaves with the token', async () => {
  const talk = await converse({page: 'redirect'});
  await talk.session.start();
  const {state} = talk.session;
  assert.equal(state.status, 'leaving');
  assert.match(state.url.href, /^https:\/\/simulator\.test\/login\/.+[?&]fp_cot=cot_\w+$/);
});

for (const url of ['javascript:alert(1)', 'http://evil.example/', 'https://a@evil.example', '']) {
  test(`a redirect to “${url}” is refused`, async () => {
    const talk = await converse({page: 'redirect', data: {redirect_url: url}});
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

test('the result has the callback URL with the token', async () => {
  const talk = await converse({
    page: 'tariff-summary',
    callback_uri: 'https://host.example/done?a=1',
  });
  await talk.session.start();
  await talk.session.act('SAVE');
  const {state} = talk.session;
  assert.match(
    String(state.status === 'complete' && state.result.callbackUrl),
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

test('a token that expires in the middle keeps the page, and its answers are filled in in the new session', async () => {
  const simulator = createSimulator();
  const talk = await converse(
    {page: 'tariff-name', faults: [{type: 'token-expired', at: 3, times: 'always'}]},
    {fetchToken: () => sessionToken(simulator, {page: 'fixed-rate'})},
    simulator,
  );
  const {session} = talk;
  await session.start();
  await session.answer({tariff: {name: 'Night'}});
  await session.answer({contract_end_date: 'open-ended'});
  assert.equal(errorOf(talk).kind, 'expired');
  pageOf(talk, 'contract-term');
  await session.restart();
  pageOf(talk, 'fixed-rate');
  assert.equal(session.canGoBack, false);
  await session.answer({cost: 0.2});
  assert.equal(pageOf(talk, 'tariff-name').data.tariff.name, 'Night');
  await session.answer({tariff: {name: 'Day'}});
  assert.equal(pageOf(talk, 'contract-term').data.contract_end_date, 'open-ended');
  await session.back();
  await session.back();
  await session.answer({cost: 0.3});
  assert.equal(pageOf(talk, 'tariff-name').data.tariff.name, 'Day');
});

test('a new session at the same page keeps it, with what is being typed', async () => {
  const simulator = createSimulator();
  const talk = await converse(
    {page: 'tariff-name', faults: [{type: 'token-expired', at: 2, times: 'always'}]},
    {fetchToken: () => sessionToken(simulator, {page: 'tariff-name'})},
    simulator,
  );
  await talk.session.start();
  const {step} = talk.session.state;
  await talk.session.answer({tariff: {name: 'Night'}});
  await talk.session.restart();
  assert.equal(talk.session.state.status, 'page');
  assert.equal(talk.session.state.step, step);
  await talk.session.answer({tariff: {name: 'Night'}});
  pageOf(talk, 'contract-term');
});

test('a new session that could not begin is begun by the next answer, with the new token', async () => {
  const simulator = createSimulator();
  let tries = 0;
  const talk = await converse(
    {page: 'tariff-name', faults: [{type: 'token-expired', at: 2, times: 'always'}]},
    {
      fetchToken: async () => {
        tries += 1;
        if (tries === 1) throw new Error('backend down');
        return sessionToken(simulator, {page: 'tariff-name'});
      },
    },
    simulator,
  );
  await talk.session.start();
  await talk.session.answer({tariff: {name: 'Night'}});
  await talk.session.restart();
  assert.equal(errorOf(talk).kind, 'http');
  pageOf(talk, 'tariff-name');
  await talk.session.answer({tariff: {name: 'Night'}});
  pageOf(talk, 'contract-term');
  const [old, , fresh, last] = talk.sent.map(({connect_token}) => connect_token);
  assert.notEqual(old, fresh);
  assert.equal(fresh, last);
});

for (const [what, fetchToken] of [
  ['fails', () => Promise.reject(new TypeError('Failed to fetch'))],
  [
    'throws at once',
    () => {
      throw new Error('not signed in');
    },
  ],
  ['gives nothing', () => Promise.resolve('')],
  ['gives something else', () => Promise.resolve({token: 'cot_1'} as unknown as string)],
] as const)
  test(`a site’s function that ${what} is the site’s failure, called once`, async () => {
    let asked = 0;
    const simulator = createSimulator();
    const talk = await converse(
      {},
      {
        token: '',
        fetchToken: () => {
          asked += 1;
          return fetchToken();
        },
      },
      simulator,
    );
    await talk.session.start();
    assert.equal(errorOf(talk).kind, 'http');
    assert.equal(asked, 1);
    assert.equal(talk.sent.length, 0);
  });

test('an unknown token is a session that has ended', async () => {
  const talk = await converse({page: 'tariff-name'}, {token: 'cot_nobody'});
  await talk.session.start();
  const error = errorOf(talk);
  assert.ok(error instanceof ConnectError);
  assert.equal(error.kind, 'expired');
  assert.equal(error.code, 'connect_token_not_found');
});

test('a disposed session emits no further states', async () => {
  const talk = await converse({page: 'tariff-name', faults: [{type: 'delay', ms: 20, at: 1}]});
  const turn = talk.session.start();
  talk.session.dispose();
  await turn;
  assert.deepEqual(
    talk.states.map(({status}) => status),
    ['busy'],
  );
});

test('a customer who went back stays there when a read finds nothing new', async () => {
  const talk = await converse({page: 'tariff-name'});
  const {session} = talk;
  await session.start();
  await session.answer({tariff: {name: 'First'}});
  await session.back();
  const {step} = session.state;
  await session.start();
  pageOf(talk, 'tariff-name');
  assert.equal(session.state.step, step);
  await session.answer({tariff: {name: 'Second'}});
  pageOf(talk, 'contract-term');
});

/** Two windows at the summary of one session. */
async function twoWindows() {
  const simulator = createSimulator();
  const token = await sessionToken(simulator, {page: 'tariff-summary'});
  const slow = await converse({}, {token}, simulator);
  const fast = await converse({}, {token}, simulator);
  await slow.session.start();
  await fast.session.start();
  return [slow, fast] as const;
}

test('an answer to a page that is no longer current shows the current page, and says so', async () => {
  const [slow, fast] = await twoWindows();
  await fast.session.act('EDIT');
  const {providers} = pageOf(fast, 'provider-select').data;
  const id = providers.find(({display_name}) => display_name === 'Anchor Utilities')?.id;
  await fast.session.answer({provider: {id: id ?? ''}});
  await slow.session.act('SAVE');
  pageOf(slow, 'tariff-structure');
  const {state} = slow.session;
  assert.equal(state.status === 'page' && state.rejection?.code, 'moved_on');
});

test('an answer after the end, in another window, shows the end', async () => {
  const [slow, fast] = await twoWindows();
  await fast.session.act('SAVE');
  await slow.session.act('SAVE');
  assert.equal(slow.session.state.status, 'complete');
});

test('a rejection is a rejection, whatever its HTTP status', async () => {
  for (const status of [200, 400, 404, 409, 422]) {
    const error = {type: 'invalid_request', code: 'tariff_not_found', message: 'No such tariff.'};
    const fault = {type: 'error-object', status, error, at: 2};
    const talk = await converse({page: 'tariff-name', faults: [fault]});
    await talk.session.start();
    await talk.session.answer({tariff: {name: 'x'}});
    const {state} = talk.session;
    assert.equal(state.status === 'page' && state.rejection?.code, 'tariff_not_found');
  }
});

test('the rejection of a read is a failure, since there is nothing to correct', async () => {
  const error = {type: 'invalid_request', code: 'odd', message: 'Not now.'};
  const fault = {type: 'error-object', status: 422, error};
  const talk = await converse({
    page: 'tariff-name',
    faults: [fault, {type: 'reset', at: 3}, {...fault, at: 4}],
  });
  await talk.session.start();
  assert.equal(errorOf(talk).serviceMessage, 'Not now.');
  await talk.session.start();
  await talk.session.answer({tariff: {name: 'x'}});
  assert.equal(errorOf(talk).kind, 'network');
  await talk.session.start();
  assert.equal(errorOf(talk).kind, 'server');
});
