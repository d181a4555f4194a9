import * as z from 'zod/mini';
import {postalAddress} from '../../../protocol/fields.js';
import type {RunQuery} from './client.js';
import type {Connection, MintedToken, SessionStore} from '../store.js';

const optionalText = z.pipe(
  z.nullable(z.string()),
  z.transform(text => text ?? undefined),
);
const address = z.pipe(
  z.nullable(z.unknown()),
  z.transform(json => (json === null ? undefined : z.parse(postalAddress, json))),
);

const TOKEN_COLUMNS =
  'connect_token, customer, direction, tariff_type, opened_for, created, expires';

const token = z.pipe(
  z.object({
    connect_token: z.string(),
    customer: z.string(),
    direction: z.string(),
    tariff_type: z.string(),
    opened_for: optionalText,
    created: z.number(),
    expires: z.number(),
  }),
  z.transform((row): MintedToken => ({
    connectToken: row.connect_token,
    customer: row.customer,
    direction: row.direction,
    tariffType: row.tariff_type,
    locationId: row.opened_for,
    created: row.created,
    expires: row.expires,
  })),
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

const toConnection = (row: z.infer<typeof connection>): Connection => ({
  locationId: row.location_id,
  direction: row.direction,
  tariffType: row.tariff_type,
  outcome: row.outcome,
  pending: row.pending,
  postalAddress: row.postal_address,
});

const claimed = z.tuple([
  z.object({taken: z.boolean(), done: z.boolean(), completed: z.nullable(z.number())}),
]);
const customers = z.array(z.object({customer: z.string()}));

/** JSON that PostgreSQL accepts: without NUL and lone surrogates. */
const jsonb = (value: object): string =>
  JSON.stringify(value).replace(/\\(u0000|ud[89a-f]..|.)/g, (escape, code: string) =>
    code.length > 1 ? '' : escape,
  );

/** The session store in SQL, with one statement per method. */
export const sqlSessions = (run: RunQuery): SessionStore => ({
  async addToken({connectToken, customer, direction, tariffType, locationId, created, expires}) {
    await run(
      `INSERT INTO flatpeak_sessions
        (connect_token, customer, direction, tariff_type, opened_for, created, expires)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [connectToken, customer, direction, tariffType, locationId ?? null, created, expires],
    );
  },

  async findToken(customer, connectToken) {
    // PostgreSQL text cannot hold NUL, and no token has one.
    if (connectToken.includes('\0')) return undefined;
    const rows = await run(
      `SELECT ${TOKEN_COLUMNS} FROM flatpeak_sessions WHERE connect_token = $1 AND customer = $2`,
      [connectToken, customer],
    );
    return z.array(token).parse(rows)[0];
  },

  async openTokens(customer, now, limit) {
    const rows = await run(
      `SELECT ${TOKEN_COLUMNS} FROM flatpeak_sessions
       WHERE customer = $1 AND NOT done AND (completed IS NOT NULL OR expires > $2)
       ORDER BY created DESC, serial DESC
       LIMIT $3`,
      [customer, now, limit],
    );
    return z.array(token).parse(rows);
  },

  async claim(connectToken, now, until) {
    const id = crypto.randomUUID();
    // A statement that waited for another process's claim sees the old row: busy, so the caller polls again.
    const rows = await run(
      `WITH taken AS (
         UPDATE flatpeak_sessions SET claim = $2, claim_until = $4
         WHERE connect_token = $1 AND NOT done AND (claim IS NULL OR claim_until <= $3)
         RETURNING *
       ), seen AS (
         SELECT true AS taken, * FROM taken
         UNION ALL
         SELECT false, * FROM flatpeak_sessions
         WHERE connect_token = $1 AND NOT EXISTS (SELECT FROM taken)
       )
       SELECT s.taken, s.done, ${CONNECTION_COLUMNS} FROM seen s ${JOIN_LOCATION}`,
      [connectToken, id, now, until],
    );
    if (rows.length === 0) throw new RangeError('The token is not in the store.');
    const [{taken, done, completed}] = claimed.parse(rows);
    const recorded =
      completed === null ? undefined : z.array(connection).parse(rows).map(toConnection)[0];
    if (taken) return {state: 'claimed', claim: {connectToken, id}, connection: recorded};
    return done && recorded ? {state: 'done', connection: recorded} : {state: 'busy'};
  },

  async record({connectToken, id}, {locationId, outcome, pending, postalAddress}, at, until) {
    const rows = await run(
      `WITH held AS (
         UPDATE flatpeak_sessions
         SET location_id = $3, outcome = $4, pending = $5, completed = $6, claim_until = $7
         WHERE connect_token = $1 AND claim = $2
         RETURNING customer
       ), kept AS (
         INSERT INTO flatpeak_locations AS known (location_id, customer, postal_address)
         SELECT $3, customer, $8::jsonb FROM held
         ON CONFLICT (location_id, customer) DO UPDATE
         SET postal_address = coalesce(excluded.postal_address, known.postal_address)
       )
       SELECT customer FROM held`,
      [
        ...[connectToken, id, locationId, outcome, pending, at, until],
        postalAddress ? jsonb(postalAddress) : null,
      ],
    );
    return rows.length > 0;
  },

  async finish({connectToken, id}) {
    await run(
      `UPDATE flatpeak_sessions SET done = true
       WHERE connect_token = $1 AND claim = $2 AND completed IS NOT NULL`,
      [connectToken, id],
    );
  },

  async release({connectToken, id}) {
    await run(
      `UPDATE flatpeak_sessions SET claim = NULL, claim_until = NULL
       WHERE connect_token = $1 AND claim = $2`,
      [connectToken, id],
    );
  },

  async connections(customer) {
    const rows = await run(
      `SELECT ${CONNECTION_COLUMNS} FROM (
         SELECT DISTINCT ON (location_id, direction, tariff_type) *
         FROM flatpeak_sessions
         WHERE customer = $1 AND completed IS NOT NULL
         ORDER BY location_id, direction, tariff_type, completed DESC, created DESC, serial DESC
       ) s ${JOIN_LOCATION}
       ORDER BY s.completed DESC, s.created DESC, s.serial DESC`,
      [customer],
    );
    return z
      .array(connection)
      .parse(rows)
      .map(row => ({...toConnection(row), completed: row.completed}));
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
