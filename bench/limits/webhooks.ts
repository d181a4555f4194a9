import {
  createFlatpeakServer,
  sharedSecretVerifier,
  sqlStore,
  type FlatpeakServer,
} from '../../src/server/index.js';
import {inParallel} from '../../test/support/server/load/client.js';
import type {Scope} from '../../test/support/server/listen.js';
import type {DatabaseKind} from '../databases.js';
import {Course, tableOf, type Part} from './parts.js';
import {createLightService} from './service.js';

/** Deliveries that are under way at once. */
const AT_ONCE = 8;

const ORIGIN = 'https://shop.example';
const SECRET = 'the secret of a measurement';

/** What is received in turn. The last one is a hint to look for a session that it finished. */
const TYPES = [
  'tariff.expiring',
  'tariff.expired',
  'tariff.fetch.failed',
  'location.update',
] as const;

export interface MeasuredWebhooks {
  readonly parts: readonly Part[];
  /** Calls of `onEvent`. */
  readonly heard: number;
  /** Events that the store has as done. */
  readonly stored: number;
}

function delivery(serial: number): Request {
  const [type] = TYPES.slice(serial % TYPES.length);
  const body = JSON.stringify({
    ...{id: `evt_${serial}`, object: 'event', type},
    time_created: new Date().toISOString(),
    // Every event is about a location of its own, so that whatever is kept for each would show.
    data: {live_mode: false, location_id: `loc_${serial}`, tariff_id: `trf_${serial}`},
  });
  const headers = {'content-type': 'application/json', 'x-webhook-secret': SECRET};
  return new Request(`${ORIGIN}/flatpeak/webhooks`, {method: 'POST', headers, body});
}

async function deliver(server: FlatpeakServer, serial: number) {
  const response = await server.fetch(delivery(serial));
  if (response.status !== 200)
    throw new Error(`Answered ${response.status}: ${await response.text()}`);
}

/** What the process of a server holds while it receives more and more different events. */
export async function measureWebhooks(
  t: Scope,
  kind: DatabaseKind,
  events: number,
): Promise<MeasuredWebhooks> {
  const {open} = await kind.make(t);
  const client = await open();
  let heard = 0;
  const server = createFlatpeakServer({
    ...{accountId: 'acc_bench', apiKey: 'key_bench', apiUrl: 'https://service.example'},
    fetch: createLightService({isFinished: () => false}).fetch,
    getCustomerId: () => undefined,
    callbackUrl: `${ORIGIN}/flatpeak/callback`,
    store: sqlStore(client),
    webhook: {verify: sharedSecretVerifier(SECRET)},
    onEvent() {
      heard++;
    },
  });
  const course = new Course(events);
  const serials = Array.from({length: events}, (_, nth) => nth);
  await inParallel(AT_ONCE, serials, async nth => {
    await deliver(server, nth);
    course.advance();
  });
  const {rows} = await client.query(
    'SELECT count(*)::integer AS n FROM flatpeak_events WHERE done',
  );
  const [{n: stored = 0} = {}] = rows as {n?: number}[];
  return {parts: course.parts, heard, stored};
}

export async function reportWebhooks(
  t: Scope,
  kind: DatabaseKind,
  events: number,
): Promise<string> {
  const {parts, heard, stored} = await measureWebhooks(t, kind, events);
  return `${tableOf('events', parts)}

Passed to \`onEvent\`: ${heard}. Stored as handled: ${stored}.`;
}
