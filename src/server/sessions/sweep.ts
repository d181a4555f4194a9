import {ApiError, isAccountError} from '../api/error.js';
import {inParallel} from '../parallel.js';
import type {Services} from '../services.js';
import type {StoredToken} from '../store/store.js';
import {completeSession, MAX_PARALLEL_EXCHANGES} from './complete-session.js';

/** How many open sessions are read from the store at once. */
const PAGE_SIZE = 200;

/** After so many failures in a row the service is taken to be down, and the sweep ends. */
const MAX_FAILURES_IN_A_ROW = 5;

/**
 * With back-off, an abandoned session is asked about again when it is this many times as old as it
 * was the last time: some ten times in its 24 hours.
 */
const AGE_FACTOR = 1.5;

/** With back-off, every session is asked about once more in this period before its token expires. */
const FINAL_PERIOD_MS = 3_600_000;

export interface SweepResult {
  readonly completed: number;
  readonly failed: number;
}

/**
 * Asks about the open sessions of all customers, the oldest first, and completes those that are
 * finished. Several processes may do that at once: each session is asked about by one of them. If
 * the service is down, the rest is left to the next sweep.
 * @param backsOff whether to ask less and less often about a session that stays open
 * @throws what the store throws; failures of sessions are passed to `onError`
 */
export async function sweepSessions(services: Services, backsOff: boolean): Promise<SweepResult> {
  const {store, now} = services;
  const began = now();
  let [completed, failed, failuresInARow] = [0, 0, 0];
  const isDown = () => failuresInARow >= MAX_FAILURES_IN_A_ROW;

  async function sweep(token: StoredToken) {
    if (isDown()) return;
    try {
      const options = {completedBy: 'sweep', waits: false} as const;
      const {state} = await completeSession(token, services, options);
      if (state === 'completed') completed++;
      if (state === 'rejected') failed++;
      failuresInARow = 0;
    } catch (error) {
      failed++;
      failuresInARow = concernsAll(error) ? MAX_FAILURES_IN_A_ROW : failuresInARow + 1;
      services.onError(error);
    }
  }

  await store.expireTokens();
  for (let position = 0; !isDown();) {
    const page = await store.openTokensAfter(position, PAGE_SIZE);
    const last = page.at(-1);
    if (!last) break;
    position = last.position;
    // Another process may be ahead of this one on the same way.
    const left = page.filter(({askedAgo}) => askedAgo === undefined || askedAgo >= now() - began);
    const due = backsOff ? left.filter(isDue) : left;
    await inParallel(due, MAX_PARALLEL_EXCHANGES, sweep);
  }
  return {completed, failed};
}

function isDue({age, askedAgo, expiresIn}: StoredToken): boolean {
  if (askedAgo === undefined || age >= AGE_FACTOR * (age - askedAgo)) return true;
  return expiresIn <= FINAL_PERIOD_MS && expiresIn + askedAgo > FINAL_PERIOD_MS;
}

/** The account is disabled, or the service asks for fewer requests. */
const concernsAll = (error: unknown) =>
  error instanceof ApiError && (error.status === 429 || isAccountError(error));
