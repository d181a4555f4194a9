import type {EventClaim, EventStore, StoredEvent} from '../store.js';

interface Entry {
  readonly event: StoredEvent;
  claim?: {id: string; until: number} | undefined;
  done: boolean;
  resolved: boolean;
}

/**
 * The event store in memory.
 * @param isAt whether the customer has a connection at the location
 */
export function memoryEvents(isAt: (customer: string, locationId: string) => boolean): EventStore {
  const entries = new Map<string, Entry>();

  const heldBy = ({eventId, id}: EventClaim) => {
    const entry = entries.get(eventId);
    return entry?.claim?.id === id ? entry : undefined;
  };

  return {
    async claimEvent(event, now, until) {
      const entry = entries.get(event.id) ?? {event, done: false, resolved: false};
      if (entry.done) return {state: 'done'};
      if (entry.claim && entry.claim.until > now) return {state: 'busy'};
      const id = crypto.randomUUID();
      entry.claim = {id, until};
      entries.set(event.id, entry);
      return {state: 'claimed', claim: {eventId: event.id, id}};
    },

    async finishEvent(claim) {
      const entry = heldBy(claim);
      if (entry) entry.done = true;
    },

    async releaseEvent(claim) {
      const entry = heldBy(claim);
      if (entry) entry.claim = undefined;
    },

    async openAlerts(customer) {
      return [...entries.values()]
        .filter(({event: {alert}, resolved}) => alert && !resolved)
        .map(({event}) => event)
        .filter(({locationId}) => locationId !== undefined && isAt(customer, locationId))
        .sort((a, b) => b.created - a.created || (a.id < b.id ? 1 : -1));
    },

    async resolveAlerts(eventIds) {
      for (const id of eventIds) {
        const entry = entries.get(id);
        if (entry) entry.resolved = true;
      }
    },
  };
}
