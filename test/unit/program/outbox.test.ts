import assert from 'node:assert/strict';
import {once} from 'node:events';
import {createServer, type AddressInfo} from 'node:net';
import {describe, it, before, after, type TestContext} from 'node:test';
import {PGlite} from '@electric-sql/pglite';
import {Webhook} from 'standardwebhooks';
import {deliverDue} from '../../../src/program/site-webhooks/delivery.js';
import {Outbox} from '../../../src/program/site-webhooks/outbox.js';
import {decodeKey} from '../../../src/program/site-webhooks/signature.js';
import type {SqlClient} from '../../../src/server/index.js';
import {listen} from '../../support/server/listen.js';
import {NO_POSTGRES, startPostgres, type Postgres} from '../../support/server/postgres.js';
import {WEBHOOK_SECRET} from '../../support/server/program.js';

const KEY = decodeKey(WEBHOOK_SECRET) ?? Buffer.alloc(0);

let postgres: Postgres;
before(async () => {
  if (!NO_POSTGRES) postgres = await startPostgres();
});
after(async () => {
  if (!NO_POSTGRES) await postgres.stop();
});

const DATABASES: Readonly<Record<string, (t: TestContext) => Promise<SqlClient>>> = {
  async PGlite(t) {
    const database = new PGlite();
    t.after(() => database.close());
    return database;
  },
  PostgreSQL: async () => (await postgres.database()).pool,
};

/** A site that answers with these statuses, one after the other, and then with 204. */
async function site(t: TestContext, statuses: readonly number[] = []) {
  const left = [...statuses];
  const got: {id: string; headers: Record<string, string>; body: string}[] = [];
  const url = await listen(t, (message, reply) => {
    let body = '';
    message.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    message.on('end', () => {
      const headers = message.headers as Record<string, string>;
      got.push({id: headers['webhook-id'] ?? '', headers, body});
      reply.writeHead(left.shift() ?? 204).end();
    });
  });
  return {got, settings: {url: new URL(url), key: KEY}};
}

/** A port at which nothing listens any more. */
async function unusedUrl(): Promise<URL> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return new URL(`http://127.0.0.1:${port}`);
}

/** Lets the time come at which all are due. */
const makeDue = (database: SqlClient) =>
  database.query('UPDATE flatpeak_site_webhooks SET due = now() WHERE due IS NOT NULL');

for (const [name, connect] of Object.entries(DATABASES))
  describe(`webhooks to the site, on ${name}`, {skip: name === 'PostgreSQL' && NO_POSTGRES}, () => {
    it('are signed as Standard Webhooks are', async t => {
      const outbox = await Outbox.open(await connect(t));
      const {got, settings} = await site(t);
      const body = JSON.stringify({type: 'connected', data: {customer: 'ann “A” Müller'}});
      await outbox.add('msg_1', 'connected', body);
      await deliverDue({outbox, settings, onError: assert.ifError});
      assert.equal(got.length, 1);
      for (const {headers, body} of got)
        assert.deepEqual(new Webhook(WEBHOOK_SECRET).verify(body, headers), JSON.parse(body));
      await deliverDue({outbox, settings, onError: assert.ifError});
      assert.equal(got.length, 1);
    });

    it('are added once', async t => {
      const outbox = await Outbox.open(await connect(t));
      const {got, settings} = await site(t);
      for (const body of ['{"first":1}', '{"second":2}'])
        await outbox.add('msg_1', 'connected', body);
      await deliverDue({outbox, settings, onError: assert.ifError});
      assert.deepEqual(
        got.map(({body}) => body),
        ['{"first":1}'],
      );
    });

    it('are tried again with the same id, and later each time', async t => {
      const database = await connect(t);
      const outbox = await Outbox.open(database);
      const {got, settings} = await site(t, [500, 302, 404]);
      await outbox.add('msg_1', 'connected', '{}');
      const delays: number[] = [];
      const errors: string[] = [];
      const onError = (error: unknown) => void errors.push((error as Error).message);
      for (let attempt = 0; attempt < 3; attempt++) {
        await deliverDue({outbox, settings, onError});
        const {rows} = await database.query(
          'SELECT round(extract(epoch FROM due - now()))::integer AS delay FROM flatpeak_site_webhooks',
        );
        delays.push((rows as {delay: number}[])[0]?.delay ?? NaN);
        await makeDue(database);
      }
      // A slow machine takes some time between both clocks.
      const [first = NaN, second = NaN, third = NaN] = delays;
      assert.ok(first <= 5 && second > 5 && second <= 30 && third > 30, delays.join());
      await deliverDue({outbox, settings, onError});
      assert.deepEqual(
        got.map(({id}) => id),
        Array(4).fill('msg_1'),
      );
      // The operator reads it at once, and once.
      assert.equal(errors.length, 1);
      assert.match(errors[0] ?? '', /msg_1 \(connected\); the answer was 500\./);
      assert.deepEqual(await outbox.dead(), []);
    });

    it('are given up after three days, reported, and sent again on demand', async t => {
      const database = await connect(t);
      const outbox = await Outbox.open(database);
      const {got, settings} = await site(t, Array<number>(9).fill(503));
      const errors: string[] = [];
      const onError = (error: unknown) => void errors.push((error as Error).message);
      await outbox.add('msg_1', 'tariff.expiring', '{"secret":"cot_1"}');
      for (let attempt = 0; attempt < 9; attempt++) {
        await makeDue(database);
        await deliverDue({outbox, settings, onError});
      }
      assert.equal(got.length, 9);
      assert.equal(errors.length, 2);
      assert.match(errors[1] ?? '', /msg_1 \(tariff\.expiring\); the last answer was 503/);
      assert.doesNotMatch(errors.join(), /cot_1/);
      await makeDue(database);
      await deliverDue({outbox, settings, onError});
      assert.equal(got.length, 9);
      const [dead] = await outbox.dead();
      assert.deepEqual([dead?.id, dead?.attempts, dead?.lastResult], ['msg_1', 9, '503']);
      assert.equal(await outbox.resend('msg_2'), 0);
      assert.equal(await outbox.resend(undefined), 1);
      await deliverDue({outbox, settings, onError});
      assert.equal(got.length, 10);
      assert.deepEqual(await outbox.dead(), []);
    });

    it('are sent once by two processes', async t => {
      const database = await connect(t);
      const [one, other] = await Promise.all([Outbox.open(database), Outbox.open(database)]);
      const {got, settings} = await site(t);
      const ids = Array.from({length: 20}, (_, at) => `msg_${at}`);
      for (const id of ids) await one.add(id, 'connected', '{}');
      await Promise.all(
        [one, other].map(outbox => deliverDue({outbox, settings, onError: assert.ifError})),
      );
      assert.deepEqual(got.map(({id}) => id).toSorted(), ids.toSorted());
    });

    it('wait where the site cannot be reached', async t => {
      const database = await connect(t);
      const outbox = await Outbox.open(database);
      await outbox.add('msg_1', 'connected', '{}');
      const settings = {url: await unusedUrl(), key: KEY};
      const errors: string[] = [];
      const onError = (error: unknown) => void errors.push((error as Error).message);
      await deliverDue({outbox, settings, onError});
      const {rows} = await database.query('SELECT last_result FROM flatpeak_site_webhooks');
      assert.deepEqual(rows, [{last_result: 'ECONNREFUSED'}]);
      assert.match(errors.join(), /the answer was ECONNREFUSED/);
    });
  });
