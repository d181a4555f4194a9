import type {Store} from '../store.js';
import {memoryEvents} from './events.js';
import {memorySessions} from './sessions.js';

export interface MemoryStoreOptions {
  /** The clock, in milliseconds since the epoch; default `Date.now`. */
  now?: () => number;
}

/** A store in memory, for tests, demos and a first try. Its content is lost with the process. */
export function memoryStore({now = Date.now}: MemoryStoreOptions = {}): Store {
  const sessions = memorySessions(now);
  const events = memoryEvents(now, sessions.customersAt);
  return {
    ...sessions.methods,
    ...events.methods,

    async prune(periods) {
      return {sessions: sessions.prune(periods.sessions), events: events.prune(periods.events)};
    },

    async forgetCustomer(customer) {
      for (const locationId of sessions.forgetCustomer(customer)) events.forgetLocation(locationId);
    },
  };
}
