import {HttpError} from '../http/errors.js';
import type {Services} from '../services.js';
import type {Connection} from '../store/store.js';
import {completeSession} from './complete-session.js';

/** How many of a customer's unfinished sessions are exchanged, the newest first. */
const MAX_OPEN_SESSIONS = 10;

/**
 * Completes one session of the customer, or without a token all that are finished.
 * @returns the connection of that session, if it is finished; without a token all connections of
 * the customer, the latest first
 * @throws HttpError `token_unknown`, also for another customer's token, so as not to reveal which
 * tokens exist
 * @throws as `completeSession`, after every session was tried
 */
export async function completeCustomerSessions(
  customer: string,
  connectToken: string | null | undefined,
  services: Services,
): Promise<Connection[]> {
  if (!connectToken) return completeAll(customer, services);
  const token = await services.store.findToken(customer, connectToken);
  if (!token) throw new HttpError('token_unknown');
  const connection = await completeSession(token, services);
  return connection ? [connection] : [];
}

async function completeAll(customer: string, services: Services): Promise<Connection[]> {
  const {store, now} = services;
  const completedAt = now();
  const open = await store.openTokens(customer, completedAt, MAX_OPEN_SESSIONS);
  const results = await Promise.allSettled(
    open.map(token => completeSession(token, services, completedAt)),
  );
  const failed = results.find(result => result.status === 'rejected');
  if (failed) throw failed.reason;
  return store.connections(customer);
}
