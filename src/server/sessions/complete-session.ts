import type {FlatpeakApi} from '../api/client.js';
import {ApiError, isOfAccount} from '../api/error.js';
import type {ExchangedToken} from '../api/connect-tokens.js';
import type {Services} from '../services.js';
import {Problem} from '../http/errors.js';
import type {Claim, Connection, MintedToken} from '../store/store.js';

/**
 * How long a claim is held, in milliseconds: longer than an exchange with a login usually takes.
 * Who takes even longer loses the claim, and records nothing.
 */
const LEASE = 60_000;

/** How a request waits for another one that completes the same token: milliseconds and times. */
const WAIT = 100;
const WAITS = 100;

/** How many unfinished sessions of a customer are asked about: the newest are the likely ones. */
const SESSIONS_ASKED = 10;

/**
 * Completes one session: exchanges its token once, stores what it brought, and tells the host
 * once. A repeat gives what was stored; concurrent ones wait for the first.
 * @param at the moment of completion, milliseconds since 1970
 * @returns nothing where the session isn't finished
 * @throws ApiError, or Problem `connection_not_stored` or `completion_busy`; a repeat may work
 */
export async function completeSession(
  token: MintedToken,
  services: Services,
  at = services.now(),
): Promise<Connection | undefined> {
  const {store, now} = services;
  for (let waits = 0; waits < WAITS; waits++) {
    const answer = await store.claim(token.connectToken, now(), now() + LEASE);
    if (answer.state === 'done') return answer.connection;
    if (answer.state === 'claimed') {
      return completeClaimed(token, answer.claim, answer.connection, services, at);
    }
    await new Promise(resolve => setTimeout(resolve, WAIT));
  }
  throw new Problem('completion_busy', {'retry-after': '1'});
}

/**
 * Completes every session of the customer that is finished and wasn't completed, then gives all
 * connections of the customer, the latest first.
 * @throws as `completeSession`, after all the others were tried
 */
export async function completeSessions(
  customer: string,
  services: Services,
): Promise<Connection[]> {
  const at = services.now();
  const open = await services.store.openTokens(customer, at, SESSIONS_ASKED);
  const results = await Promise.allSettled(open.map(token => completeSession(token, services, at)));
  const failed = results.find(result => result.status === 'rejected');
  if (failed) throw failed.reason;
  return services.store.connections(customer);
}

async function completeClaimed(
  token: MintedToken,
  claim: Claim,
  recorded: Connection | undefined,
  services: Services,
  at: number,
): Promise<Connection | undefined> {
  const {store} = services;
  try {
    const connection = recorded ?? (await exchange(token, services));
    if (!connection) {
      await store.release(claim);
      return undefined;
    }
    // Stored before the host hears of it: a process that dies in between loses nothing.
    if (!recorded && !(await store.record(claim, connection, at, services.now() + LEASE))) {
      throw new Problem('completion_busy', {'retry-after': '1'});
    }
    await tell(token.customer, connection, services);
    await store.finish(claim);
    return connection;
  } catch (error) {
    await store.release(claim);
    throw error;
  }
}

async function tell(customer: string, connection: Connection, {onConnected, onError}: Services) {
  try {
    await onConnected({customer, ...connection});
  } catch (error) {
    onError(error);
    throw new Problem('connection_not_stored');
  }
}

async function exchange(token: MintedToken, {api, now}: Services): Promise<Connection | undefined> {
  // Expired tokens cannot be claimed, so there is no use in asking.
  if (token.expires <= now()) return undefined;
  const exchanged = await api.exchangeConnectToken(token.connectToken).catch(unlessUnfinished);
  const ending = exchanged && endingOf(token, exchanged);
  return ending && {...ending, postalAddress: await addressOf(ending.locationId, api)};
}

/** Nothing where it cannot be read: the location's id is what must not be lost. */
const addressOf = (locationId: string, api: FlatpeakApi) =>
  api.location(locationId).then(
    ({postal_address}) => postal_address,
    () => undefined,
  );

const UNFINISHED_STATUS: ReadonlySet<number | undefined> = new Set([404, 422]);

/** Nothing is documented for a session that isn't finished; these two statuses are what is left. */
function unlessUnfinished(error: unknown): undefined {
  const unfinished =
    error instanceof ApiError && UNFINISHED_STATUS.has(error.status) && !isOfAccount(error);
  if (!unfinished) throw error;
}

function endingOf(
  token: MintedToken,
  exchanged: ExchangedToken,
): Omit<Connection, 'postalAddress'> | undefined {
  const {location_id: locationId, complete_action, is_tariff_processed} = exchanged;
  if (!locationId) return undefined;
  // Only sessions from long ago end without an action. A session that was opened for a location
  // and brings that one back, without saying how it ended, may as well still be going on.
  if (!complete_action && locationId === token.locationId) return undefined;
  const outcome = complete_action === 'DISCONNECT' ? 'disconnected' : 'saved';
  return {
    locationId,
    direction: token.direction,
    tariffType: token.tariffType,
    outcome,
    pending: outcome === 'saved' && !is_tariff_processed,
  };
}
