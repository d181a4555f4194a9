import {deepStrictEqual, strictEqual} from 'node:assert';
import {hashToken} from '../../../protocol/token-hash.js';
import type {Store} from '../store.js';
import {
  claim,
  claimEvent,
  complete,
  connectionOf,
  eventOf,
  LONG_MS,
  mint,
  SHORT_MS,
  waitUntil,
} from './objects.js';

const EVERYTHING = {sessions: 0, events: 0};
const SHORT = {expiresIn: SHORT_MS};

const existing = async (store: Store, names: readonly string[]) => {
  const found = await Promise.all(
    names.map(async name => (await store.findToken(await hashToken(name))) && name),
  );
  return found.filter(name => name !== undefined);
};

/** Waits until the tokens have expired. */
const expired = (store: Store, names: readonly string[]) =>
  waitUntil(async () => {
    const tokens = await Promise.all(
      names.map(async name => store.findToken(await hashToken(name))),
    );
    return tokens.every(token => token !== undefined && token.expiresIn <= 0);
  });

export const RETENTION_TESTS: Readonly<Record<string, (store: Store) => Promise<void>>> = {
  async 'pruning deletes expired and superseded sessions, and keeps connections'(store) {
    await mint(store, 'cot_expired', SHORT);
    await mint(store, 'cot_open');
    await complete(store, 'cot_superseded', connectionOf({pending: true}), 1, SHORT);
    await complete(store, 'cot_latest', connectionOf(), 2, SHORT);
    const recorded = await mint(store, 'cot_recorded', {...SHORT, direction: 'EXPORT'});
    const held = await claim(store, recorded);
    await store.record(held, connectionOf({direction: 'EXPORT'}), 3, LONG_MS);
    await store.release(held, true);
    await claim(store, await mint(store, 'cot_claimed', SHORT));
    const names = ['cot_expired', 'cot_superseded', 'cot_latest', 'cot_recorded', 'cot_claimed'];
    await expired(store, names);

    const before = await store.connections('ann');
    deepStrictEqual(await store.prune({sessions: LONG_MS, events: 0}), {sessions: 0, events: 0});
    deepStrictEqual(await store.prune(EVERYTHING), {sessions: 2, events: 0});
    const kept = ['cot_latest', 'cot_recorded', 'cot_claimed'];
    deepStrictEqual(await existing(store, names), kept);
    deepStrictEqual(await existing(store, ['cot_open']), ['cot_open']);
    deepStrictEqual(await store.connections('ann'), before);
    strictEqual((await store.findToken(recorded))?.connectToken, undefined);
  },

  async 'pruning deletes handled events, and keeps open alerts of customers'(store) {
    await complete(store, 'cot_1', connectionOf(), 1);
    const alert = eventOf('evt_alert');
    const handled = [
      ...[alert, eventOf('evt_resolved'), eventOf('evt_nobody', {locationId: 'loc_2'})],
      eventOf('evt_update', {alert: false}),
    ];
    for (const event of handled) await store.finishEvent(await claimEvent(store, event));
    await store.resolveAlerts(['evt_resolved']);
    await claimEvent(store, eventOf('evt_claimed', {alert: false}));
    deepStrictEqual(await store.prune({sessions: 0, events: LONG_MS}), {sessions: 0, events: 0});
    deepStrictEqual(await store.prune(EVERYTHING), {sessions: 0, events: 3});
    deepStrictEqual(await store.openAlerts('ann'), [alert]);
    deepStrictEqual(await store.claimEvent(alert, LONG_MS), {state: 'done'});
    const claimed = eventOf('evt_claimed', {alert: false});
    deepStrictEqual(await store.claimEvent(claimed, LONG_MS), {state: 'busy'});
  },

  async 'a forgotten customer has no token, connection, address or alert any more'(store) {
    const done = await complete(store, 'cot_1', connectionOf(), 1);
    const open = await mint(store, 'cot_2');
    const held = await claim(store, open);
    await complete(store, 'cot_3', connectionOf(), 2, {customer: 'bob'});
    await complete(store, 'cot_4', connectionOf({locationId: 'loc_2'}), 3);
    const [shared, own] = [eventOf('evt_1'), eventOf('evt_2', {locationId: 'loc_2'})];
    for (const event of [shared, own]) await store.finishEvent(await claimEvent(store, event));

    await store.forgetCustomer('ann');
    for (const hash of [done, open]) strictEqual(await store.findToken(hash), undefined);
    // Even a completion that is under way brings nothing back.
    strictEqual(await store.record(held, connectionOf(), 4, LONG_MS), false);
    deepStrictEqual(await store.connections('ann'), []);
    deepStrictEqual(await store.openAlerts('ann'), []);
    deepStrictEqual(await store.customersAt('loc_1'), ['bob']);
    deepStrictEqual(await store.customersAt('loc_2'), []);
    deepStrictEqual(await store.openAlerts('bob'), [shared]);
    deepStrictEqual(await store.claimEvent(own, LONG_MS), {state: 'done'});

    // The same location, connected again, has neither the old address nor the old alert.
    const again = connectionOf({locationId: 'loc_2', postalAddress: undefined});
    await complete(store, 'cot_5', again, 5);
    deepStrictEqual(await store.connections('ann'), [{...again, completed: 5}]);
    deepStrictEqual(await store.openAlerts('ann'), []);
  },
};
