import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {encodeMessage, parseAppMessage, type PageMessage} from 'flatpeak-connect/bridge';
import {
  initialState,
  isReturnUrl,
  next,
  originOf,
  scriptFor,
  type Effect,
  type Input,
  type State,
} from '../../../../integrations/webview/host.js';

const TOKEN = 'cot_1';
const RETURN_URL = `https://connect.example.com/app/return?fp_cot=${TOKEN}`;
const LOGIN_URL = `https://provider.example/login?fp_cot=${TOKEN}`;

const READY: PageMessage = {type: 'ready', release: '0.1.0'};
const PAGE: PageMessage = {type: 'page', kind: 'postal-address', route: 'postal_address', step: 1};
const COMPLETE: PageMessage = {
  type: 'complete',
  outcome: 'saved',
  liveMode: false,
  tariff: 'Agile',
};

const from = (message: PageMessage): Input => ({type: 'message', data: encodeMessage(message)});
const ready = from(READY);
const token = (value = TOKEN): Input => ({type: 'token', token: value});
const returned: Input = {type: 'return', url: RETURN_URL};

/** An app, and what it did. */
class App {
  state: State;
  constructor(state: Partial<State> = {}) {
    this.state = {...initialState, ...state};
  }
  do(...inputs: Input[]): Effect[] {
    return inputs.flatMap(input => {
      const [state, effects] = next(this.state, input);
      this.state = state;
      return effects;
    });
  }
}

/** The types of what was done, with those of the messages that were sent. */
const named = (effects: readonly Effect[]) =>
  effects.map(effect => (effect.type === 'send' ? `> ${effect.message.type}` : effect.type));

describe('the token', () => {
  test('is asked for once the page is ready, and sent once', () => {
    const app = new App();
    assert.deepEqual(app.do({type: 'loading'}), []);
    assert.deepEqual(app.do(ready), [{type: 'fetch-token'}]);
    assert.deepEqual(app.do(token()), [
      {type: 'send', message: {type: 'token', token: TOKEN, login: 'app'}},
    ]);
    assert.deepEqual(app.do(token()), []);
  });

  test('waits for a late page', () => {
    const app = new App();
    assert.deepEqual(app.do(token()), []);
    assert.deepEqual(named(app.do(ready)), ['> token']);
  });

  test('goes to a page that was loaded again', () => {
    const app = new App();
    app.do(ready, token());
    assert.deepEqual(named(app.do({type: 'loading'}, ready)), ['> token']);
    assert.deepEqual(named(app.do(ready)), ['> token'], 'also if the app saw no loading');
  });

  test('is asked for once if the page is loaded again meanwhile', () => {
    const app = new App();
    app.do(ready);
    assert.deepEqual(app.do({type: 'loading'}, ready), []);
    assert.deepEqual(named(app.do(token())), ['> token']);
  });

  test('is not sent to a page that loads', () => {
    const app = new App();
    app.do(ready, {type: 'loading'});
    assert.deepEqual(app.do(token()), []);
  });

  test('is asked for again after a failure, when the page is ready again', () => {
    const app = new App();
    app.do(ready);
    const [effect] = app.do({type: 'token-failed'});
    assert.equal(effect?.type === 'error' && effect.error.code, 'fetch_failed');
    assert.deepEqual(app.do(ready), [{type: 'fetch-token'}]);
  });

  test('is another one after it has expired', () => {
    const app = new App();
    app.do(ready, token());
    const expired = {kind: 'expired', code: 'token_expired', message: 'Expired.'};
    assert.deepEqual(app.do(from({type: 'error', ...expired})), [{type: 'error', error: expired}]);
    assert.deepEqual(app.do(ready), [{type: 'fetch-token'}]);
    assert.deepEqual(app.do(token('cot_2')), [
      {type: 'send', message: {type: 'token', token: 'cot_2', login: 'app'}},
    ]);
  });

  test('stays after another failure', () => {
    const app = new App();
    app.do(ready, token(), from({type: 'error', kind: 'network', code: '', message: 'Lost.'}));
    assert.deepEqual(named(app.do(ready)), ['> token']);
  });
});

