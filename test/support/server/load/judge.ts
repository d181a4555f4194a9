import assert from 'node:assert/strict';
import type {SqlClient} from '../../../../src/server/index.js';
import {badDay, type Day} from './day.js';
import type {Fleet} from './fleet.js';
import {takeStock, type Stock} from './stock.js';

const isRefused = ({status}: {status: number}) => status === 502;

/** A bad day of few customers. */
export const shortDay = (fleet: Fleet, servers: number): Promise<Day> =>
  badDay(fleet, {servers, crowd: 10, atOnce: 5});

const NOTHING_WRONG: Stock = {
  lostTokens: [],
  lostConnections: [],
  doubledConnections: [],
  lostEvents: [],
  toldTwice: [],
  claimed: [],
};

/** What a server may answer, whatever happens to the service. */
const DOCUMENTED: ReadonlyMap<number, RegExp> = new Map([
  [200, /^\{("connect_token":|"connections":|\}$)/],
  [502, /^\{"error":\{"code":"upstream_unavailable"/],
  [503, /^\{"error":\{"code":"(completion_busy|event_busy)"/],
  [504, /^\{"error":\{"code":"upstream_timeout"/],
]);

/** Everything that was acknowledged is there, once, and everybody was answered as documented. */
export async function assertNothingWrong(
  fleet: Fleet,
  {customers, events, fallen, waves}: Day,
  database: SqlClient,
) {
  assert.deepEqual(await takeStock(fleet, customers, events, fallen, database), NOTHING_WRONG);

  const broken = fleet.log.filter(({status}) => status === 0);
  for (const {by} of broken) assert.ok(fallen.includes(by), `${by} broke a connection`);
  for (const {route, status, body, headers} of fleet.log) {
    if (status === 0) continue;
    assert.match(body, DOCUMENTED.get(status) ?? /^nothing else$/, `${route} ${status}`);
    assert.equal(headers['retry-after'] !== undefined, status === 503, `${route} ${body}`);
  }

  // While the service is well nobody is refused; only a machine that is too busy is too slow.
  const refused = waves[0]?.entries.filter(({status}) => status !== 200 && status !== 504);
  assert.deepEqual(refused, [], 'refused on a usual morning');

  // The day was as bad as it was meant to be.
  assert.ok(broken.length > 0, 'the killed server had nothing to do');
  assert.ok(fleet.log.some(isRefused), 'nobody missed the service');
}
