import * as z from 'zod/mini';
import {postalAddress} from '../../../protocol/fields.js';
import type {RunQuery} from './client.js';
import {NOW} from './now.js';
import type {TokenMethod} from './tokens.js';
import type {Connection, SessionStore} from '../store.js';

const address = z.pipe(
  z.nullable(z.unknown()),
  z.transform(json => (json === null ? undefined : z.parse(postalAddress, json))),
);

/** Columns of a connection; needs the aliases `s` and `l`. */
const CONNECTION_COLUMNS = `s.location_id, s.direction, s.tariff_type, s.outcome, s.pending,
  l.postal_address, s.completed`;
const JOIN_LOCATION = `LEFT JOIN flatpeak_locations l
  ON l.location_id = s.location_id AND l.customer = s.customer`;

const connection = z.object({
  location_id: z.string(),
  direction: z.string(),
  tariff_type: z.string(),
  outcome: z.enum(['saved', 'disconnected']),
  pending: z.boolean(),
  postal_address: address,
  completed: z.number(),
});

const connections = z.array(connection);

const toConnection = (row: z.infer<typeof connection>): Connection => ({
  locationId: row.location_id,
  direction: row.direction,
  tariffType: row.tariff_type,
  outcome: row.outcome,
  pending: row.pending,
  postalAddress: row.postal_address,
});

const claimed = z.tuple([
  z.object({
    taken: z.boolean(),
    done: z.boolean(),
    answered: z.nullable(z.boolean()),
    completed: z.nullable(z.number()),
  }),
]);
const customers = z.array(z.object({customer: z.string()}));

/** JSON that PostgreSQL accepts: without NUL and lone surrogates. */
const jsonb = (value: object): string =>
  JSON.stringify(value).replace(/\\(u0000|ud[89a-f]..|.)/g, (escape, code: string) =>
    code.length > 1 ? '' : escape,
  );

/** The sessions of the store in SQL, with one statement per method. */
export const sqlSessions = (run: RunQuery): Omit<SessionStore, TokenMethod> => ({
  async claim(tokenHash, lease, asks) {
    const id = crypto.randomUUID();
    // A statement that waited for another process's claim sees the old row: busy, so the caller polls again.
    const rows = await run(
      `WITH taken AS (
         UPDATE flatpeak_sessions
         SET claim = $2, claim_until = ${NOW} + $3, asked = ${NOW}, asks = asks + 1
         WHERE token_hash = $1 AND NOT done AND (claim IS NULL OR claim_until <= ${NOW})
           AND ($4::integer IS NULL OR answered <= $4)
         RETURNING *
       ), seen AS (
         SELECT true AS taken, * FROM taken
         UNION ALL
         SELECT false, * FROM flatpeak_sessions
         WHERE token_hash = $1 AND NOT EXISTS (SELECT FROM taken)
       )
       SELECT s.taken, s.done, s.claim IS NULL AND s.answered > $4 AS answered,
         ${CONNECTION_COLUMNS}
       FROM seen s ${JOIN_LOCATION}`,
      [tokenHash, id, lease, asks ?? null],
    );
    if (rows.length === 0) throw new RangeError('The token is not in the store.');
    const [{taken, done, answered, completed}] = claimed.parse(rows);
    const recorded = completed === null ? undefined : connections.parse(rows).map(toConnection)[0];
    if (taken) return {state: 'claimed', claim: {tokenHash, id}, connection: recorded};
    if (done && recorded) return {state: 'done', connection: recorded};
    return answered ? {state: 'asked', connection: recorded} : {state: 'busy'};
  },

  async record({tokenHash, id}, connection, at, lease) {
    const {locationId, direction, tariffType, outcome, pending, postalAddress} = connection;
    const rows = await run(
      `WITH held AS (
         UPDATE flatpeak_sessions
         SET location_id = $3, outcome = $4, pending = $5, completed = $6, claim_until = ${NOW} + $7,
           direction = $9, tariff_type = $10
         WHERE token_hash = $1 AND claim = $2
         RETURNING customer
       ), kept AS (
         INSERT INTO flatpeak_locations AS known (location_id, customer, postal_address)
         SELECT $3, customer, $8::jsonb FROM held
         ON CONFLICT (location_id, customer) DO UPDATE
         SET postal_address = coalesce(excluded.postal_address, known.postal_address)
       )
       SELECT customer FROM held`,
      [
        ...[tokenHash, id, locationId, outcome, pending, at, lease],
        postalAddress ? jsonb(postalAddress) : null,
        ...[direction, tariffType],
      ],
    );
    return rows.length > 0;
  },

  async finish({tokenHash, id}) {
    const rows = await run(
      `UPDATE flatpeak_sessions SET done = true, connect_token = NULL
       WHERE token_hash = $1 AND claim = $2 AND completed IS NOT NULL
       RETURNING done`,
      [tokenHash, id],
    );
    return rows.length > 0;
  },

  async release({tokenHash, id}, isAnswered) {
    await run(
      `UPDATE flatpeak_sessions
       SET claim = NULL, claim_until = NULL, answered = CASE WHEN $3 THEN asks ELSE answered END
       WHERE token_hash = $1 AND claim = $2`,
      [tokenHash, id, isAnswered],
    );
  },

  async connections(customer) {
    const rows = await run(
      `SELECT ${CONNECTION_COLUMNS} FROM (
         SELECT DISTINCT ON (location_id, direction, tariff_type) *
         FROM flatpeak_sessions
         WHERE customer = $1 AND completed IS NOT NULL
         ORDER BY location_id, direction, tariff_type, completed DESC, serial DESC
       ) s ${JOIN_LOCATION}
       ORDER BY s.completed DESC, s.serial DESC`,
      [customer],
    );
    return connections.parse(rows).map(row => ({...toConnection(row), completed: row.completed}));
  },

  async setPostalAddress(customer, locationId, postalAddress) {
    await run(
      `UPDATE flatpeak_locations SET postal_address = $3::jsonb
       WHERE location_id = $1 AND customer = $2`,
      [locationId, customer, jsonb(postalAddress)],
    );
  },

  async customersAt(locationId) {
    const rows = await run(
      'SELECT customer FROM flatpeak_locations WHERE location_id = $1 ORDER BY customer',
      [locationId],
    );
    return customers.parse(rows).map(({customer}) => customer);
  },
});
