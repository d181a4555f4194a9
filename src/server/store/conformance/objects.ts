import {deepStrictEqual, strictEqual} from 'node:assert';
import {hashToken} from '../../../protocol/token-hash.js';
import type {
  Connection,
  EventClaim,
  MintedToken,
  SessionClaim,
  Store,
  StoredEvent,
} from '../store.js';

/** Longer than a test takes. */
export const LONG_MS = 600_000;

/** So short that a test can wait until it is over. */
export const SHORT_MS = 1;

const POLL_INTERVAL_MS = 2;
const MAX_POLLS = 5000;

export const ADDRESS = {
  address_line1: '1-3',
  address_line2: 'Strand',
  city: 'London',
  state: '',
  post_code: 'WC2N 5EH',
  country_code: 'GB',
};

export const tokenOf = async (
  connectToken: string,
  fields: Partial<MintedToken> = {},
): Promise<MintedToken> => ({
  connectToken,
  tokenHash: await hashToken(connectToken),
  customer: 'ann',
  direction: 'IMPORT',
  tariffType: 'COMMODITY',
  locationId: undefined,
  expiresIn: LONG_MS,
  ...fields,
});

export const connectionOf = (fields: Partial<Connection> = {}): Connection => ({
  locationId: 'loc_1',
  direction: 'IMPORT',
  tariffType: 'COMMODITY',
  outcome: 'saved',
  pending: false,
  postalAddress: ADDRESS,
  ...fields,
});

export const eventOf = (id: string, fields: Partial<StoredEvent> = {}): StoredEvent => ({
  id,
  type: 'tariff.expired',
  created: 5000,
  locationId: 'loc_1',
  tariffId: 'trf_1',
  alert: true,
  ...fields,
});

/** Stores a token, and returns its hash. */
export async function mint(
  store: Store,
  connectToken: string,
  fields: Partial<MintedToken> = {},
): Promise<string> {
  const token = await tokenOf(connectToken, fields);
  await store.addToken(token);
  return token.tokenHash;
}

/** Claims a session that must be free. */
export async function claim(store: Store, hash: string, lease = LONG_MS): Promise<SessionClaim> {
  const result = await store.claim(hash, lease);
  if (result.state !== 'claimed') throw new Error(`The session is ${result.state}.`);
  return result.claim;
}

/** Claims an event that must be free. */
export async function claimEvent(
  store: Store,
  event: StoredEvent,
  lease = LONG_MS,
): Promise<EventClaim> {
  const result = await store.claimEvent(event, lease);
  if (result.state !== 'claimed') throw new Error(`The event is ${result.state}.`);
  return result.claim;
}

/** Stores a finished session, and returns the hash of its token. */
export async function complete(
  store: Store,
  connectToken: string,
  connection: Connection,
  at: number,
  fields: Partial<MintedToken> = {},
): Promise<string> {
  const hash = await mint(store, connectToken, fields);
  const held = await claim(store, hash);
  strictEqual(await store.record(held, connection, at, LONG_MS), true);
  strictEqual(await store.finish(held), true);
  return hash;
}

/** Waits until a condition holds by the store's clock. */
export async function waitUntil(condition: () => Promise<boolean>): Promise<void> {
  for (let polls = 0; polls < MAX_POLLS; polls++) {
    if (await condition()) return;
    await new Promise(resolve => setTimeout(resolve, POLL_INTERVAL_MS));
  }
  throw new Error('What the test waits for did not happen.');
}

/** Compares tokens with the hashes of their texts. */
export async function assertTokens(
  found: Promise<readonly {tokenHash: string}[]>,
  connectTokens: readonly string[],
): Promise<void> {
  const hashes = (await found).map(({tokenHash}) => tokenHash);
  deepStrictEqual(hashes, await Promise.all(connectTokens.map(hashToken)));
}
