import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import {answerPages} from '../../support/server/customer.js';
import {connect, complete, cookieOf, linkOf} from '../../support/server/program-customer.js';
import {PUBLIC_URL, runBusbarProgram, runProgram, withKey} from '../../support/server/program.js';
import {speak, textAt, type Json} from '../../support/simulator/client.js';

const PAGE = `${PUBLIC_URL}/energy`;
const DAY_MS = 86_400_000;

interface Link {
  /** As a browser opens the program with it. */
  readonly query: string;
  readonly token: string;
}

/** A program that opens links. */
async function site(t: TestContext, env: Readonly<Record<string, string>> = {}) {
  const clock = {now: Date.now()};
  const running = await runBusbarProgram(t, env, {now: () => new Date(clock.now)});
  const {simulator} = running;
  const control = async (path: string, body: Json): Promise<Json> => {
    const response = await fetch(`${simulator.url}/simulator/${path}`, {
      method: 'POST',
      headers: {'content-type': 'application/json'},
      body: JSON.stringify(body),
    });
    const text = await response.text();
    assert.ok(response.ok, text);
    return text ? (JSON.parse(text) as Json) : null;
  };
  const link = async (kind = 'universal', location_id = ''): Promise<Link> => {
    const made = await control('links', {url: `${PUBLIC_URL}/flatpeak/link`, kind, location_id});
    return {query: new URL(textAt(made, 'url')).search, token: textAt(made, 'connect_token')};
  };
  /** Opens the link in the browser of a customer. */
  const visit = (
    query: string,
    customer?: string,
    {headers, ...init}: {method?: string; headers?: Record<string, string>} = {},
  ) =>
    fetch(`${running.url}/flatpeak/link${query}`, {
      redirect: 'manual',
      headers: {...headers, ...(customer !== undefined && {cookie: cookieOf(customer)})},
      ...init,
    });
  /** Presses the button of the page. */
  const press = (query: string, customer?: string, headers: Record<string, string> = {}) =>
    visit(query, customer, {method: 'POST', headers: {origin: PUBLIC_URL, ...headers}});
  return {...running, clock, control, link, visit, press};
}

/** What a customer reads. */
async function textOf(response: Response): Promise<string> {
  assert.match(response.headers.get('content-type') ?? '', /^text\/html/);
  return response.text();
}

/** The session as the service has it. */
const sessionOf = async ({simulator}: Awaited<ReturnType<typeof site>>, token: string) =>
  (await speak(simulator.simulator).api('GET', `/connect/${token}`)).body;

for (const kind of ['universal', 'deep'])
  test(`the button of a ${kind} link leads to the page with the widget, and the tariff is the customer’s`, async t => {
    const shop = await site(t);
    const {query, token} = await shop.link(kind);
    const opened = await shop.press(query, 'ann');
    assert.equal(opened.status, 303);
    assert.equal(opened.headers.get('location'), `${PAGE}?fp_cot=${token}`);
    assert.equal(opened.headers.get('cache-control'), 'no-store');
    assert.equal(opened.headers.get('referrer-policy'), 'no-referrer');
    assert.equal(textAt(await sessionOf(shop, token), 'connect_url'), PAGE);
    await answerPages(shop.simulator.simulator, token, 'busbar');
    assert.equal((await complete(shop.url, cookieOf('ann'))).status, 200);
    const response = await fetch(`${shop.url}/flatpeak/customers/ann/locations`, {
      headers: withKey,
    });
    const {locations} = (await response.json()) as {locations: unknown[]};
    assert.equal(locations.length, 1);
  });

test('following a link shows a button, and opens nothing', async t => {
  const shop = await site(t);
  const {query, token} = await shop.link('deep');
  const response = await shop.visit(query, 'ann');
  assert.equal(response.status, 200);
  const {headers} = response;
  const policy = headers.get('content-security-policy') ?? '';
  assert.match(policy, /default-src 'none'.*frame-ancestors 'none'/);
  assert.doesNotMatch(policy, /script|unsafe/);
  assert.equal(headers.get('cache-control'), 'no-store');
  // With no-referrer, the form would have no origin.
  assert.equal(headers.get('referrer-policy'), 'same-origin');
  const text = await textOf(response);
  assert.match(text, /only if you have just asked for this link yourself/);
  assert.match(text, /<form method="post"><button>Continue<\/button><\/form>/);
  assert.doesNotMatch(text, /<script|cot_/);
  assert.equal(textAt(await sessionOf(shop, token), 'location_id'), '');
  const head = await shop.visit(query, 'ann', {method: 'HEAD'});
  assert.deepEqual([head.status, await head.text()], [200, '']);
  assert.equal((await shop.press(query, 'ann')).status, 303);
});

test('a button of another site opens nothing', async t => {
  const shop = await site(t);
  const {query, token} = await shop.link();
  const foreign: readonly Record<string, string>[] = [
    {origin: 'https://attacker.example'},
    {origin: 'null'},
    {'sec-fetch-site': 'cross-site'},
  ];
  for (const headers of foreign) {
    const response = await shop.visit(query, 'ann', {method: 'POST', headers});
    assert.equal(response.status, 403, JSON.stringify(headers));
    assert.match(await textOf(response), /only if you have just asked/);
  }
  assert.equal(textAt(await sessionOf(shop, token), 'location_id'), '');
  assert.deepEqual(shop.errors.map(String).length, 1);
  assert.match(String(shop.errors[0]), /FLATPEAK_PUBLIC_URL/);
});