describe('the provider’s login', () => {
  test('opens in the system browser, and its return goes to the page', () => {
    const app = new App();
    app.do(ready, token(), from(PAGE));
    assert.deepEqual(app.do(from({type: 'redirect', url: LOGIN_URL})), [
      {type: 'open-login', url: LOGIN_URL},
    ]);
    assert.deepEqual(app.do(returned), [
      {type: 'send', message: {type: 'return', url: RETURN_URL}},
    ]);
    assert.deepEqual(named(app.do(ready)), ['> token'], 'the return is sent once');
  });

  test('opens again if the customer wants that', () => {
    const app = new App();
    const redirect = from({type: 'redirect', url: LOGIN_URL});
    assert.deepEqual(named(app.do(ready, token(), redirect, redirect).slice(-2)), [
      'open-login',
      'open-login',
    ]);
  });

  test('returns to an app that was ended meanwhile: the token is sent first', () => {
    const app = new App();
    assert.deepEqual(app.do(returned), []);
    assert.deepEqual(app.do(ready), [{type: 'fetch-token', returnUrl: RETURN_URL}]);
    assert.deepEqual(named(app.do(token())), ['> token', '> return']);
  });

  test('returns while the page loads again', () => {
    const app = new App();
    app.do(ready, token(), {type: 'loading'});
    assert.deepEqual(app.do(returned), []);
    assert.deepEqual(named(app.do(ready)), ['> token', '> return']);
  });

  test('gives the app no token: the URL may be anyone’s', () => {
    const app = new App();
    app.do({type: 'return', url: 'https://connect.example.com/app/return?fp_cot=cot_attacker'});
    app.do(ready);
    const [sent] = app.do(token('cot_own'));
    assert.deepEqual(sent, {
      type: 'send',
      message: {type: 'token', token: 'cot_own', login: 'app'},
    });
  });

  for (const url of [
    'javascript:alert(1)',
    'intent://x#Intent;end',
    'file:///etc/passwd',
    'http://provider.example/login',
    'http://localhost@evil.example/',
    'https://good.example@evil.example/',
    'https:evil.example',
  ])
    test(`does not open ${url}`, () => {
      const [effect] = new App().do(from({type: 'redirect', url}));
      assert.equal(effect?.type === 'error' && effect.error.code, 'forbidden_url');
      assert.ok(!JSON.stringify(effect).includes(url));
    });

  test('opens a simulator on this machine', () => {
    const url = 'http://localhost:4010/login';
    assert.deepEqual(new App().do(from({type: 'redirect', url})), [{type: 'open-login', url}]);
  });
});

describe('the end', () => {
  test('is notified once, without the message’s type', () => {
    const app = new App();
    app.do(ready, token());
    const {type: _, ...result} = COMPLETE;
    assert.deepEqual(app.do(from(COMPLETE), from(COMPLETE)), [{type: 'complete', result}]);
    assert.deepEqual(app.do(from({type: 'close', complete: true})), [
      {type: 'close', complete: true},
    ]);
  });

  test('leaves no token behind, and a page that loads again is closed', () => {
    const app = new App();
    app.do(ready, token(), returned, from(COMPLETE));
    assert.ok(!JSON.stringify(app.state).includes(TOKEN));
    assert.deepEqual(app.do({type: 'loading'}, ready), [{type: 'close', complete: true}]);
  });

  test('of a customer who left is a close, and the session goes on with its token', () => {
    const app = new App();
    app.do(ready, token(), from(PAGE));
    assert.deepEqual(app.do(from({type: 'close', complete: false})), [
      {type: 'close', complete: false},
    ]);
    assert.deepEqual(named(app.do(ready)), ['> token']);
  });
});

