import {deepStrictEqual, strictEqual} from 'node:assert';
import type {EventClaim, Store} from '../store.js';
import {
  claimEvent,
  complete,
  connectionOf,
  eventOf,
  LONG_MS,
  SHORT_MS,
  waitUntil,
} from './objects.js';

export const EVENT_TESTS: Readonly<Record<string, (store: Store) => Promise<void>>> = {
  async 'an event is claimed by one at a time, until it is done'(store) {
    const event = eventOf('evt_1', {locationId: undefined, tariffId: undefined});
    const first = await claimEvent(store, event);
    deepStrictEqual(await store.claimEvent(event, LONG_MS), {state: 'busy'});
    await store.releaseEvent(first);
    const second = await claimEvent(store, event, SHORT_MS);
    strictEqual(await store.finishEvent(first), false);
    const third: {claim?: EventClaim} = {};
    await waitUntil(async () => {
      const result = await store.claimEvent(event, LONG_MS);
      if (result.state === 'claimed') third.claim = result.claim;
      return result.state === 'claimed';
    });
    await store.releaseEvent(second);
    deepStrictEqual(await store.claimEvent(event, LONG_MS), {state: 'busy'});
    strictEqual(third.claim && (await store.finishEvent(third.claim)), true);
    deepStrictEqual(await store.claimEvent(event, LONG_MS), {state: 'done'});
  },

  async 'of many concurrent claims of an event one succeeds'(store) {
    const many = Array.from({length: 12}, () => store.claimEvent(eventOf('evt_1'), LONG_MS));
    const states = (await Promise.all(many)).map(({state}) => state).sort();
    deepStrictEqual(states, [...Array<string>(11).fill('busy'), 'claimed']);
  },

  async 'open alerts are those at the locations of the customer, until they are resolved'(store) {
    await complete(store, 'cot_1', connectionOf(), 1);
    await complete(store, 'cot_2', connectionOf(), 2, {customer: 'bob'});
    const [older, newer] = [eventOf('evt_1', {created: 3}), eventOf('evt_2', {created: 4})];
    await store.finishEvent(await claimEvent(store, newer));
    await claimEvent(store, older);
    await claimEvent(store, eventOf('evt_3', {alert: false}));
    await claimEvent(store, eventOf('evt_4', {locationId: 'loc_2'}));
    await claimEvent(store, eventOf('evt_5', {locationId: undefined}));
    deepStrictEqual(await store.openAlerts('ann'), [newer, older]);
    deepStrictEqual(await store.openAlerts('bob'), [newer, older]);
    deepStrictEqual(await store.openAlerts('eve'), []);
    await store.resolveAlerts(['evt_2', 'evt_unknown']);
    await store.resolveAlerts([]);
    // A late duplicate does not open the alert again.
    await store.claimEvent(newer, LONG_MS);
    deepStrictEqual(await store.openAlerts('ann'), [older]);
  },
};
