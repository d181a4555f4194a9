import {hashToken} from '../../protocol/token-hash.js';
import type {CompletedBy} from '../options.js';
import {HttpError} from '../http/errors.js';
import type {Services} from '../services.js';
import type {Connection, SessionClaim, StoredToken} from '../store/store.js';
import {exchangeToken} from './exchange-token.js';

/** For callers with several sessions: how many to complete at once. */
export const MAX_PARALLEL_EXCHANGES = 5;

/**
 * Lifetime of a claim: longer than an exchange with a login usually takes. A slower process loses
 * its claim and records nothing.
 */
const SESSION_LEASE_MS = 60_000;

/** Polling while another request holds the claim. */
const CLAIM_POLL_INTERVAL_MS = 100;
const MAX_CLAIM_POLLS = 100;

/**
 * What a completion found. `completed`: this call completed the session. `done`: it was completed
 * before. `open`: it is not finished. `busy`: another caller is at it. `rejected`: `onConnected`
 * failed; a later call repeats it.
 */
export type Completion =
  | {state: 'completed' | 'done' | 'rejected'; connection: Connection}
  | {state: 'open' | 'busy'; connection?: undefined};

export interface CompletionOptions {
  /** Who noticed the end of the session. */
  readonly completedBy: CompletedBy;
  /** Whether to wait while another caller holds the claim; default true. */
  readonly waits?: boolean;
  /** Time of completion in milliseconds since the epoch; default now. */
  readonly completedAt?: number;
}

/**
 * Completes one session: exchanges its token, stores the connection and calls `onConnected`, each
 * once. Later calls return the stored connection. Concurrent ones wait for the first, and ask the
 * service again only if the first began before the token was read.
 * @throws ApiError, or HttpError `completion_busy`; the call can be repeated
 */
export async function completeSession(
  token: StoredToken,
  services: Services,
  options: CompletionOptions,
): Promise<Completion> {
  for (let polls = 0; polls < MAX_CLAIM_POLLS; polls++) {
    await services.finishedWork.retry(token.tokenHash);
    const result = await services.store.claim(token.tokenHash, SESSION_LEASE_MS, token.asks);
    if (result.state === 'claimed') {
      return completeClaimed(token, result.claim, result.connection, services, options);
    }
    if (result.state === 'done') return result;
    if (result.state === 'asked') {
      const {connection} = result;
      return connection ? {state: 'rejected', connection} : {state: 'open'};
    }
    if (options.waits === false) return {state: 'busy'};
    await new Promise(resolve => setTimeout(resolve, CLAIM_POLL_INTERVAL_MS));
  }
  throw new HttpError('completion_busy', {'retry-after': '1'});
}

async function completeClaimed(
  token: StoredToken,
  claim: SessionClaim,
  recorded: Connection | undefined,
  services: Services,
  {completedBy, completedAt = services.now()}: CompletionOptions,
): Promise<Completion> {
  const {store, finishedWork, onError} = services;
  let isAnswered = recorded !== undefined;
  try {
    const connection = recorded ?? (await exchangeToken(token, services));
    isAnswered = true;
    if (!connection) {
      await store.release(claim, isAnswered);
      return {state: 'open'};
    }
    // Recorded before `onConnected` is called: if the process dies in between, nothing is lost.
    const holdsClaim =
      recorded !== undefined ||
      (await store.record(claim, connection, completedAt, SESSION_LEASE_MS));
    if (!holdsClaim) throw new HttpError('completion_busy', {'retry-after': '1'});
    if (!(await notifyConnected(token, connection, completedBy, services))) {
      await store.release(claim, isAnswered);
      return {state: 'rejected', connection};
    }
    await finishedWork.finish(claim.tokenHash, () => store.finish(claim), onError);
    return {state: 'completed', connection};
  } catch (error) {
    // If the store is down, the claim expires; the first error says more than the second.
    await store.release(claim, isAnswered).catch(() => {});
    throw error;
  }
}

/** @returns whether the site has the connection */
async function notifyConnected(
  {customer, tokenHash}: StoredToken,
  connection: Connection,
  completedBy: CompletedBy,
  {onConnected, onError, finishedWork}: Services,
): Promise<boolean> {
  if (finishedWork.has(tokenHash)) return true;
  try {
    // The hash itself identifies the token to the page; the key must not.
    const idempotencyKey = await hashToken(tokenHash);
    await onConnected({customer, ...connection, completedBy, idempotencyKey});
    return true;
  } catch (error) {
    onError(error);
    return false;
  }
}
