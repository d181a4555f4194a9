import * as z from 'zod/mini';
import type {RunQuery} from './client.js';
import {NOW} from './now.js';
import type {EventStore, StoredEvent} from '../store.js';

const optionalText = z.pipe(
  z.nullable(z.string()),
  z.transform(text => text ?? undefined),
);

const event = z.pipe(
  z.object({
    id: z.string(),
    type: z.string(),
    created: z.number(),
    location_id: optionalText,
    tariff_id: optionalText,
    alert: z.boolean(),
  }),
  z.transform(({location_id, tariff_id, ...row}): StoredEvent => ({
    ...row,
    locationId: location_id,
    tariffId: tariff_id,
  })),
);

const events = z.array(event);

const claimed = z.array(z.object({taken: z.boolean(), done: z.boolean()}));

/** The event store in SQL, with one statement per method. */
export const sqlEvents = (run: RunQuery): EventStore => ({
  async claimEvent({id: eventId, type, created, locationId, tariffId, alert}, lease) {
    const id = crypto.randomUUID();
    const rows = await run(
      `WITH taken AS (
         INSERT INTO flatpeak_events AS known
           (id, type, created, location_id, tariff_id, alert, claim, claim_until)
         VALUES ($1, $2, $3, $4, $5, $6, $7, ${NOW} + $8)
         ON CONFLICT (id) DO UPDATE SET claim = excluded.claim, claim_until = excluded.claim_until
         WHERE NOT known.done AND (known.claim IS NULL OR known.claim_until <= ${NOW})
         RETURNING id
       )
       SELECT true AS taken, false AS done FROM taken
       UNION ALL
       SELECT false, done FROM flatpeak_events
       WHERE id = $1 AND NOT EXISTS (SELECT FROM taken)`,
      [...[eventId, type, created, locationId ?? null, tariffId ?? null, alert], ...[id, lease]],
    );
    // No row: another process stored the event while this statement ran.
    const [row = {taken: false, done: false}] = claimed.parse(rows);
    if (row.taken) return {state: 'claimed', claim: {eventId, id}};
    return {state: row.done ? 'done' : 'busy'};
  },

  async finishEvent({eventId, id}) {
    const rows = await run(
      'UPDATE flatpeak_events SET done = true WHERE id = $1 AND claim = $2 RETURNING done',
      [eventId, id],
    );
    return rows.length > 0;
  },

  async releaseEvent({eventId, id}) {
    await run(
      `UPDATE flatpeak_events SET claim = NULL, claim_until = NULL
       WHERE id = $1 AND claim = $2`,
      [eventId, id],
    );
  },

  async openAlerts(customer) {
    const rows = await run(
      `SELECT id, type, created, location_id, tariff_id, alert
       FROM flatpeak_events JOIN flatpeak_locations USING (location_id)
       WHERE customer = $1 AND alert AND NOT resolved
       ORDER BY created DESC, id DESC`,
      [customer],
    );
    return events.parse(rows);
  },

  async resolveAlerts(eventIds) {
    await run('UPDATE flatpeak_events SET resolved = true WHERE id = ANY ($1::text[])', [
      [...eventIds],
    ]);
  },
});
