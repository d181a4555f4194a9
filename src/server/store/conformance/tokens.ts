import {deepStrictEqual, ok, strictEqual} from 'node:assert';
import type {Store} from '../store.js';
import {
  assertTokens,
  claim,
  complete,
  connectionOf,
  LONG_MS,
  mint,
  SHORT_MS,
  tokenOf,
  waitUntil,
} from './objects.js';

const isExpired = (store: Store, hash: string) => async () =>
  ((await store.findToken(hash))?.expiresIn ?? 0) <= 0;

const textOf = async (store: Store, hash: string) => (await store.findToken(hash))?.connectToken;

export const TOKEN_TESTS: Readonly<Record<string, (store: Store) => Promise<void>>> = {
  async 'a token is found by its hash, with the fields that it was minted with'(store) {
    const minted = await tokenOf('cot_1', {
      locationId: 'loc_9',
      customer: "o'hara; DROP TABLE x --",
    });
    await store.addToken(minted);
    const found = await store.findToken(minted.tokenHash);
    ok(found);
    const {age, expiresIn, position, ...fields} = found;
    const {expiresIn: _lifetime, ...expected} = minted;
    deepStrictEqual(fields, {...expected, askedAgo: undefined, asks: 0, isDone: false});
    ok(age >= 0 && position > 0);
    ok(expiresIn > 0 && expiresIn <= LONG_MS);
    for (const hash of ['cot_1', '', `${minted.tokenHash}\0`, '\ud800']) {
      strictEqual(await store.findToken(hash), undefined);
    }
  },

  async 'a token that is stored already stays that of its customer, also of several at once'(
    store,
  ) {
    const first = await tokenOf('cot_1', {locationId: 'loc_1'});
    strictEqual(await store.addToken(first), 'ann');
    strictEqual(await store.addToken({...first, customer: 'bob', locationId: 'loc_2'}), 'ann');
    const found = await store.findToken(first.tokenHash);
    deepStrictEqual([found?.customer, found?.locationId], ['ann', 'loc_1']);
    const second = await tokenOf('cot_2');
    const customers = ['ann', 'bob', 'cid', 'dan'];
    const owners = await Promise.all(
      customers.map(customer => store.addToken({...second, customer})),
    );
    const owner = (await store.findToken(second.tokenHash))?.customer ?? '';
    deepStrictEqual(owners, [owner, owner, owner, owner]);
  },

  async 'open tokens are those that are not done, and expired ones only if they are recorded'(
    store,
  ) {
    const recorded = await mint(store, 'cot_recorded', {expiresIn: SHORT_MS});
    await store.record(await claim(store, recorded), connectionOf(), 5, LONG_MS);
    const expired = await mint(store, 'cot_expired', {expiresIn: SHORT_MS});
    await mint(store, 'cot_open');
    await complete(store, 'cot_done', connectionOf(), 9);
    await mint(store, 'cot_bob', {customer: 'bob'});
    await waitUntil(isExpired(store, recorded));
    await waitUntil(isExpired(store, expired));
    await assertTokens(store.openTokens('ann', 10), ['cot_open', 'cot_recorded']);
    await assertTokens(store.newestOpenTokens(10), ['cot_bob', 'cot_open', 'cot_recorded']);
    await assertTokens(store.openTokensAfter(0, 10), ['cot_recorded', 'cot_open', 'cot_bob']);
  },

  async 'open tokens of a customer begin with those that were never claimed, the newest first'(
    store,
  ) {
    const [a, b] = [await mint(store, 'cot_a'), await mint(store, 'cot_b')];
    await mint(store, 'cot_c');
    await mint(store, 'cot_d');
    await store.release(await claim(store, b), true);
    // Claims of one millisecond could have any order.
    await waitUntil(async () => ((await store.findToken(b))?.askedAgo ?? 0) > 0);
    await store.release(await claim(store, a), true);
    await assertTokens(store.openTokens('ann', 10), ['cot_d', 'cot_c', 'cot_b', 'cot_a']);
    await assertTokens(store.openTokens('ann', 3), ['cot_d', 'cot_c', 'cot_b']);
    strictEqual((await store.findToken(a))?.asks, 1);
  },

  async 'open tokens at a location are those opened for it, and those of its customers'(store) {
    await mint(store, 'cot_for_it', {locationId: 'loc_1', customer: 'bob'});
    await mint(store, 'cot_elsewhere', {locationId: 'loc_2', customer: 'bob'});
    await complete(store, 'cot_done', connectionOf(), 1);
    await mint(store, 'cot_of_customer');
    await assertTokens(store.openTokensAt('loc_1', 10), ['cot_of_customer', 'cot_for_it']);
    await assertTokens(store.openTokensAt('loc_1', 1), ['cot_of_customer']);
    await assertTokens(store.openTokensAt('loc_3', 10), []);
  },

  async 'all open tokens can be read in pages, the oldest first'(store) {
    const names = Array.from({length: 7}, (_, i) => `cot_${i}`);
    for (const [i, name] of names.entries()) await mint(store, name, {customer: `customer-${i}`});
    const read: string[] = [];
    for (let position = 0; ;) {
      const page = await store.openTokensAfter(position, 3);
      const last = page.at(-1);
      if (!last) break;
      position = last.position;
      read.push(...page.map(({connectToken}) => connectToken ?? ''));
    }
    deepStrictEqual(read, names);
  },

  async 'the text of a token is deleted when its session is done'(store) {
    const hash = await complete(store, 'cot_1', connectionOf(), 1);
    const found = await store.findToken(hash);
    strictEqual(found?.connectToken, undefined);
    strictEqual(found?.isDone, true);
  },

  async 'the texts of expired tokens are deleted on request, and with the next token'(store) {
    const [first, open] = [
      await mint(store, 'cot_1', {expiresIn: SHORT_MS}),
      await mint(store, 'cot_open'),
    ];
    await waitUntil(isExpired(store, first));
    await store.expireTokens();
    strictEqual(await textOf(store, first), undefined);
    const second = await mint(store, 'cot_2', {expiresIn: SHORT_MS});
    await waitUntil(isExpired(store, second));
    await mint(store, 'cot_3');
    strictEqual(await textOf(store, second), undefined);
    strictEqual(await textOf(store, open), 'cot_open');
  },
};
