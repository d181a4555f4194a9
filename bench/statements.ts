import {PGlite} from '@electric-sql/pglite';
import {createFlatpeakServer, sqlStore} from '../src/server/index.js';
import {answerTo} from './answers.js';

/** What the handler by hand does in place of the companion. */
export type Job = 'connect-token' | 'complete' | 'webhooks' | 'tariffs' | 'prices';

/** The statements of each job for a customer with one session, in the order in which they begin. */
export type Statements = Readonly<Record<Job, readonly string[]>>;

const REQUESTS: readonly (readonly [job: Job, method: string, body?: string])[] = [
  ['connect-token', 'POST', '{}'],
  ['complete', 'POST', '{}'],
  [
    'webhooks',
    'POST',
    '{"id": "evt_1", "object": "event", "type": "tariff.expiring", "data": {"location_id": "loc_1"}}',
  ],
  ['tariffs', 'GET'],
  ['prices', 'GET'],
];

/** Notes what the companion asks of its database. */
export async function recordStatements(): Promise<Statements> {
  const database = new PGlite();
  let texts: string[] = [];
  const store = sqlStore({
    query: (text, params) => {
      texts.push(text);
      return database.query(text, params);
    },
  });
  const server = createFlatpeakServer({
    ...{accountId: 'acc_bench', apiKey: 'sk_test_bench', store},
    callbackUrl: 'https://shop.example/flatpeak/callback',
    getCustomerId: () => 'customer',
    onConnected: () => {},
    onEvent: () => {},
    webhook: {verify: async () => true},
    fetch: async ({method, url}) => Response.json(answerTo(method, new URL(url))),
  });
  const statements: Partial<Record<Job, readonly string[]>> = {};
  try {
    // Creates the tables.
    await store.openTokens('nobody', 1);
    for (const [job, method, body = null] of REQUESTS) {
      texts = [];
      const headers = {'content-type': 'application/json'};
      const url = `https://shop.example/flatpeak/${job}`;
      const {status} = await server.fetch(new Request(url, {method, headers, body}));
      if (status !== 200) throw new Error(`${job}: ${status}`);
      statements[job] = texts;
    }
  } finally {
    await database.close();
  }
  return statements as Statements;
}
