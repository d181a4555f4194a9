import type {PostalAddress} from '../../../protocol/fields.js';
import type {
  Connection,
  MintedToken,
  SessionClaim,
  SessionStore,
  StoredConnection,
  StoredToken,
} from '../store.js';

interface Session {
  token: MintedToken;
  readonly position: number;
  readonly created: number;
  readonly expires: number;
  /** Deleted once the session is done or the token has expired. */
  text: string | undefined;
  claim?: {id: string; until: number} | undefined;
  asked: number | undefined;
  asks: number;
  /** `asks` of the last claim that was answered. */
  answered: number;
  recorded?: {connection: Connection; at: number};
  done: boolean;
}

/** The session store in memory, with what the deletion of old sessions needs. */
export interface MemorySessions {
  readonly methods: SessionStore;
  readonly customersAt: (locationId: string) => string[];
  /** @returns how many were deleted */
  prune(period: number): number;
  /** @returns the locations that have no customer any more */
  forgetCustomer(customer: string): string[];
}

/** @param now the store's clock */
export function memorySessions(now: () => number): MemorySessions {
  /** By the hash of the token, the oldest first. */
  const sessions = new Map<string, Session>();
  /** By location, then by customer. */
  const addresses = new Map<string, Map<string, PostalAddress | undefined>>();
  let lastPosition = 0;

  const customersAt = (locationId: string) => [...(addresses.get(locationId)?.keys() ?? [])];
  const isOpen = ({done, recorded, expires}: Session) =>
    !done && (recorded !== undefined || expires > now());
  const isClaimed = ({claim, done}: Session) => !done && claim !== undefined && claim.until > now();
  const open = () => [...sessions.values()].filter(isOpen);
  const newestFirst = (a: Session, b: Session) => b.position - a.position;
  const longestUnasked = (a: Session, b: Session) =>
    (a.asked ?? -Infinity) - (b.asked ?? -Infinity) || newestFirst(a, b);

  const heldBy = ({tokenHash, id}: SessionClaim) => {
    const session = sessions.get(tokenHash);
    return session?.claim?.id === id ? session : undefined;
  };

  const withAddress = (customer: string, connection: Connection): Connection => ({
    ...connection,
    postalAddress: addresses.get(connection.locationId)?.get(customer),
  });

  /** Recorded sessions, the latest of each tariff first. */
  const recordedSessions = (customer?: string) =>
    [...sessions.values()]
      .filter(({token, recorded}) => recorded && (customer ?? token.customer) === token.customer)
      .sort((a, b) => (b.recorded?.at ?? 0) - (a.recorded?.at ?? 0) || newestFirst(a, b));

  const tariffOf = ({token, recorded}: Session) =>
    JSON.stringify([
      ...[token.customer, recorded?.connection.locationId],
      ...[recorded?.connection.direction, recorded?.connection.tariffType],
    ]);

  /** The latest session of each tariff, the latest first. */
  const latestSessions = (customer?: string) => {
    const latest = new Map<string, Session>();
    for (const session of recordedSessions(customer)) {
      if (!latest.has(tariffOf(session))) latest.set(tariffOf(session), session);
    }
    return [...latest.values()];
  };

  const toStored = ({token, text, position, ...session}: Session): StoredToken => ({
    ...token,
    connectToken: text,
    expiresIn: session.expires - now(),
    age: now() - session.created,
    askedAgo: session.asked === undefined ? undefined : now() - session.asked,
    asks: session.asks,
    isDone: session.done,
    position,
  });

  function expireTokens() {
    for (const session of sessions.values()) {
      if (session.expires <= now()) session.text = undefined;
    }
  }

  const methods: SessionStore = {
    async addToken(token) {
      expireTokens();
      const known = sessions.get(token.tokenHash);
      if (known) return known.token.customer;
      const created = now();
      sessions.set(token.tokenHash, {
        token,
        text: token.connectToken,
        position: ++lastPosition,
        created,
        expires: created + token.expiresIn,
        ...{asked: undefined, asks: 0, answered: 0, done: false},
      });
      return token.customer;
    },

    async tokenAge(customer, nth) {
      const own = [...sessions.values()].filter(({token}) => token.customer === customer);
      const minted = own.sort(newestFirst)[nth - 1];
      return minted && now() - minted.created;
    },

    async findToken(tokenHash) {
      const session = sessions.get(tokenHash);
      return session && toStored(session);
    },

    async openTokens(customer, limit) {
      const own = open().filter(({token}) => token.customer === customer);
      return own.sort(longestUnasked).slice(0, limit).map(toStored);
    },

    async openTokensAt(locationId, limit) {
      const customers = customersAt(locationId);
      const near = open().filter(
        ({token}) => token.locationId === locationId || customers.includes(token.customer),
      );
      return near.sort(longestUnasked).slice(0, limit).map(toStored);
    },

    async newestOpenTokens(limit) {
      return open().sort(newestFirst).slice(0, limit).map(toStored);
    },

    async openTokensAfter(position, limit) {
      const later = open().filter(session => session.position > position);
      return later.slice(0, limit).map(toStored);
    },

    async expireTokens() {
      expireTokens();
    },

    async claim(tokenHash, lease, asks) {
      const session = sessions.get(tokenHash);
      if (!session) throw new RangeError('The token is not in the store.');
      const recorded = session.recorded?.connection;
      const connection = recorded && withAddress(session.token.customer, recorded);
      if (session.done && connection) return {state: 'done', connection};
      if (isClaimed(session)) return {state: 'busy'};
      if (asks !== undefined && session.answered > asks) return {state: 'asked', connection};
      const id = crypto.randomUUID();
      session.claim = {id, until: now() + lease};
      session.asked = now();
      session.asks++;
      return {state: 'claimed', claim: {tokenHash, id}, connection};
    },

    async record(claim, connection, at, lease) {
      const session = heldBy(claim);
      if (!session) return false;
      const {customer} = session.token;
      const {direction, tariffType} = connection;
      session.token = {...session.token, direction, tariffType};
      session.recorded = {connection, at};
      session.claim = {id: claim.id, until: now() + lease};
      const known = addresses.get(connection.locationId) ?? new Map<string, undefined>();
      known.set(customer, connection.postalAddress ?? known.get(customer));
      addresses.set(connection.locationId, known);
      return true;
    },

    async finish(claim) {
      const session = heldBy(claim);
      if (!session?.recorded) return false;
      session.done = true;
      session.text = undefined;
      return true;
    },

    async release(claim, isAnswered) {
      const session = heldBy(claim);
      if (!session) return;
      session.claim = undefined;
      if (isAnswered) session.answered = session.asks;
    },

    async connections(customer) {
      return latestSessions(customer).flatMap(({recorded}): StoredConnection[] =>
        recorded ? [{...withAddress(customer, recorded.connection), completed: recorded.at}] : [],
      );
    },

    async setPostalAddress(customer, locationId, address) {
      const known = addresses.get(locationId);
      if (known?.has(customer)) known.set(customer, address);
    },

    async customersAt(locationId) {
      return customersAt(locationId);
    },
  };

  return {
    methods,
    customersAt,

    prune(period) {
      expireTokens();
      const latest = new Set(latestSessions());
      const old = [...sessions.values()].filter(
        session =>
          session.expires + period <= now() &&
          !isClaimed(session) &&
          !latest.has(session) &&
          (session.done || !session.recorded),
      );
      for (const {token} of old) sessions.delete(token.tokenHash);
      return old.length;
    },

    forgetCustomer(customer) {
      for (const [hash, {token}] of sessions) {
        if (token.customer === customer) sessions.delete(hash);
      }
      const own = [...addresses].filter(([, customers]) => customers.delete(customer));
      const left = own.filter(([, customers]) => customers.size === 0).map(([id]) => id);
      for (const id of left) addresses.delete(id);
      return left;
    },
  };
}
