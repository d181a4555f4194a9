import type {SqlClient} from './client.js';

/**
 * The numbered steps from an empty database to the present tables. A step that was released is
 * never changed, only followed by another. Moments are milliseconds since 1970 in double precision,
 * which holds them exactly and which every client gives as numbers, unlike bigint.
 */
const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE flatpeak_sessions (
    connect_token text PRIMARY KEY,
    serial bigint GENERATED ALWAYS AS IDENTITY,
    customer text NOT NULL,
    direction text NOT NULL,
    tariff_type text NOT NULL,
    opened_for text,
    created double precision NOT NULL,
    expires double precision NOT NULL,
    claim text,
    claim_until double precision,
    location_id text,
    outcome text,
    pending boolean,
    completed double precision,
    done boolean NOT NULL DEFAULT false
  );
  CREATE INDEX flatpeak_sessions_of_customer ON flatpeak_sessions (customer, created);

  CREATE TABLE flatpeak_locations (
    location_id text NOT NULL,
    customer text NOT NULL,
    postal_address jsonb,
    PRIMARY KEY (location_id, customer)
  );
  CREATE INDEX flatpeak_locations_of_customer ON flatpeak_locations (customer);

  CREATE TABLE flatpeak_events (
    id text PRIMARY KEY,
    type text NOT NULL,
    created double precision NOT NULL,
    location_id text,
    tariff_id text,
    alert boolean NOT NULL,
    claim text,
    claim_until double precision,
    done boolean NOT NULL DEFAULT false,
    resolved boolean NOT NULL DEFAULT false
  );
  CREATE INDEX flatpeak_events_open ON flatpeak_events (location_id) WHERE alert AND NOT resolved;
  `,
];

/** Any number, as long as nobody else in the database locks by the same one. */
const LOCK = 7_052_832_571;

/**
 * Each step is one statement, because a pool gives each statement another connection: a block that
 * waits for its lock, looks again, and does its work in one transaction. Processes that start
 * together take turns.
 */
const step = (sql: string, version: number) => `
DO $migration$
BEGIN
  PERFORM pg_advisory_xact_lock(${LOCK});
  IF to_regclass('flatpeak_migrations') IS NULL THEN
    CREATE TABLE flatpeak_migrations (
      version integer PRIMARY KEY,
      applied timestamptz NOT NULL DEFAULT now()
    );
  END IF;
  IF NOT EXISTS (SELECT FROM flatpeak_migrations WHERE version = ${version}) THEN
    ${sql}
    INSERT INTO flatpeak_migrations (version) VALUES (${version});
  END IF;
END
$migration$`;

/** Brings the tables to the present form, from whichever it finds. */
export async function migrate(client: SqlClient): Promise<void> {
  for (const [index, sql] of MIGRATIONS.entries()) await client.query(step(sql, index + 1));
}
