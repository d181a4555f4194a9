import type {SqlClient} from './client.js';

/**
 * Migrations from an empty database to the present tables. Never change a released migration; add
 * another. Times are milliseconds since the epoch in double precision, which represents them
 * exactly. Unlike bigint, every client returns it as a number.
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
  // Tokens are found by their hashes, and their texts are deleted.
  `
  ALTER TABLE flatpeak_sessions
    ADD COLUMN token_hash text,
    ADD COLUMN asked double precision,
    ADD COLUMN asks integer NOT NULL DEFAULT 0,
    ADD COLUMN answered integer NOT NULL DEFAULT 0;
  UPDATE flatpeak_sessions
    SET token_hash = encode(sha256(convert_to(connect_token, 'UTF8')), 'hex');
  ALTER TABLE flatpeak_sessions
    DROP CONSTRAINT flatpeak_sessions_pkey,
    ADD PRIMARY KEY (token_hash),
    ALTER COLUMN connect_token DROP NOT NULL;
  UPDATE flatpeak_sessions SET connect_token = NULL
    WHERE done OR expires <= extract(epoch FROM clock_timestamp()) * 1000;
  CREATE INDEX flatpeak_sessions_open ON flatpeak_sessions (serial) WHERE NOT done;
  CREATE INDEX flatpeak_sessions_opened_for ON flatpeak_sessions (opened_for) WHERE NOT done;
  CREATE INDEX flatpeak_sessions_texts ON flatpeak_sessions (expires)
    WHERE connect_token IS NOT NULL;
  ALTER TABLE flatpeak_events ADD COLUMN stored double precision NOT NULL
    DEFAULT extract(epoch FROM clock_timestamp()) * 1000;
  UPDATE flatpeak_events SET stored = created;
  CREATE INDEX flatpeak_events_stored ON flatpeak_events (stored);
  `,
];

/** Key of the advisory lock. An arbitrary number that no other application should use. */
const MIGRATION_LOCK_ID = 7_052_832_571;

/**
 * A migration as one statement, because a pool may use another connection for each statement. The
 * block waits for the lock, checks again, and migrates in one transaction, so that processes that
 * start together do not interfere.
 */
const migrationStatement = (sql: string, version: number) => `
DO $migration$
BEGIN
  PERFORM pg_advisory_xact_lock(${MIGRATION_LOCK_ID});
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

/** Applies the missing migrations. */
export async function migrate(client: SqlClient): Promise<void> {
  for (const [index, sql] of MIGRATIONS.entries())
    await client.query(migrationStatement(sql, index + 1));
}
