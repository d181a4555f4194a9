import type {SqlClient} from '../../../src/server/index.js';

/** Lets all claims expire, as if their processes had died long ago. */
export async function expireClaims(client: SqlClient): Promise<void> {
  for (const table of ['flatpeak_sessions', 'flatpeak_events']) {
    await client.query(`UPDATE ${table} SET claim_until = 0 WHERE claim IS NOT NULL`);
  }
}
