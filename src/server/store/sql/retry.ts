import {errorCodeOf} from '../error.js';

/** SQLSTATEs of a transaction that PostgreSQL rolled back because another was in its way. */
const CONFLICTS: ReadonlySet<string | undefined> = new Set([
  '40001', // serialization_failure
  '40P01', // deadlock_detected
]);

const MAX_ATTEMPTS = 8;

/** The longest delay before the first retry, in milliseconds. It doubles with each retry. */
const FIRST_DELAY_MS = 10;

/**
 * Runs a transaction again if it conflicted with another. `transaction` must be complete in itself:
 * one statement, or all from BEGIN on.
 */
export async function retryConflicts<T>(transaction: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction();
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || !CONFLICTS.has(errorCodeOf(error))) throw error;
      // Jitter, so that transactions that conflicted do not meet again.
      const delay = Math.random() * FIRST_DELAY_MS * 2 ** (attempt - 1);
      await new Promise(resolve => setTimeout(resolve, delay));
    }
  }
}
