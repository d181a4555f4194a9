import assert from 'node:assert/strict';
import {test} from 'node:test';
import {readSettings, SettingsError} from '../../../src/program/settings/settings.js';
import {environment} from '../../support/server/program.js';

const COMPLETE = {...environment('http://localhost:4010'), FLATPEAK_DATA: '/data'};

/** What is wrong with an environment. */
function mistakesIn(changes: Readonly<Record<string, string | undefined>>): readonly string[] {
  try {
    readSettings({...COMPLETE, ...changes});
    return [];
  } catch (error) {
    assert.ok(error instanceof SettingsError);
    return error.mistakes;
  }
}

test('an environment with everything is taken', () => {
  assert.deepEqual(mistakesIn({}), []);
});

test('each API version of the companion is one of the program', () => {
  for (const name of ['zero', 'anode', 'busbar'] as const) {
    assert.equal(readSettings({...COMPLETE, FLATPEAK_API_VERSION: name}).apiVersion, name);
  }
  assert.deepEqual(mistakesIn({FLATPEAK_API_VERSION: 'volt'}).length, 1);
});

test('the sign-in page may be that of another site, which gets nothing of the link', () => {
  const env = {
    FLATPEAK_API_VERSION: 'busbar',
    FLATPEAK_SIGN_IN_URL: 'https://login.example/authorize',
  };
  assert.deepEqual(mistakesIn(env), []);
});

test('an empty environment is told all that is missing at once', () => {
  try {
    readSettings({});
    assert.fail();
  } catch (error) {
    assert.ok(error instanceof SettingsError);
    for (const name of [
      ...['FLATPEAK_ACCOUNT_ID', 'FLATPEAK_API_KEY', 'FLATPEAK_PUBLIC_URL'],
      ...['FLATPEAK_CONNECT_PAGE', 'FLATPEAK_CUSTOMER', 'DATABASE_URL'],
    ])
      assert.ok(
        error.mistakes.some(mistake => mistake.startsWith(`${name} is not set. `)),
        name,
      );
  }
});