test('a link does not say who its customer is', async t => {
  const shop = await site(t);
  const {query, token} = await shop.link('deep');
  const forged = `${query}&${linkOf('mallory')}`;
  assert.equal((await shop.press(forged)).status, 401);
  const opened = await shop.press(forged, 'ann');
  assert.equal(opened.headers.get('set-cookie'), null);
  assert.equal(opened.headers.get('location'), `${PAGE}?fp_cot=${token}`);
  assert.equal((await shop.press(query, 'mallory')).status, 403);
});

test('a page of an allowed origin has the button, and reads nothing of what it leads to', async t => {
  const origin = 'https://account.shop.example';
  const shop = await site(t, {FLATPEAK_ALLOWED_ORIGINS: origin});
  const {query} = await shop.link();
  const response = await shop.press(query, 'ann', {origin});
  assert.equal(response.status, 303);
  assert.equal(response.headers.get('access-control-allow-origin'), null);
});

test('without a sign-in page, a customer who is not signed in reads what to do', async t => {
  const shop = await site(t);
  const {query, token} = await shop.link();
  for (const response of [await shop.visit(query), await shop.press(query)]) {
    assert.equal(response.status, 401);
    assert.match(await textOf(response), /Sign in, then open the link again\./);
  }
  assert.equal(textAt(await sessionOf(shop, token), 'location_id'), '');
});

test('a customer who is not signed in goes to the sign-in page, without the token', async t => {
  const signIn = `${PUBLIC_URL}/sign-in?next=energy`;
  const shop = await site(t, {FLATPEAK_SIGN_IN_URL: signIn});
  const {query} = await shop.link('deep');
  for (const response of [await shop.visit(query), await shop.press(query)]) {
    assert.equal(response.status, 303);
    assert.equal(response.headers.get('location'), signIn);
    assert.equal(response.headers.get('referrer-policy'), 'no-referrer');
  }
  // The others are shown all the same.
  assert.equal((await shop.press('?connect_token=cot_1', 'ann')).status, 404);
});

test('a link at the location of another customer, or opened by one, is not opened', async t => {
  const shop = await site(t);
  await connect(shop, 'bob', 'busbar');
  const response = await fetch(`${shop.url}/flatpeak/customers/bob/locations`, {headers: withKey});
  const {locations} = (await response.json()) as {locations: {location_id: string}[]};
  const {query: foreign} = await shop.link('universal', locations[0]?.location_id);
  const {query: taken} = await shop.link();
  assert.equal((await shop.press(taken, 'bob')).status, 303);
  for (const query of [foreign, taken]) {
    const refused = await shop.press(query, 'ann');
    assert.equal(refused.status, 403);
    const text = await textOf(refused);
    assert.match(text, /This link is for another account/);
    assert.doesNotMatch(text, /bob|loc_/);
  }
});

test('a link is opened twice by its customer, until its session has ended', async t => {
  const shop = await site(t);
  const {query, token} = await shop.link();
  const first = await shop.press(query, 'ann');
  const second = await shop.press(query, 'ann');
  assert.equal(second.headers.get('location'), first.headers.get('location'));
  await answerPages(shop.simulator.simulator, token, 'busbar');
  const third = await shop.press(query, 'ann');
  assert.equal(third.status, 410);
  assert.match(await textOf(third), /This link has been used/);
});

test('an expired link is not opened, and the page leads to the widget', async t => {
  const shop = await site(t, {FLATPEAK_CONNECT_PAGE: `${PAGE}?a="1"&b=<2>`});
  const {query} = await shop.link();
  shop.clock.now += DAY_MS;
  const response = await shop.press(query, 'ann');
  assert.equal(response.status, 410);
  assert.equal(response.headers.get('referrer-policy'), 'no-referrer');
  const text = await textOf(response);
  assert.match(text, /This link has expired/);
  assert.match(text, /<a href="https:\/\/shop\.example\/energy\?a=%221%22&amp;b=%3C2%3E">/);
});

test('a URL without a link, and a link that Flatpeak does not know, have a sentence', async t => {
  const shop = await site(t);
  const pages: readonly (readonly [string, number, RegExp])[] = [
    ['?', 400, /not complete/],
    ['?connect_token=%3Cscript%3E', 400, /not complete/],
    ['?connect_session=cse_1', 404, /not known/],
  ];
  for (const [query, status, sentence] of pages) {
    const response = await shop.press(query, 'ann');
    assert.equal(response.status, status, query);
    const text = await textOf(response);
    assert.match(text, sentence);
    assert.doesNotMatch(text, /<script|cse_/);
  }
});

test('a failure of Flatpeak is reported without the token, and leads back to the button', async t => {
  const shop = await site(t);
  const {query, token} = await shop.link('deep');
  const fault = {type: 'status', status: 500, call: 'GET /connect/{id}', times: 'always'};
  await shop.control('faults', {faults: [fault]});
  const response = await shop.press(query, 'ann');
  assert.equal(response.status, 503);
  assert.match(await textOf(response), /<a href="">Try again<\/a>/);
  assert.equal(shop.errors.length, 1);
  assert.doesNotMatch(String(shop.errors[0]), new RegExp(token));
  await shop.control('faults', {faults: []});
  assert.equal((await shop.press(query, 'ann')).status, 303);
});

test('before Busbar there are no links, and no other method has the path', async t => {
  const {url} = await runProgram(t);
  const unknown = await fetch(`${url}/flatpeak/nothing`);
  const link = await fetch(`${url}/flatpeak/link?connect_token=cot_1`);
  assert.deepEqual([link.status, await link.text()], [404, await unknown.text()]);
  const shop = await site(t);
  assert.equal((await shop.visit('?connect_token=cot_1', 'ann', {method: 'PUT'})).status, 404);
});
