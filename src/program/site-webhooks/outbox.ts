import * as z from 'zod/mini';
import type {SqlClient} from '../../server/index.js';

/** What the site's backend is sent, and when it was tried. */
export interface OutgoingWebhook {
  readonly id: string;
  readonly type: string;
  readonly body: string;
  /** How often it was sent. */
  readonly attempts: number;
}

/** A webhook that was given up. */
export interface DeadWebhook extends OutgoingWebhook {
  /** What came of the last attempt, such as `500` or `timeout`. */
  readonly lastResult: string;
}

const TABLE = `
CREATE TABLE IF NOT EXISTS flatpeak_site_webhooks (
  id text PRIMARY KEY,
  type text NOT NULL,
  body text NOT NULL,
  created timestamptz NOT NULL DEFAULT now(),
  attempts integer NOT NULL DEFAULT 0,
  due timestamptz DEFAULT now(),
  last_result text
)`;

/** How long a process has for one delivery until another one may try it, in seconds. */
const LEASE_S = 60;

/** Delays before each further attempt, in seconds: three days in all. */
const RETRY_DELAYS_S = [5, 30, 120, 900, 3600, 21_600, 86_400, 86_400];

const webhooks = z.array(
  z.object({id: z.string(), type: z.string(), body: z.string(), attempts: z.number()}),
);
const dead = z.array(
  z.object({
    id: z.string(),
    type: z.string(),
    body: z.string(),
    attempts: z.number(),
    last_result: z.nullable(z.string()),
  }),
);

/**
 * The webhooks that the site's backend has not taken yet. They survive a restart, and several
 * processes may share them. A dead one has no time at which it is due.
 */
export class Outbox {
  readonly #database: SqlClient;

  private constructor(database: SqlClient) {
    this.#database = database;
  }

  /** Creates the table where it is missing. */
  static async open(database: SqlClient): Promise<Outbox> {
    // Two processes that begin together may both find the table missing.
    await database.query(TABLE).catch(() => database.query(TABLE));
    return new Outbox(database);
  }

  /** Adds a webhook. The same id is added once. */
  async add(id: string, type: string, body: string): Promise<void> {
    await this.#database.query(
      'INSERT INTO flatpeak_site_webhooks (id, type, body) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [id, type, body],
    );
  }

  /** Takes the webhook that has been due for longest. No other process gets it meanwhile. */
  async take(): Promise<OutgoingWebhook | undefined> {
    const {rows} = await this.#database.query(
      `UPDATE flatpeak_site_webhooks
      SET attempts = attempts + 1, due = now() + interval '${LEASE_S} seconds'
      WHERE id = (
        SELECT id FROM flatpeak_site_webhooks WHERE due <= now()
        ORDER BY due LIMIT 1 FOR UPDATE SKIP LOCKED
      )
      RETURNING id, type, body, attempts`,
    );
    return webhooks.parse(rows)[0];
  }

  /** The site has taken it. */
  async remove({id}: OutgoingWebhook): Promise<void> {
    await this.#database.query('DELETE FROM flatpeak_site_webhooks WHERE id = $1', [id]);
  }

  /**
   * The site has not taken it: it is tried later, or dead.
   * @returns whether it is dead
   */
  async postpone({id, attempts}: OutgoingWebhook, result: string): Promise<boolean> {
    const delay = RETRY_DELAYS_S[attempts - 1];
    await this.#database.query(
      `UPDATE flatpeak_site_webhooks
      SET last_result = $2, due = now() + $3::double precision * interval '1 second'
      WHERE id = $1`,
      [id, result, delay ?? null],
    );
    return delay === undefined;
  }

  /** Those that were given up, the oldest first. */
  async dead(): Promise<readonly DeadWebhook[]> {
    const {rows} = await this.#database.query(
      `SELECT id, type, body, attempts, last_result FROM flatpeak_site_webhooks
      WHERE due IS NULL ORDER BY created`,
    );
    return dead
      .parse(rows)
      .map(({last_result: lastResult, ...webhook}) => ({...webhook, lastResult: lastResult ?? ''}));
  }

  /**
   * Sends one again, or all dead ones.
   * @returns how many
   */
  async resend(id: string | undefined): Promise<number> {
    const {rows} = await this.#database.query(
      `UPDATE flatpeak_site_webhooks SET due = now(), attempts = 0
      WHERE due IS NULL AND ($1::text IS NULL OR id = $1) RETURNING id`,
      [id ?? null],
    );
    return rows.length;
  }
}
