import {deepStrictEqual, match, ok, rejects, strictEqual} from 'node:assert';
import type {Store} from '../store.js';
import {
  ADDRESS,
  claim,
  complete,
  connectionOf,
  LONG_MS,
  mint,
  SHORT_MS,
  waitUntil,
} from './objects.js';

/** Waits until a claim has expired, and takes it over. */
async function takeOver(store: Store, hash: string, lease = LONG_MS) {
  let result = await store.claim(hash, lease);
  await waitUntil(async () => {
    if (result.state !== 'claimed') result = await store.claim(hash, lease);
    return result.state === 'claimed';
  });
  if (result.state !== 'claimed') throw new Error(result.state);
  return result;
}

export const SESSION_TESTS: Readonly<Record<string, (store: Store) => Promise<void>>> = {
  async 'a claim excludes others until it is released'(store) {
    const hash = await mint(store, 'cot_1');
    const first = await claim(store, hash);
    deepStrictEqual(await store.claim(hash, LONG_MS), {state: 'busy'});
    await store.release({...first, id: 'another'}, true);
    deepStrictEqual(await store.claim(hash, LONG_MS), {state: 'busy'});
    await store.release(first, true);
    await claim(store, hash);
  },

  async 'a claim that has expired can be taken over, and then has no effect'(store) {
    const hash = await mint(store, 'cot_1');
    const first = await claim(store, hash, SHORT_MS);
    const second = await takeOver(store, hash);
    strictEqual(await store.record(first, connectionOf(), 1, LONG_MS), false);
    await store.release(first, true);
    deepStrictEqual(await store.claim(hash, LONG_MS), {state: 'busy'});
    deepStrictEqual(await store.connections('ann'), []);
    ok(await store.record(second.claim, connectionOf(), 2, LONG_MS));
    strictEqual(await store.finish(first), false);
    strictEqual((await store.claim(hash, LONG_MS)).state, 'busy');
  },

  async 'a session may record another tariff than the one that it was opened for'(store) {
    const hash = await mint(store, 'cot_1');
    const first = await claim(store, hash);
    const exported = connectionOf({direction: 'EXPORT', tariffType: 'NON_COMMODITY'});
    ok(await store.record(first, exported, 7, LONG_MS));
    deepStrictEqual(await store.connections('ann'), [{...exported, completed: 7}]);
    const found = await store.findToken(hash);
    deepStrictEqual([found?.direction, found?.tariffType], ['EXPORT', 'NON_COMMODITY']);
  },

  async 'a recorded session waits to be taken over, and is done once it is finished'(store) {
    const hash = await mint(store, 'cot_1');
    const first = await claim(store, hash);
    strictEqual(await store.finish(first), false);
    ok(await store.record(first, connectionOf(), 7, SHORT_MS));
    const second = await takeOver(store, hash);
    deepStrictEqual(second.connection, connectionOf());
    strictEqual(await store.finish(second.claim), true);
    const done = {state: 'done', connection: connectionOf()};
    deepStrictEqual(await store.claim(hash, LONG_MS), done);
    deepStrictEqual(await store.claim(hash, LONG_MS, 0), done);
  },

  async 'a claim is refused if one that began after the token was read was answered'(store) {
    const hash = await mint(store, 'cot_1');
    const unanswered = await store.claim(hash, LONG_MS, 0);
    if (unanswered.state !== 'claimed') throw new Error(unanswered.state);
    await store.release(unanswered.claim, false);
    const answered = await store.claim(hash, LONG_MS, 0);
    if (answered.state !== 'claimed') throw new Error(answered.state);
    deepStrictEqual(await store.claim(hash, LONG_MS, 0), {state: 'busy'});
    // A caller who reads the token now has not seen that answer yet.
    const asks = (await store.findToken(hash))?.asks ?? 0;
    await store.release(answered.claim, true);
    const refused = {state: 'asked', connection: undefined};
    deepStrictEqual(await store.claim(hash, LONG_MS, 0), refused);
    deepStrictEqual(await store.claim(hash, LONG_MS, 1), refused);
    strictEqual((await store.claim(hash, LONG_MS, asks)).state, 'claimed');
  },

  async 'a refused claim shows what is recorded'(store) {
    const hash = await mint(store, 'cot_1');
    const held = await claim(store, hash);
    await store.record(held, connectionOf(), 1, LONG_MS);
    await store.release(held, true);
    const refused = {state: 'asked', connection: connectionOf()};
    deepStrictEqual(await store.claim(hash, LONG_MS, 0), refused);
  },

  async 'an unknown token cannot be claimed'(store) {
    await rejects(store.claim('unknown', LONG_MS), RangeError);
  },

  async 'of many concurrent claims one succeeds'(store) {
    const hash = await mint(store, 'cot_1');
    const many = Array.from({length: 12}, () => store.claim(hash, LONG_MS));
    const states = (await Promise.all(many)).map(({state}) => state).sort();
    deepStrictEqual(states, [...Array<string>(11).fill('busy'), 'claimed']);
  },

  async 'connections are the latest of each location and tariff, the latest first'(store) {
    const locations = ['loc_1', 'loc_1', 'loc_2', 'loc_1'];
    const directions = ['IMPORT', 'EXPORT', 'IMPORT', 'IMPORT'];
    for (const [i, locationId] of locations.entries()) {
      const direction = directions[i] ?? '';
      const outcome = i === 3 ? 'disconnected' : 'saved';
      const connection = connectionOf({locationId, direction, outcome, pending: i === 1});
      // The first two end at the same time: the order of their tokens decides.
      const at = [10, 10, 20, 30][i] ?? 0;
      await complete(store, `cot_${i}`, connection, at, {direction});
    }
    deepStrictEqual(await store.connections('ann'), [
      {...connectionOf({outcome: 'disconnected'}), completed: 30},
      {...connectionOf({locationId: 'loc_2'}), completed: 20},
      {...connectionOf({direction: 'EXPORT', pending: true}), completed: 10},
    ]);
    deepStrictEqual(await store.connections('bob'), []);
  },

  async 'an unknown address does not replace a stored one'(store) {
    const readAddress = async () => (await store.connections('ann'))[0]?.postalAddress;
    const unknown = connectionOf({postalAddress: undefined});
    await complete(store, 'cot_1', unknown, 1);
    strictEqual(await readAddress(), undefined);
    await store.setPostalAddress('bob', 'loc_1', {...ADDRESS, city: 'Leeds'});
    strictEqual(await readAddress(), undefined);
    await store.setPostalAddress('ann', 'loc_1', ADDRESS);
    await complete(store, 'cot_2', unknown, 2);
    deepStrictEqual(await readAddress(), ADDRESS);
    const moved = {...ADDRESS, city: "L'Aquila \u{1F3E0}"};
    await complete(store, 'cot_3', connectionOf({postalAddress: moved}), 3);
    deepStrictEqual(await readAddress(), moved);
  },

  async 'an address with a lone surrogate or NUL does not fail the session'(store) {
    for (const [i, city] of ['Half \ud83d', 'Nothing \0', 'Whole 😀', '\\u0000'].entries()) {
      const postalAddress = {...ADDRESS, city};
      await complete(store, `cot_${i}`, connectionOf({locationId: `loc_${i}`, postalAddress}), i);
    }
    await store.setPostalAddress('ann', 'loc_0', {...ADDRESS, city: 'Half again \ude00'});
    const cities = (await store.connections('ann')).map(({postalAddress}) => postalAddress?.city);
    deepStrictEqual(cities.slice(0, 2), ['\\u0000', 'Whole 😀']);
    match(cities[2] ?? '', /^Nothing /);
    match(cities[3] ?? '', /^Half again /);
  },

  async 'the customers at a location are those with a connection there'(store) {
    await complete(store, 'cot_1', connectionOf(), 1);
    await complete(store, 'cot_2', connectionOf(), 2, {customer: 'bob'});
    await complete(store, 'cot_3', connectionOf({locationId: 'loc_2'}), 3);
    deepStrictEqual((await store.customersAt('loc_1')).sort(), ['ann', 'bob']);
    deepStrictEqual(await store.customersAt('loc_9'), []);
  },
};
