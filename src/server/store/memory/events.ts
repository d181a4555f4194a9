import type {EventClaim, EventStore, StoredEvent} from '../store.js';

interface Entry {
  readonly event: StoredEvent;
  readonly stored: number;
  claim?: {id: string; until: number} | undefined;
  done: boolean;
  resolved: boolean;
}

/** The event store in memory, with the events themselves for their deletion. */
export interface MemoryEvents {
  readonly methods: EventStore;
  /** @returns how many were deleted */
  prune(period: number): number;
  /** Deletes the location of its events. */
  forgetLocation(locationId: string): void;
}

/**
 * @param now the store's clock
 * @param customersAt ids of the customers with a connection at a location
 */
export function memoryEvents(
  now: () => number,
  customersAt: (locationId: string) => readonly string[],
): MemoryEvents {
  const entries = new Map<string, Entry>();

  const heldBy = ({eventId, id}: EventClaim) => {
    const entry = entries.get(eventId);
    return entry?.claim?.id === id ? entry : undefined;
  };
  const isClaimed = ({claim, done}: Entry) => !done && claim !== undefined && claim.until > now();
  const customersOf = ({locationId}: StoredEvent) =>
    locationId === undefined ? [] : customersAt(locationId);
  const isOpenAlert = ({event, resolved}: Entry) => event.alert && !resolved;

  const methods: EventStore = {
    async claimEvent(event, lease) {
      const stored = now();
      const entry = entries.get(event.id) ?? {event, stored, done: false, resolved: false};
      if (entry.done) return {state: 'done'};
      if (isClaimed(entry)) return {state: 'busy'};
      const id = crypto.randomUUID();
      entry.claim = {id, until: now() + lease};
      entries.set(event.id, entry);
      return {state: 'claimed', claim: {eventId: event.id, id}};
    },

    async finishEvent(claim) {
      const entry = heldBy(claim);
      if (entry) entry.done = true;
      return entry !== undefined;
    },

    async releaseEvent(claim) {
      const entry = heldBy(claim);
      if (entry) entry.claim = undefined;
    },

    async openAlerts(customer) {
      return [...entries.values()]
        .filter(entry => isOpenAlert(entry) && customersOf(entry.event).includes(customer))
        .map(({event}) => event)
        .sort((a, b) => b.created - a.created || (a.id < b.id ? 1 : -1));
    },

    async resolveAlerts(eventIds) {
      for (const id of eventIds) {
        const entry = entries.get(id);
        if (entry) entry.resolved = true;
      }
    },
  };

  return {
    methods,

    prune(period) {
      const old = [...entries.values()].filter(
        entry =>
          entry.stored + period <= now() &&
          !isClaimed(entry) &&
          !(isOpenAlert(entry) && customersOf(entry.event).length > 0),
      );
      for (const {event} of old) entries.delete(event.id);
      return old.length;
    },

    forgetLocation(locationId) {
      for (const [id, entry] of entries) {
        if (entry.event.locationId !== locationId) continue;
        const event = {...entry.event, locationId: undefined, tariffId: undefined, alert: false};
        entries.set(id, {...entry, event});
      }
    },
  };
}