describe('the back button', () => {
  const back: Input = {type: 'back'};

  test('goes to the page that is shown', () => {
    const app = new App();
    app.do(ready, token(), from(PAGE));
    assert.deepEqual(app.do(back), [{type: 'send', message: {type: 'back'}}]);
  });

  test('closes what shows no page yet, or no longer', () => {
    const app = new App();
    const closed = [{type: 'close', complete: false}];
    assert.deepEqual(app.do(back), closed, 'a page that loads');
    app.do(ready);
    assert.deepEqual(app.do(back), closed, 'a page without a token');
    app.do(token(), from(PAGE), from({type: 'close', complete: false}));
    assert.deepEqual(app.do(back), closed, 'a page that has closed');
    app.do(from(PAGE), {type: 'loading'});
    assert.deepEqual(app.do(back), closed, 'a page that loads again');
  });
});

test('the look is sent before the token, and again when it changes', () => {
  const app = new App();
  const language = (tag: string): Input => ({
    type: 'look',
    messages: [
      {type: 'theme', theme: 'dark'},
      {type: 'language', language: tag},
    ],
  });
  assert.deepEqual(app.do(language('de')), []);
  assert.deepEqual(named(app.do(token(), ready)), ['> theme', '> language', '> token']);
  assert.deepEqual(named(app.do(language('fr'))), ['> theme', '> language']);
  assert.deepEqual(named(app.do(ready)), ['> theme', '> language', '> token']);
});

test('what is no message of the bridge, or of a later release, does nothing', () => {
  const app = new App();
  app.do(ready, token());
  const before = app.state;
  for (const data of [
    ...['', 'hello', '{', 'null', '[]', '{"type":"ready"}', undefined, null, 1, {}],
    '{"flatpeak":2,"type":"ready","release":"9"}',
    '{"flatpeak":1,"type":"confetti"}',
    '{"flatpeak":1,"type":"toString"}',
    '{"flatpeak":1,"type":"redirect"}',
    '{"flatpeak":1,"type":"token","token":"cot_2"}',
    '{"flatpeak":1,"type":"height","height":400}',
  ]) {
    assert.deepEqual(app.do({type: 'message', data}), [], JSON.stringify(data));
    assert.deepEqual(app.state, before);
  }
});

test('nothing is logged, and no error has a secret', t => {
  const logs = (['log', 'info', 'warn', 'error', 'debug'] as const).map(name =>
    t.mock.method(console, name, () => {}),
  );
  const app = new App();
  const effects = app.do(
    ...[returned, ready, token(), returned, {type: 'token-failed'} as const],
    from({type: 'redirect', url: LOGIN_URL}),
    from({type: 'redirect', url: `myapp://${TOKEN}`}),
    from(COMPLETE),
  );
  for (const log of logs) assert.equal(log.mock.callCount(), 0);
  const loggable = effects.filter(({type}) => ['error', 'complete', 'close'].includes(type));
  assert.equal(loggable.length, 3);
  assert.ok(!JSON.stringify(loggable).includes(TOKEN));
});

test('the script for the page gives it the message', () => {
  let received: unknown;
  const message = {type: 'return', url: `${RETURN_URL}&quote='"\u2028</script>`} as const;
  const run = new Function('globalThis', scriptFor(message)); // eslint-disable-line no-new-func -- as a web view does
  run({flatpeak: {receive: (data: unknown) => (received = data)}});
  assert.deepEqual(parseAppMessage(received), message);
  assert.doesNotThrow(() => run({}), 'a page that is not there yet');
});

test('the origin of a URL is that of its host, whatever stands before or behind it', () => {
  assert.equal(originOf('https://Connect.example.com/1/?a#b'), 'https://connect.example.com');
  assert.equal(originOf('https://connect.example.com:8443'), 'https://connect.example.com:8443');
  for (const url of [
    'https://connect.example.com@evil.example/',
    'https://connect.example.com\\@evil.example/',
    'https:connect.example.com',
    'myapp://connect.example.com/',
    'about:blank',
    '',
  ])
    assert.equal(originOf(url), undefined, url);
});

test('a URL returned from the login is compared without its query', () => {
  const expected = 'https://connect.example.com/app/return';
  assert.ok(isReturnUrl(RETURN_URL, expected));
  assert.ok(isReturnUrl(expected, expected));
  assert.ok(!isReturnUrl('https://connect.example.com/app/returned?x', expected));
  assert.ok(!isReturnUrl('https://evil.example/app/return', expected));
});
