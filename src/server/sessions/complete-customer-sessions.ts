import {hashToken} from '../../protocol/token-hash.js';
import {HttpError, toHttpError} from '../http/errors.js';
import type {CompletedBy} from '../options.js';
import {inParallel} from '../parallel.js';
import type {Services} from '../services.js';
import type {Connection, StoredToken} from '../store/store.js';
import {completeSession, MAX_PARALLEL_EXCHANGES, type Completion} from './complete-session.js';

/** Bounds the work of one request. What is left has been asked longest ago, and is first next time. */
const MAX_OPEN_SESSIONS = 1000;

/** A session that could not be completed. A later call tries again. */
export interface FailedSession {
  readonly token: StoredToken;
  readonly error: HttpError;
  /** What the session connected, if only `onConnected` failed. */
  readonly connection: Connection | undefined;
}

export interface CustomerCompletion {
  /** All connections of the customer, the latest first, except for those of failed sessions. */
  readonly connections: readonly Connection[];
  readonly failed: readonly FailedSession[];
}

/**
 * Completes one session of the customer.
 * @returns its connection; undefined if it is not finished
 * @throws HttpError `token_unknown`, also for another customer's token, so as not to reveal which
 * tokens exist; `connection_not_stored` if `onConnected` failed; and as `completeSession`
 */
export async function completeCustomerSession(
  customer: string,
  connectToken: string,
  completedBy: CompletedBy,
  services: Services,
): Promise<Connection | undefined> {
  const token = await services.store.findToken(await hashToken(connectToken));
  if (token?.customer !== customer) throw new HttpError('token_unknown');
  const completion = await completeSession(token, services, {completedBy});
  if (completion.state === 'rejected') throw new HttpError('connection_not_stored');
  return completion.connection;
}

/**
 * Completes all sessions of the customer that are finished. A failure of one does not stop the
 * others.
 * @throws as `completeSession`, if no session could be asked about
 */
export async function completeCustomerSessions(
  customer: string,
  completedBy: CompletedBy,
  services: Services,
): Promise<CustomerCompletion> {
  const {store, now} = services;
  const options = {completedBy, completedAt: now()};
  const open = await store.openTokens(customer, MAX_OPEN_SESSIONS);
  const results = await inParallel(open, MAX_PARALLEL_EXCHANGES, async token => ({
    token,
    result: await completeSession(token, services, options).catch(toFailure),
  }));
  const failures = results.flatMap(({result}) => ('thrown' in result ? [result] : []));
  const [first] = failures;
  if (first && failures.length === results.length) throw first.thrown;
  const failed = results.flatMap(({token, result}) => toFailedSession(token, result) ?? []);
  const connections = await store.connections(customer);
  return {
    connections: connections.filter(
      connection => !failed.some(session => isSameTariff(connection, session.connection)),
    ),
    failed,
  };
}

interface Failure {
  readonly thrown: unknown;
}

const toFailure = (thrown: unknown): Failure => ({thrown});

function toFailedSession(
  token: StoredToken,
  result: Completion | Failure,
): FailedSession | undefined {
  if ('thrown' in result) {
    return {token, error: toHttpError(result.thrown), connection: undefined};
  }
  if (result.state !== 'rejected') return undefined;
  return {token, error: new HttpError('connection_not_stored'), connection: result.connection};
}

const isSameTariff = (one: Connection, other: Connection | undefined) =>
  one.locationId === other?.locationId &&
  one.direction === other.direction &&
  one.tariffType === other.tariffType;
