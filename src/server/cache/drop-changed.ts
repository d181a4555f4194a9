import type {Store} from '../store/store.js';
import type {ResponseCache} from './response-cache.js';

/**
 * The same store. Where it learns of a change at a location, by a finished session or an event, the
 * cached responses about that location are dropped.
 */
export const dropChanged = (store: Store, cache: ResponseCache): Store =>
  Object.assign(Object.create(store) as Store, {
    async record(...args: Parameters<Store['record']>) {
      const isRecorded = await store.record(...args);
      const [, {locationId}] = args;
      cache.drop(locationId);
      return isRecorded;
    },
    async claimEvent(...args: Parameters<Store['claimEvent']>) {
      const [{locationId}] = args;
      if (locationId !== undefined) cache.drop(locationId);
      return store.claimEvent(...args);
    },
  });
