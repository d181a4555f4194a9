import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  createFlatpeakServer,
  memoryStore,
  signatureVerifier,
  type FlatpeakServerOptions,
} from '../../../../src/server/index.js';

const GOOD: FlatpeakServerOptions = {
  accountId: 'acc_4d1c',
  apiKey: 'sk_test_9f8e7d6c5b4a',
  callbackUrl: 'https://shop.example/flatpeak/callback',
  getCustomerId: () => 'ann',
};

/** What is said about options of a site that is written in JavaScript; empty if they are right. */
function mistakesIn(options: unknown): string[] {
  try {
    createFlatpeakServer(options as FlatpeakServerOptions);
    return [];
  } catch (error) {
    assert.ok(error instanceof TypeError);
    return error.message.split('\n').filter(line => !line.startsWith('The options have'));
  }
}

/** An option, a value that is refused, and what its sentence says. */
const REFUSED: [option: string, value: unknown, says: RegExp][] = [
  ['accountId', 7, /must be a string, and is a number/],
  ['accountId', 'acc_4d1c:sk_test_9f8e', /colon/],
  ['apiKey', 'sk_test_9f8e\n', /line break.*trim/],
  ['apiKey', {}, /must be a string/],
  ['apiUrl', 'http://api.example', /http: URL of another machine.*allowHttp/],
  ['apiUrl', 'http://simulator:4010/api', /private network/],
  ['apiUrl', 'http://192.168.1.5/api', /allowHttp/],
  ['apiUrl', 'http://localhost.evil.example', /allowHttp/],
  ['apiUrl', 'ftp://api.example', /must begin with https/],
  ['apiUrl', 'api.example', /not an absolute URL/],
  ['apiUrl', 'https:api.example', /not an absolute URL/],
  ['apiUrl', 'https://api.example?key=1', /without \? and #/],
  ['apiUrl', 'https://user:hunter2@api.example', /user name or a password/],
  ['connectApiUrl', 'https://connect.example\r\nx: y', /line break/],
  ['callbackUrl', 'http://shop.example/flatpeak/callback', /allowHttp/],
  ['callbackUrl', 'javascript:alert(1)', /must not begin with javascript:/],
  ['callbackUrl', '/flatpeak/callback', /not an absolute URL/],
  ['callbackUrl', new URL('https://shop.example'), /must be a string/],
  ['connectUrl', 'http://shop.example/energy', /allowHttp/],
  ['connectUrl', 7, /must be a string/],
  ['returnUrl', 'account', /or a path that begins with a slash/],
  ['returnUrl', '//evil.example', /one slash/],
  ['returnUrl', '/\\evil.example', /one slash/],
  ['returnUrl', '/account\r\nset-cookie: a=b', /line break/],
  ['returnUrl', '/日本', /percent-encoded/],
  ['basePath', 'flatpeak', /must begin with a slash/],
  ['basePath', '', /must begin with a slash/],
  ['basePath', '/flatpeak?x', /must be a path/],
  ['basePath', '/a/../flatpeak', /must be a path/],
  ['basePath', '//flatpeak', /must be a path/],
  ['basePath', '/flatpeak\n', /must be a path/],
  ['allowedOrigins', 'https://cms.example', /must be an array/],
  ['allowedOrigins', ['https://cms.example/'], /entry 1 must be written.*https:\/\/cms\.example$/],
  ['allowedOrigins', ['https://cms.example', 'cms.example'], /entry 2 is not an origin/],
  ['allowedOrigins', ['*'], /not an origin/],
  ['allowedOrigins', ['null'], /not an origin/],
  ['allowedOrigins', [7], /must be a string/],
  ['allowedOrigins', new Set(), /must be an array of origins, and is an object/],
  ['getCustomerId', 'ann', /must be a function, and is a string/],
  ['onConnected', {}, /must be a function/],
  ['onEvent', [], /must be a function, and is an array/],
  ['onError', 'console.error', /must be a function/],
  ['fetch', true, /must be a function/],
  ['now', 1_781_000_000_000, /must be a function/],
  ['timeout', 0, /number of milliseconds/],
  ['timeout', '10s', /must be a number, and is a string/],
  ['timeout', Number.NaN, /number of milliseconds/],
  ['retryDelay', -1, /number of milliseconds/],
  ['requestTimeout', Infinity, /number of milliseconds/],
  ['requestTimeout', 2 ** 31, /number of milliseconds/],
  ['apiVersion', 'volt', /must be one of zero, anode, busbar/],
  [
    'store',
    Promise.resolve(memoryStore()),
    /must be an object, and is a promise, which must be awaited/,
  ],
  ['store', {...memoryStore(), claim: undefined}, /lacks claim/],
  ['store', null, /is null/],
  ['sessionDefaults', 'RESIDENTIAL', /must be an object/],
  ['webhook', signatureVerifier(), /pass \{verify: signatureVerifier\(\)\}/],
  ['webhook', {verify: 'x'}, /needs the function verify/],
  ['webhook', {}, /needs the function verify.*undefined/],
  ['allowHttp', 'yes', /must be true or false/],
];

for (const [option, value, says] of REFUSED) {
  const shown = typeof value === 'string' ? JSON.stringify(value) : typeof value;
  test(`the option ${option} is refused at start: ${shown} (${String(says)})`, () => {
    const mistakes = mistakesIn({...GOOD, [option]: value});
    assert.equal(mistakes.length, 1, mistakes.join('\n'));
    assert.match(mistakes[0] ?? '', /^The option \w+ .+$/);
    assert.ok(mistakes[0]?.startsWith(`The option ${option} `));
    assert.match(mistakes[0]?.slice(0, -1) ?? '', says);
  });
}

const ACCEPTED: Partial<FlatpeakServerOptions>[] = [
  {apiUrl: 'http://localhost:4010/api', connectApiUrl: 'http://127.0.0.1:4010/connect'},
  {apiUrl: 'http://[::1]:4010/api', callbackUrl: 'http://app.localhost/flatpeak/callback'},
  {apiUrl: 'http://simulator:4010/api', allowHttp: true},
  {callbackUrl: 'myapp://flatpeak', connectUrl: 'myapp://energy', returnUrl: 'myapp://done'},
  {returnUrl: '/account?tab=energy#tariffs', basePath: '/api/energy/'},
  {basePath: '/', allowedOrigins: ['https://cms.example', 'http://localhost:3000']},
  {allowedOrigins: [], connectUrl: () => 'https://shop.example/'},
  // Options that are left to their defaults, as an environment without a variable has them.
  {apiUrl: undefined, store: undefined, onError: undefined, basePath: undefined} as object,
];

for (const options of ACCEPTED) {
  test(`these options are accepted: ${Object.entries(options).join(' ')}`, () => {
    assert.deepEqual(mistakesIn({...GOOD, ...options}), []);
  });
}

test('all mistakes are named at once, each with a sentence, and no value with them', () => {
  const secrets = {apiKey: 'hunter2 hunter2', accountId: 'hunter3:x'};
  const mistakes = mistakesIn({
    ...secrets,
    basePath: 'hunter4',
    callbackUrl: 'http://hunter5.example',
    allowedOrigins: 'https://hunter6.example',
    onerror: () => {},
  });
  assert.equal(mistakes.length, 7, mistakes.join('\n'));
  for (const name of [
    'getCustomerId is missing',
    'apiKey',
    'accountId',
    'basePath',
    'callbackUrl',
  ]) {
    assert.equal(
      mistakes.filter(mistake => mistake.includes(`The option ${name}`)).length,
      1,
      name,
    );
  }
  assert.ok(mistakes.includes('- There is no option onerror. Did you mean onError?'));
  assert.doesNotMatch(mistakes.join(), /hunter/);
});

test('a name that is almost right is a mistake, and another one is not', () => {
  const MEANT = {
    onConected: 'onConnected',
    returnURL: 'returnUrl',
    'base-path': 'basePath',
    allowedOrigin: 'allowedOrigins',
    request_timeout: 'requestTimeout',
  };
  for (const [name, meant] of Object.entries(MEANT)) {
    assert.deepEqual(mistakesIn({...GOOD, [name]: 1}), [
      `There is no option ${name}. Did you mean ${meant}?`,
    ]);
  }
  assert.deepEqual(mistakesIn({...GOOD, logger: console}), []);
});

test('options that are not there at all are one sentence', () => {
  for (const nothing of [undefined, null, 'acc_1', []]) {
    assert.match(mistakesIn(nothing).join('\n'), /^createFlatpeakServer needs its options/);
  }
});