const MISTAKES: readonly (readonly [
  changes: Readonly<Record<string, string | undefined>>,
  ...sentences: RegExp[],
])[] = [
  [{FLATPEAK_CUSTOMER: 'cookie'}, /FLATPEAK_CUSTOMER must be jwt or link/],
  [{FLATPEAK_LINK_SECRET: 'abracadabra'}, /FLATPEAK_LINK_SECRET is shorter than 32 characters/],
  [{FLATPEAK_PUBLIC_URL: 'shop.example'}, /FLATPEAK_PUBLIC_URL is not a URL/],
  [{FLATPEAK_CONNECT_PAGE: 'javascript:alert(1)'}, /FLATPEAK_CONNECT_PAGE is not a URL/],
  [{FLATPEAK_ACOUNT_ID: 'acc_1'}, /FLATPEAK_ACOUNT_ID is not a setting/],
  [{PORT: 'eighty'}, /PORT is not a whole number/],
  [{DATABASE_URL: 'mysql://db'}, /both set/, /does not begin with postgres/],
  [
    {FLATPEAK_CUSTOMER: 'jwt'},
    /FLATPEAK_JWT_SECRET is not set/,
    /FLATPEAK_JWT_AUDIENCE is not set/,
  ],
  [
    {FLATPEAK_CUSTOMER: 'header', FLATPEAK_TRUSTED_PROXIES: 'proxy.local'},
    /neither an IP address/,
    /FLATPEAK_CUSTOMER_HEADER is not set/,
  ],
  [{FLATPEAK_CUSTOMER: 'header', FLATPEAK_CUSTOMER_HEADER: 'x-user'}, /TRUSTED_PROXIES is not set/],
  [
    {
      FLATPEAK_CUSTOMER: 'header',
      FLATPEAK_CUSTOMER_HEADER: 'x',
      FLATPEAK_TRUSTED_PROXIES: '10.0.0.0/33',
    },
    /neither an IP address/,
  ],
  [
    {
      FLATPEAK_CUSTOMER: 'header',
      FLATPEAK_CUSTOMER_HEADER: 'x-user',
      FLATPEAK_TRUSTED_PROXIES: '10.0.0.0/8',
      FLATPEAK_DEVICE_HEADER: 'x device',
      FLATPEAK_API_VERSION: 'busbar',
    },
    /FLATPEAK_DEVICE_HEADER is not the name of a header/,
  ],
  [
    {
      FLATPEAK_JWT_DEVICE_CLAIM: 'charger',
      FLATPEAK_DEVICE_HEADER: 'x-device',
      FLATPEAK_SIGN_IN_URL: 'https://shop.example/sign-in',
    },
    /FLATPEAK_JWT_DEVICE_CLAIM needs FLATPEAK_API_VERSION=busbar/,
    /FLATPEAK_DEVICE_HEADER needs FLATPEAK_API_VERSION=busbar/,
    /FLATPEAK_SIGN_IN_URL needs FLATPEAK_API_VERSION=busbar/,
  ],
  ...['javascript:alert(1)', '/sign-in'].map(
    url =>
      [
        {FLATPEAK_API_VERSION: 'busbar', FLATPEAK_SIGN_IN_URL: url},
        /FLATPEAK_SIGN_IN_URL is not a URL such as/,
      ] as const,
  ),
  [
    {
      FLATPEAK_API_VERSION: 'busbar',
      FLATPEAK_SIGN_IN_URL: 'https://shop.example/sign-in',
      FLATPEAK_CUSTOMER: 'jwt',
      FLATPEAK_JWT_SECRET: 's'.repeat(32),
      FLATPEAK_JWT_AUDIENCE: 'shop',
    },
    /FLATPEAK_SIGN_IN_URL needs FLATPEAK_JWT_COOKIE/,
  ],
  [
    {
      FLATPEAK_API_VERSION: 'busbar',
      FLATPEAK_CUSTOMER: 'header',
      FLATPEAK_CUSTOMER_HEADER: 'X-User',
      FLATPEAK_DEVICE_HEADER: 'x-user',
      FLATPEAK_TRUSTED_PROXIES: '10.0.0.1',
    },
    /FLATPEAK_DEVICE_HEADER is the same as FLATPEAK_CUSTOMER_HEADER/,
  ],
  [
    {
      FLATPEAK_CUSTOMER: 'header',
      FLATPEAK_CUSTOMER_HEADER: 'x user',
      FLATPEAK_TRUSTED_PROXIES: '10.0.0.1',
    },
    /FLATPEAK_CUSTOMER_HEADER is not the name of a header/,
  ],
  [{FLATPEAK_CUSTOMER: 'shopify'}, /FLATPEAK_SHOPIFY_SECRET is not set/],
  [{FLATPEAK_ALLOWED_ORIGINS: 'https://www.example.com/'}, /ALLOWED_ORIGINS has an entry that/],
  [{FLATPEAK_CUSTOMER: 'introspection'}, /FLATPEAK_INTROSPECTION_URL is not set/],
  [
    {FLATPEAK_SITE_WEBHOOK_URL: 'https://shop.example/hook'},
    /FLATPEAK_SITE_WEBHOOK_SECRET is not set/,
  ],
  [
    {
      FLATPEAK_SITE_WEBHOOK_URL: 'https://shop.example/hook',
      FLATPEAK_SITE_WEBHOOK_SECRET: 'whsec_AAAA',
    },
    /must be whsec_ and 24 to 64 bytes/,
  ],
];

for (const [changes, ...sentences] of MISTAKES)
  test(`${JSON.stringify(changes)} has a sentence for each mistake, without the value`, () => {
    const mistakes = mistakesIn(changes);
    assert.equal(mistakes.length, sentences.length, mistakes.join('\n'));
    for (const sentence of sentences) assert.match(mistakes.join('\n'), sentence);
    assert.ok(!mistakes.join().includes('abracadabra'));
  });
