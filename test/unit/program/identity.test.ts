import assert from 'node:assert/strict';
import {createHmac} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {test, type TestContext} from 'node:test';
import {exportJWK, generateKeyPair, SignJWT} from 'jose';
import {byIntrospection} from '../../../src/program/identity/introspection.js';
import {byJwt} from '../../../src/program/identity/jwt.js';
import {byLink, readCustomer, signCustomer} from '../../../src/program/identity/link.js';
import {byHeader} from '../../../src/program/identity/proxy-header.js';
import {byShopify} from '../../../src/program/identity/shopify.js';
import {listen} from '../../support/server/listen.js';

const SECRET = 's'.repeat(40);
const NOW = 1_900_000_000;

const request = (headers: Record<string, string> = {}, path = '/flatpeak/connect-token') =>
  new Request(`https://shop.example${path}`, {headers});

/** The customer of a request. */
const customerOf = async (
  ...[identity, headers, path, address]: Parameters<typeof signedIn>
): Promise<string | undefined> => (await signedIn(identity, headers, path, address))?.customer;

/** What an identity says of a request. */
const signedIn = (
  identity: {find: ReturnType<typeof byLink>['find']},
  headers?: Record<string, string>,
  path?: string,
  address?: string,
) => identity.find({request: request(headers, path), address});

const signed = (claims: object, {audience = 'energy', secret = SECRET, expires = '5m'} = {}) =>
  new SignJWT({...claims})
    .setProtectedHeader({alg: 'HS256'})
    .setAudience(audience)
    .setExpirationTime(expires)
    .sign(new TextEncoder().encode(secret));

const JWT = {
  by: 'jwt',
  keys: {secret: SECRET},
  audience: 'energy',
  issuer: undefined,
  cookie: undefined,
  claim: 'sub',
  deviceClaim: undefined,
} as const;

test('a JWT of the site’s backend names the customer', async () => {
  const identity = await byJwt(JWT);
  const authorization = `Bearer ${await signed({sub: 'ann'})}`;
  assert.equal(await customerOf(identity, {authorization}), 'ann');
});

test('a JWT is of nobody if it is missing, expired, for another audience or of another key', async () => {
  const identity = await byJwt(JWT);
  const without = new SignJWT({sub: 'ann'})
    .setProtectedHeader({alg: 'HS256'})
    .setAudience('energy');
  const tokens = [
    await signed({sub: 'ann'}, {audience: 'shop'}),
    await signed({sub: 'ann'}, {secret: 'x'.repeat(40)}),
    await signed({sub: 'ann'}, {expires: '-1m'}),
    await signed({sub: 7}),
    await signed({}),
    await without.sign(new TextEncoder().encode(SECRET)),
    `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"sub":"ann","aud":"energy","exp":9999999999}').toString('base64url')}.`,
    'confetti',
  ];
  for (const token of tokens)
    assert.equal(await customerOf(identity, {authorization: `Bearer ${token}`}), undefined, token);
  assert.equal(await customerOf(identity), undefined);
});

test('a JWT may be in a cookie, and have another claim', async () => {
  const identity = await byJwt({...JWT, cookie: 'session', claim: 'uid'});
  const cookie = `theme=dark; session=${await signed({uid: 'u-1'})}`;
  assert.equal(await customerOf(identity, {cookie}), 'u-1');
  assert.equal(await customerOf(identity, {authorization: cookie}), undefined);
});

