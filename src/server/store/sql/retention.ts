import * as z from 'zod/mini';
import type {RunQuery} from './client.js';
import {NOW} from './now.js';
import type {RetentionStore} from '../store.js';
import {expireTexts} from './tokens.js';

const pruned = z.tuple([z.object({sessions: z.number(), events: z.number()})]);

const IS_CLAIMED = `NOT done AND claim IS NOT NULL AND claim_until > ${NOW}`;

/** The deletion of old and of private data in SQL. */
export const sqlRetention = (run: RunQuery): RetentionStore => ({
  async prune({sessions, events}) {
    await expireTexts(run);
    const rows = await run(
      `WITH old_sessions AS (
         DELETE FROM flatpeak_sessions s
         WHERE expires + $1 <= ${NOW} AND NOT (${IS_CLAIMED}) AND (
           completed IS NULL OR done AND EXISTS (
             SELECT FROM flatpeak_sessions later
             WHERE later.customer = s.customer AND later.location_id = s.location_id
               AND later.direction = s.direction AND later.tariff_type = s.tariff_type
               AND (later.completed, later.serial) > (s.completed, s.serial)
           )
         )
         RETURNING 1
       ), old_events AS (
         DELETE FROM flatpeak_events e
         WHERE stored + $2 <= ${NOW} AND NOT (${IS_CLAIMED}) AND NOT (
           alert AND NOT resolved AND EXISTS (
             SELECT FROM flatpeak_locations l WHERE l.location_id = e.location_id
           )
         )
         RETURNING 1
       )
       SELECT (SELECT count(*) FROM old_sessions)::double precision AS sessions,
         (SELECT count(*) FROM old_events)::double precision AS events`,
      [sessions, events],
    );
    const [result] = pruned.parse(rows);
    return result;
  },

  async forgetCustomer(customer) {
    await run(
      `WITH forgotten AS (
         DELETE FROM flatpeak_sessions WHERE customer = $1
       ), left_locations AS (
         DELETE FROM flatpeak_locations WHERE customer = $1 RETURNING location_id
       )
       UPDATE flatpeak_events SET location_id = NULL, tariff_id = NULL, alert = false
       WHERE location_id IN (
         SELECT location_id FROM left_locations
         EXCEPT SELECT location_id FROM flatpeak_locations WHERE customer <> $1
       )`,
      [customer],
    );
  },
});
