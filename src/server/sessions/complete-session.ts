import type {FlatpeakApi} from '../api/client.js';
import {ApiError, isAccountError} from '../api/error.js';
import type {ExchangedToken} from '../api/schemas/connect-tokens.js';
import type {Services} from '../services.js';
import {HttpError} from '../http/errors.js';
import type {Connection, MintedToken, SessionClaim} from '../store/store.js';

/**
 * Lifetime of a claim: longer than an exchange with a login usually takes. A slower process loses
 * its claim and records nothing.
 */
const SESSION_LEASE_MS = 60_000;

/** Polling while another request holds the claim. */
const CLAIM_POLL_INTERVAL_MS = 100;
const MAX_CLAIM_POLLS = 100;

/**
 * Completes one session: exchanges its token, stores the connection and calls `onConnected`, each
 * once. Later calls return the stored connection; concurrent ones wait for the first.
 * @param completedAt milliseconds since the epoch
 * @returns undefined if the session is not finished
 * @throws ApiError, or HttpError `connection_not_stored` or `completion_busy`; the call can be repeated
 */
export async function completeSession(
  token: MintedToken,
  services: Services,
  completedAt = services.now(),
): Promise<Connection | undefined> {
  const {store, now} = services;
  for (let polls = 0; polls < MAX_CLAIM_POLLS; polls++) {
    const result = await store.claim(token.connectToken, now(), now() + SESSION_LEASE_MS);
    if (result.state === 'done') return result.connection;
    if (result.state === 'claimed') {
      return completeClaimed(token, result.claim, result.connection, services, completedAt);
    }
    await new Promise(resolve => setTimeout(resolve, CLAIM_POLL_INTERVAL_MS));
  }
  throw new HttpError('completion_busy', {'retry-after': '1'});
}

async function completeClaimed(
  token: MintedToken,
  claim: SessionClaim,
  recorded: Connection | undefined,
  services: Services,
  completedAt: number,
): Promise<Connection | undefined> {
  const {store, now} = services;
  try {
    const connection = recorded ?? (await exchange(token, services));
    if (!connection) {
      await store.release(claim);
      return undefined;
    }
    // Recorded before `onConnected` is called: if the process dies in between, nothing is lost.
    const holdsClaim =
      recorded !== undefined ||
      (await store.record(claim, connection, completedAt, now() + SESSION_LEASE_MS));
    if (!holdsClaim) throw new HttpError('completion_busy', {'retry-after': '1'});
    await notifyConnected(token.customer, connection, services);
    await store.finish(claim);
    return connection;
  } catch (error) {
    await store.release(claim);
    throw error;
  }
}

async function notifyConnected(
  customer: string,
  connection: Connection,
  {onConnected, onError}: Services,
) {
  try {
    await onConnected({customer, ...connection});
  } catch (error) {
    onError(error);
    throw new HttpError('connection_not_stored');
  }
}

async function exchange(token: MintedToken, {api, now}: Services): Promise<Connection | undefined> {
  // An expired token cannot be exchanged any more.
  if (token.expires <= now()) return undefined;
  const exchanged = await api.exchangeConnectToken(token.connectToken).catch(ignoreUnfinished);
  const result = exchanged && toResult(token, exchanged);
  return result && {...result, postalAddress: await readPostalAddress(result.locationId, api)};
}

/** Undefined if it cannot be read: the session is complete without it. */
const readPostalAddress = (locationId: string, api: FlatpeakApi) =>
  api.location(locationId).then(
    ({postal_address}) => postal_address,
    () => undefined,
  );

/** The documentation does not say how an unfinished session is refused; these statuses have no other use. */
const UNFINISHED_STATUSES: ReadonlySet<number | undefined> = new Set([404, 422]);

function ignoreUnfinished(error: unknown): undefined {
  const isUnfinished =
    error instanceof ApiError && UNFINISHED_STATUSES.has(error.status) && !isAccountError(error);
  if (!isUnfinished) throw error;
}

function toResult(
  token: MintedToken,
  exchanged: ExchangedToken,
): Omit<Connection, 'postalAddress'> | undefined {
  const {location_id: locationId, complete_action, is_tariff_processed} = exchanged;
  if (!locationId) return undefined;
  // Only very old sessions end without an action. A session that was opened for a location and
  // returns the same one without an action may still be running.
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
