import {randomUUID} from 'node:crypto';
import type {ConnectedTariff} from 'flatpeak-connect/server';
import type {Database} from './database.js';

/** The site's record of a connected tariff. */
export type StoredTariff = Pick<
  ConnectedTariff,
  'locationId' | 'direction' | 'tariffType' | 'outcome' | 'pending'
>;

interface Visit {
  customer: string;
  signedIn: boolean;
}

const COOKIE = 'lowtide_session';

/** Statements that create the tables. */
export const CUSTOMER_TABLES = `
  CREATE TABLE IF NOT EXISTS lowtide_visits (
    id text PRIMARY KEY,
    customer text NOT NULL,
    signed_in boolean NOT NULL
  );
  CREATE TABLE IF NOT EXISTS lowtide_tariffs (
    customer text,
    location_id text,
    direction text,
    tariff_type text,
    outcome text NOT NULL,
    pending boolean NOT NULL,
    changed timestamptz NOT NULL,
    PRIMARY KEY (customer, location_id, direction, tariff_type)
  );
`;

/**
 * The site's accounts: who is signed in, by a session cookie, and their tariffs. Each new visitor is
 * signed in as a sample customer.
 */
export class Customers {
  readonly #database: Database;

  /** @param database has the `CUSTOMER_TABLES` */
  constructor(database: Database) {
    this.#database = database;
  }

  /** The customer who is signed in, if any. */
  async signedIn(cookie: string | null | undefined): Promise<string | undefined> {
    const visit = await this.#visitOf(cookie);
    return visit?.signedIn ? visit.customer : undefined;
  }

  /** The cookie to set for a new visitor; undefined for others. */
  async welcome(cookie: string | undefined): Promise<string | undefined> {
    const isKnown = sessionOf(cookie) !== '' && (await this.#visitOf(cookie));
    return isKnown ? undefined : this.startOver();
  }

  /**
   * Signs in a new sample customer. Doesn't wait for the database, which runs statements in their
   * order.
   * @returns the cookie to set
   */
  startOver(): string {
    const id = randomUUID();
    this.#database
      .query('INSERT INTO lowtide_visits VALUES ($1, $2, true)', [
        id,
        `customer-${randomUUID().slice(0, 8)}`,
      ])
      .catch(console.error);
    return `${COOKIE}=${id}; Path=/; HttpOnly; SameSite=Lax`;
  }

  async sign(direction: 'in' | 'out', cookie: string | undefined): Promise<void> {
    await this.#database.query('UPDATE lowtide_visits SET signed_in = $2 WHERE id = $1', [
      sessionOf(cookie),
      direction === 'in',
    ]);
  }

  /** Stores a connected tariff: one for each location, direction and type. */
  async remember(tariff: ConnectedTariff): Promise<void> {
    const {customer, locationId, direction, tariffType, outcome, pending} = tariff;
    await this.#database.query(
      `INSERT INTO lowtide_tariffs VALUES ($1, $2, $3, $4, $5, $6, clock_timestamp())
       ON CONFLICT (customer, location_id, direction, tariff_type)
       DO UPDATE SET outcome = $5, pending = $6, changed = clock_timestamp()`,
      [customer, locationId, direction, tariffType, outcome, pending],
    );
  }

  /** The latest first. */
  async tariffsOf(customer: string): Promise<StoredTariff[]> {
    const {rows} = await this.#database.query(
      `SELECT location_id AS "locationId", direction, tariff_type AS "tariffType", outcome, pending
       FROM lowtide_tariffs WHERE customer = $1 ORDER BY changed DESC`,
      [customer],
    );
    return rows as StoredTariff[];
  }

  async #visitOf(cookie: string | null | undefined): Promise<Visit | undefined> {
    const {rows} = await this.#database.query(
      'SELECT customer, signed_in AS "signedIn" FROM lowtide_visits WHERE id = $1',
      [sessionOf(cookie)],
    );
    return rows[0] as Visit | undefined;
  }
}

function sessionOf(cookie: string | null | undefined): string {
  const cookies = (cookie ?? '').split(/;\s*/).map(pair => pair.split('='));
  const [, id = ''] = cookies.find(([name]) => name === COOKIE) ?? [];
  return id;
}
