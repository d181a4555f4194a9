import {createHash} from 'node:crypto';
import type {SqlClient} from '../../../../src/server/index.js';
import type {Fleet} from './fleet.js';
import type {Customer} from './visits.js';

/** What was lost or done twice, by name. Empty lists are what everybody hopes for. */
export interface Stock {
  /** Tokens that a customer was given and that the store doesn't know as theirs. */
  readonly lostTokens: string[];
  /** Customers without a finished connection, or whose host never heard of it. */
  readonly lostConnections: string[];
  /** Customers with more than one finished connection, or location. */
  readonly doubledConnections: string[];
  /** Events that aren't stored as handled, or that the host never heard of. */
  readonly lostEvents: string[];
  /** What the host heard again although the server that told it first lived on. */
  readonly toldTwice: string[];
  /** Tokens and events that are claimed although nobody is at work. */
  readonly claimed: string[];
}

interface SessionRow {
  token_hash: string;
  connect_token: string | null;
  customer: string;
  location_id: string | null;
  done: boolean;
  claim: string | null;
}

interface EventRow {
  id: string;
  done: boolean;
  claim: string | null;
}

/**
 * Compares what the servers acknowledged with what is in their tables and what the host heard.
 * @param events ids of all that was delivered
 * @param fallen names of servers that were killed at work, which may be told again
 */
export async function takeStock(
  {heard}: Fleet,
  customers: readonly Customer[],
  events: readonly string[],
  fallen: readonly string[],
  database: SqlClient,
): Promise<Stock> {
  const rowsOf = async (table: string) => (await database.query(`SELECT * FROM ${table}`)).rows;
  const sessions = (await rowsOf('flatpeak_sessions')) as SessionRow[];
  const stored = (await rowsOf('flatpeak_events')) as EventRow[];
  const owners = new Map(sessions.map(({token_hash, customer}) => [token_hash, customer]));
  const handled = new Set(stored.filter(({done}) => done).map(({id}) => id));
  const told = new Map<string, string[]>();
  for (const {id, by} of heard) told.set(id, [...(told.get(id) ?? []), by]);

  const finishedOf = (name: string) =>
    sessions.filter(({customer, done}) => customer === name && done);
  const isWhole = ({name, connected}: Customer) => {
    const [session] = finishedOf(name);
    return connected && session !== undefined && told.has(session.location_id ?? '');
  };

  return {
    lostTokens: customers.flatMap(({token, name}) =>
      token !== undefined && owners.get(hashOf(token)) !== name ? [token] : [],
    ),
    lostConnections: names(customers.filter(customer => !isWhole(customer))),
    doubledConnections: names(
      customers.filter(({name, locations}) => finishedOf(name).length > 1 || locations.size > 1),
    ),
    lostEvents: events.filter(id => !handled.has(id) || !told.has(id)),
    // The last one told it for good; those before must have died over it.
    toldTwice: [...told].flatMap(([id, by]) =>
      by.slice(0, -1).every(name => fallen.includes(name)) ? [] : [id],
    ),
    claimed: [
      ...sessions.flatMap(({token_hash, ...row}) => (isStuck(row) ? [token_hash] : [])),
      ...stored.flatMap(({id, ...row}) => (isStuck(row) ? [id] : [])),
    ],
  };
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');
const names = (customers: readonly Customer[]) => customers.map(({name}) => name);
const isStuck = ({done, claim}: {done: boolean; claim: string | null}) => !done && claim !== null;
