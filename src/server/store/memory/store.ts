import type {PostalAddress} from '../../../protocol/fields.js';
import {memoryEvents} from './events.js';
import type {SessionClaim, Connection, MintedToken, Store, StoredConnection} from '../store.js';

interface Entry {
  readonly token: MintedToken;
  claim?: {id: string; until: number} | undefined;
  recorded?: {connection: Connection; at: number};
  done: boolean;
}

/** A store in memory, for tests, demos and a first try. Its content is lost with the process. */
export function memoryStore(): Store {
  const entries = new Map<string, Entry>();
  /** By location, then by customer. */
  const addresses = new Map<string, Map<string, PostalAddress | undefined>>();

  /** Newest first; with equal times, the one that was added later. */
  const entriesOf = (customer: string) =>
    [...entries.values()]
      .filter(({token}) => token.customer === customer)
      .reverse()
      .sort((a, b) => b.token.created - a.token.created);

  const heldBy = ({connectToken, id}: SessionClaim) => {
    const entry = entries.get(connectToken);
    return entry?.claim?.id === id ? entry : undefined;
  };

  const withAddress = (customer: string, connection: Connection): Connection => ({
    ...connection,
    postalAddress: addresses.get(connection.locationId)?.get(customer),
  });

  return {
    ...memoryEvents((customer, locationId) => addresses.get(locationId)?.has(customer) ?? false),

    async addToken(token) {
      entries.set(token.connectToken, {token, done: false});
    },

    async findToken(customer, connectToken) {
      const token = entries.get(connectToken)?.token;
      return token?.customer === customer ? token : undefined;
    },

    async openTokens(customer, now, limit) {
      return entriesOf(customer)
        .filter(({done, recorded, token}) => !done && (recorded || token.expires > now))
        .slice(0, limit)
        .map(({token}) => token);
    },

    async tokenMintedAt(customer, nth) {
      return entriesOf(customer)[nth - 1]?.token.created;
    },

    async claim(connectToken, now, until) {
      const entry = entries.get(connectToken);
      if (!entry) throw new RangeError('The token is not in the store.');
      const recorded = entry.recorded?.connection;
      const connection = recorded && withAddress(entry.token.customer, recorded);
      if (entry.done && connection) return {state: 'done', connection};
      if (entry.claim && entry.claim.until > now) return {state: 'busy'};
      const id = crypto.randomUUID();
      entry.claim = {id, until};
      return {state: 'claimed', claim: {connectToken, id}, connection};
    },

    async record(claim, connection, at, until) {
      const entry = heldBy(claim);
      if (!entry) return false;
      const {customer} = entry.token;
      entry.recorded = {connection, at};
      entry.claim = {id: claim.id, until};
      const known = addresses.get(connection.locationId) ?? new Map<string, undefined>();
      known.set(customer, connection.postalAddress ?? known.get(customer));
      addresses.set(connection.locationId, known);
      return true;
    },

    async finish(claim) {
      const entry = heldBy(claim);
      if (entry?.recorded) entry.done = true;
    },

    async release(claim) {
      const entry = heldBy(claim);
      if (entry) entry.claim = undefined;
    },

    async connections(customer) {
      const latest = new Map<string, StoredConnection>();
      const recorded = entriesOf(customer).flatMap(entry => entry.recorded ?? []);
      for (const {connection, at} of recorded.sort((a, b) => b.at - a.at)) {
        const {locationId, direction, tariffType} = connection;
        const key = JSON.stringify([locationId, direction, tariffType]);
        if (latest.has(key)) continue;
        latest.set(key, {...withAddress(customer, connection), completed: at});
      }
      return [...latest.values()];
    },

    async setPostalAddress(customer, locationId, address) {
      const known = addresses.get(locationId);
      if (known?.has(customer)) known.set(customer, address);
    },

    async customersAt(locationId) {
      return [...(addresses.get(locationId)?.keys() ?? [])];
    },
  };
}