test('a JWT may be signed with a key that the site publishes', async t => {
  const {publicKey, privateKey} = await generateKeyPair('ES256');
  const keys = {keys: [{...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256'}]};
  const url = await listen(t, (_, reply) => reply.end(JSON.stringify(keys)));
  const identity = await byJwt({...JWT, keys: {jwksUrl: new URL(url)}});
  const token = await new SignJWT({sub: 'ann'})
    .setProtectedHeader({alg: 'ES256', kid: 'k1'})
    .setAudience('energy')
    .setExpirationTime('5m')
    .sign(privateKey);
  assert.equal(await customerOf(identity, {authorization: `Bearer ${token}`}), 'ann');
  // A public key is no secret to sign with.
  const forged = await signed({sub: 'eve'}, {secret: JSON.stringify(keys.keys[0])});
  assert.equal(await customerOf(identity, {authorization: `Bearer ${forged}`}), undefined);
});

test('a signed link is of its customer until it expires', () => {
  const link = signCustomer(SECRET, 'ann.müller@shop', NOW);
  assert.equal(readCustomer(SECRET, link, NOW * 1000 - 1), 'ann.müller@shop');
  assert.equal(readCustomer(SECRET, link, NOW * 1000), undefined);
  assert.equal(readCustomer('x'.repeat(40), link, 0), undefined);
});

test('a link may be encoded once more, as a parameter', async () => {
  const identity = byLink(SECRET, () => 0);
  for (const customer of ['ann@example.com', 'a.b c/ü', '50%25off', 'ann..']) {
    const signed = signCustomer(SECRET, customer, NOW);
    for (const value of [signed, encodeURIComponent(signed)]) {
      const path = `/flatpeak/connect-token?lang=en&customer=${value}`;
      assert.equal(await customerOf(identity, {}, path), customer, value);
    }
  }
});

test('the example of the guide is a signed customer', () => {
  const guide = new URL('../../../docs/guide/program.md', import.meta.url);
  const [, secret = '', customer = '', signed = ''] =
    /secret `([^`]+)`, the customer `([^`]+)` until 1893456000 is `([^`]+)`/.exec(
      readFileSync(guide, 'utf8'),
    ) ?? [];
  assert.equal(readCustomer(secret, signed, 0), customer);
  assert.equal(customer, 'ann@example.com');
});

test('a signed link that was changed is of nobody', () => {
  const link = signCustomer(SECRET, 'ann', NOW);
  for (const changed of [
    link.replace('ann', 'eve'),
    link.replace(`${NOW}`, `${NOW + 1}`),
    link.slice(0, -1),
    `${link}0`,
    link.toUpperCase(),
    `ann.${NOW}.`,
    `.${NOW}.${'0'.repeat(64)}`,
    '',
  ])
    assert.equal(readCustomer(SECRET, changed, 0), undefined, changed);
});

test('a link in the URL gives a cookie, which is enough afterwards', async () => {
  const identity = byLink(SECRET, () => (NOW - 60) * 1000);
  const path = `/flatpeak/connect-token?customer=${encodeURIComponent(signCustomer(SECRET, 'ann', NOW))}`;
  assert.equal(await customerOf(identity, {}, path), 'ann');
  const cookie = identity.cookieFor?.(request({}, path)) ?? '';
  assert.match(cookie, /; HttpOnly; SameSite=Lax; Max-Age=3600; Secure$/);
  assert.equal(await customerOf(identity, {cookie: cookie.split(';')[0] ?? ''}), 'ann');
});

test('a link that has expired is of nobody, whatever cookie comes with it', async () => {
  const identity = byLink(SECRET, () => (NOW + 60) * 1000);
  const cookie = `flatpeak_customer=${signCustomer(SECRET, 'ann', NOW + 3600)}`;
  const path = `/flatpeak/connect-token?customer=${signCustomer(SECRET, 'bob', NOW)}`;
  assert.equal(await customerOf(identity, {cookie}), 'ann');
  assert.equal(await customerOf(identity, {cookie}, path), undefined);
  assert.equal(identity.cookieFor?.(request({cookie}, path)), undefined);
});

test('a refused link is reported with what to do, once an hour for each cause', async () => {
  let now = NOW * 1000;
  const errors: string[] = [];
  const identity = byLink(
    SECRET,
    () => now,
    error => void errors.push(String(error)),
  );
  const links = [
    '',
    signCustomer(SECRET, 'ann@example.com', NOW - 1),
    signCustomer('x'.repeat(40), 'ann@example.com', NOW + 60),
    signCustomer(SECRET, 'ann@example.com', NOW * 1000),
    signCustomer(SECRET, 'ann@example.com', NOW + 60),
  ];
  const requestAll = async () => {
    for (const link of links)
      for (const value of [link, encodeURIComponent(link)])
        await customerOf(identity, {}, `/flatpeak/connect-token?customer=${value}`);
  };
  await requestAll();
  await requestAll();
  assert.equal(errors.length, 3);
  assert.match(errors[0] ?? '', /\(expired\)\. .*clocks/);
  assert.match(errors[1] ?? '', /\(signature_wrong\)\. .*FLATPEAK_LINK_SECRET/);
  assert.match(errors[2] ?? '', /\(unreadable\)\. .*in seconds since 1970/);
  assert.doesNotMatch(errors.join(), /ann|[0-9a-f]{64}/);
  now += 3_600_000;
  await customerOf(identity, {}, `/flatpeak/connect-token?customer=${links[2]}`);
  assert.match(errors[3] ?? '', /signature_wrong/);
});

/** A backend that knows its customers by a cookie. */
async function backend(t: TestContext) {
  const asked: (string | undefined)[] = [];
  const url = await listen(t, ({headers: {cookie}}, reply) => {
    asked.push(cookie);
    if (cookie === 'sid=moved') reply.writeHead(302, {location: '/'}).end();
    else if (cookie === 'sid=down') reply.writeHead(500).end();
    else if (cookie === 'sid=1') reply.end('{"customer": "ann"}');
    else if (cookie === 'sid=2') reply.end('{"customer": null}');
    else reply.writeHead(401).end();
  });
  return {url: new URL(url), asked};
}

test('the site’s backend is asked with the customer’s cookie, once in five seconds', async t => {
  const {url, asked} = await backend(t);
  let now = 0;
  const identity = byIntrospection(url, () => now);
  const ask = (cookie: string) => customerOf(identity, {cookie});
  assert.deepEqual(await Promise.all([ask('sid=1'), ask('sid=1'), ask('sid=2')]), [
    'ann',
    'ann',
    undefined,
  ]);
  assert.equal(await ask('sid=3'), undefined);
  assert.deepEqual(asked.toSorted(), ['sid=1', 'sid=2', 'sid=3']);
  now = 5000;
  await ask('sid=1');
  assert.equal(asked.length, 4);
});

test('nobody is asked about a request without a cookie', async t => {
  const {url, asked} = await backend(t);
  assert.equal(await customerOf(byIntrospection(url)), undefined);
  assert.deepEqual(asked, []);
});

test('a backend that fails, or that leads elsewhere, names nobody and is asked again', async t => {
  const {url, asked} = await backend(t);
  const identity = byIntrospection(url);
  for (const cookie of ['sid=down', 'sid=down', 'sid=moved'])
    await assert.rejects(customerOf(identity, {cookie}));
  assert.equal(asked.length, 3);
});

test('a header names the customer if a trusted proxy sends it', async () => {
  const identity = byHeader({
    by: 'header',
    header: 'x-user',
    deviceHeader: undefined,
    proxies: ['10.0.0.7', '192.168.0.0/16', 'fd00::/8'],
  });
  const from = (address: string) => customerOf(identity, {'x-user': 'ann'}, '/', address);
  for (const address of ['10.0.0.7', '::ffff:10.0.0.7', '192.168.3.4', 'fd00::1'])
    assert.equal(await from(address), 'ann', address);
  for (const address of ['10.0.0.8', '::1', '', '127.0.0.1'])
    assert.equal(await from(address), undefined, address);
  assert.equal(await customerOf(identity, {'x-user': 'eve, ann'}, '/', '10.0.0.7'), undefined);
});

/** The example of Shopify’s page “Authenticate app proxies”, whose secret is `hush`. */
const SHOPIFY =
  '/flatpeak/connect-token?extra=1&extra=2&shop=shop-name.myshopify.com&logged_in_customer_id=1' +
  '&path_prefix=%2Fapps%2Fawesome_reviews&timestamp=1317327555' +
  '&signature=4c68c8624d737112c91818c11017d24d334b524cb5c2b8ba08daa056f7395ddb';
const SHOPIFY_TIME_MS = 1_317_327_555_000;

test('a request that Shopify has signed names the customer of the shop', async () => {
  for (const offset of [0, 299_000, -299_000]) {
    const identity = byShopify('hush', () => SHOPIFY_TIME_MS + offset);
    assert.equal(await customerOf(identity, {}, SHOPIFY), '1');
  }
});

test('a request of Shopify’s that is old, changed or of another app is of nobody', async () => {
  const identity = byShopify('hush', () => SHOPIFY_TIME_MS);
  for (const path of [
    SHOPIFY.replace('customer_id=1', 'customer_id=2'),
    SHOPIFY.replace('extra=1&', ''),
    SHOPIFY.replace(/&signature=.*/, ''),
    `${SHOPIFY}&signature=${'0'.repeat(64)}`,
    `${SHOPIFY}&logged_in_customer_id=2`,
    '/flatpeak/connect-token?logged_in_customer_id=1',
  ])
    assert.equal(await customerOf(identity, {}, path), undefined, path);
  const late = byShopify('hush', () => SHOPIFY_TIME_MS + 301_000);
  assert.equal(await customerOf(late, {}, SHOPIFY), undefined);
  assert.equal(
    await customerOf(
      byShopify('other', () => SHOPIFY_TIME_MS),
      {},
      SHOPIFY,
    ),
    undefined,
  );
});

test('a visitor of the shop cannot add a customer before Shopify signs', async () => {
  const text = 'logged_in_customer_id=7,timestamp=1317327555';
  const identity = byShopify('hush', () => SHOPIFY_TIME_MS);
  const sign = (signed: string) => createHmac('sha256', 'hush').update(signed).digest('hex');
  const path = `/?logged_in_customer_id=7&logged_in_customer_id=&timestamp=1317327555&signature=${sign(text)}`;
  assert.equal(await customerOf(identity, {}, path), undefined);
  const signedOut = 'logged_in_customer_id=timestamp=1317327555';
  const nobody = `/?logged_in_customer_id=&timestamp=1317327555&signature=${sign(signedOut)}`;
  assert.equal(await customerOf(identity, {}, nobody), undefined);
});
