import * as z from 'zod/mini';
import type {RunQuery} from './client.js';
import {NOW} from './now.js';
import type {SessionStore, StoredToken} from '../store.js';

const optionalText = z.pipe(
  z.nullable(z.string()),
  z.transform(text => text ?? undefined),
);

const TOKEN_COLUMNS = `token_hash, connect_token, customer, direction, tariff_type, opened_for,
  expires - ${NOW} AS expires_in, ${NOW} - created AS age, ${NOW} - asked AS asked_ago,
  asks, done, serial::double precision AS position`;

const token = z.pipe(
  z.object({
    token_hash: z.string(),
    connect_token: optionalText,
    customer: z.string(),
    direction: z.string(),
    tariff_type: z.string(),
    opened_for: optionalText,
    expires_in: z.number(),
    age: z.number(),
    asked_ago: z.nullable(z.number()),
    asks: z.number(),
    done: z.boolean(),
    position: z.number(),
  }),
  z.transform((row): StoredToken => ({
    tokenHash: row.token_hash,
    connectToken: row.connect_token,
    customer: row.customer,
    direction: row.direction,
    tariffType: row.tariff_type,
    locationId: row.opened_for,
    expiresIn: row.expires_in,
    age: row.age,
    askedAgo: row.asked_ago ?? undefined,
    asks: row.asks,
    isDone: row.done,
    position: row.position,
  })),
);

const tokens = z.array(token);

const owners = z.tuple([z.object({customer: z.string()})]);

const ages = z.array(z.object({age: z.number()}));

const OPEN = `NOT done AND (completed IS NOT NULL OR expires > ${NOW})`;
const LONGEST_UNASKED = 'asked NULLS FIRST, serial DESC';

/** A few at a time. Rows that another process is working on are left to it. */
const EXPIRE_TEXTS = `UPDATE flatpeak_sessions SET connect_token = NULL
  WHERE token_hash IN (
    SELECT token_hash FROM flatpeak_sessions
    WHERE connect_token IS NOT NULL AND expires <= ${NOW}
    LIMIT 1000
    FOR UPDATE SKIP LOCKED
  )`;

/** Deletes the texts of all tokens that have expired. */
export async function expireTexts(run: RunQuery): Promise<void> {
  while ((await run(`${EXPIRE_TEXTS} RETURNING token_hash`, [])).length > 0);
}

export type TokenMethod =
  | 'addToken'
  | 'findToken'
  | 'openTokens'
  | 'openTokensAt'
  | 'newestOpenTokens'
  | 'openTokensAfter'
  | 'expireTokens'
  | 'tokenAge';

/** The tokens of the store in SQL. */
export function sqlTokens(run: RunQuery): Pick<SessionStore, TokenMethod> {
  /** @param rest of the statement after the columns */
  async function select(rest: string, params: unknown[]): Promise<StoredToken[]> {
    const rows = await run(`SELECT ${TOKEN_COLUMNS} FROM flatpeak_sessions ${rest}`, params);
    return tokens.parse(rows);
  }

  return {
    async addToken(minted) {
      // An update without effect, because only then the row of an earlier token is returned.
      const rows = await run(
        `WITH expired AS (${EXPIRE_TEXTS})
         INSERT INTO flatpeak_sessions
           (token_hash, connect_token, customer, direction, tariff_type, opened_for, created, expires)
         VALUES ($1, $2, $3, $4, $5, $6, ${NOW}, ${NOW} + $7)
         ON CONFLICT (token_hash) DO UPDATE SET token_hash = excluded.token_hash
         RETURNING customer`,
        [
          ...[minted.tokenHash, minted.connectToken, minted.customer],
          ...[minted.direction, minted.tariffType, minted.locationId ?? null, minted.expiresIn],
        ],
      );
      return owners.parse(rows)[0].customer;
    },

    async findToken(tokenHash) {
      // PostgreSQL text cannot hold NUL, and no hash has one.
      if (tokenHash.includes('\0')) return undefined;
      return (await select('WHERE token_hash = $1', [tokenHash]))[0];
    },

    openTokens: (customer, limit) =>
      select(`WHERE customer = $1 AND ${OPEN} ORDER BY ${LONGEST_UNASKED} LIMIT $2`, [
        ...[customer, limit],
      ]),

    openTokensAt: (locationId, limit) =>
      select(
        `WHERE ${OPEN} AND (opened_for = $1 OR customer IN (
           SELECT customer FROM flatpeak_locations WHERE location_id = $1
         ))
         ORDER BY ${LONGEST_UNASKED} LIMIT $2`,
        [locationId, limit],
      ),

    newestOpenTokens: limit => select(`WHERE ${OPEN} ORDER BY serial DESC LIMIT $1`, [limit]),

    openTokensAfter: (position, limit) =>
      select(`WHERE ${OPEN} AND serial > $1 ORDER BY serial LIMIT $2`, [position, limit]),

    expireTokens: () => expireTexts(run),

    async tokenAge(customer, nth) {
      const rows = await run(
        `SELECT ${NOW} - created AS age FROM flatpeak_sessions
         WHERE customer = $1 ORDER BY serial DESC LIMIT 1 OFFSET $2`,
        [customer, nth - 1],
      );
      return ages.parse(rows)[0]?.age;
    },
  };
}
