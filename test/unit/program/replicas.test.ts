import assert from 'node:assert/strict';
import {after, before, describe, it, type TestContext} from 'node:test';
import {serveSimulator} from '../../../src/simulator/node.js';
import {answerPages} from '../../support/server/customer.js';
import {NO_POSTGRES, startPostgres, type Postgres} from '../../support/server/postgres.js';
import {complete, connect, start} from '../../support/server/program-customer.js';
import {environment, FLATPEAK_WEBHOOK_SECRET, sendEvent} from '../../support/server/program.js';
import {spawnProgramServer} from '../../support/server/program-process.js';
import {startProxy} from '../../support/server/proxy.js';
import {siteBackend} from '../../support/server/site-backend.js';

/** The request by which the companion learns what a finished session has connected. */
const EXCHANGE = '/api/connect/tariff/token';

const EVENT = {
  id: 'evt_expiring',
  object: 'event',
  time_created: '2026-06-13T15:00:00Z',
  type: 'tariff.expiring',
};

/** Resolves when nothing listens at a URL any more. */
async function isRefused(url: string): Promise<void> {
  for (;;) {
    try {
      await (await fetch(url)).arrayBuffer();
    } catch {
      return;
    }
  }
}

/** Two programs on one database, behind a proxy, before a simulator whose responses can be held. */
async function startReplicas(t: TestContext, postgres: Postgres) {
  const {url: DATABASE_URL, pool} = await postgres.database();
  const site = await siteBackend(t);
  const simulator = await serveSimulator({});
  t.after(() => simulator.close());
  let hold: (path: string) => Promise<void> | void = () => {};
  const service = await startProxy(t, [simulator.url], path => hold(path));
  const env = {
    ...environment(service.url),
    ...site.env,
    DATABASE_URL,
    FLATPEAK_WEBHOOK_SECRET,
  };
  const replicas = await Promise.all([spawnProgramServer(t, env), spawnProgramServer(t, env)]);
  const proxy = await startProxy(
    t,
    replicas.map(({url}) => url),
  );

  return {
    ...{site, simulator, replicas, proxy, pool},
    /** The replica that received the last request to a path. */
    lastAt: (path: string) =>
      proxy.passed.findLast(request => request.path === `/flatpeak/${path}`)?.target,
    /** Holds the next request to a path of the service until `release` is called. */
    holdNext(path: string) {
      let release = () => {};
      const arrived = new Promise<void>(resolve => {
        hold = requested => {
          if (requested !== path) return undefined;
          hold = () => {};
          resolve();
          return new Promise<void>(go => (release = go));
        };
      });
      return {arrived, release: () => release()};
    },
  };
}

describe('two replicas behind a proxy', {skip: NO_POSTGRES}, () => {
  let postgres: Postgres;
  before(async () => {
    postgres = await startPostgres();
  });
  after(() => postgres.stop());

  it('serve one customer, and handle and send each event once', async t => {
    const {site, simulator, replicas, proxy, lastAt} = await startReplicas(t, postgres);
    const {token, cookie} = await start(proxy.url, 'ann');
    await answerPages(simulator.simulator, token, 'zero');
    assert.equal((await complete(proxy.url, cookie)).status, 200);
    assert.notEqual(lastAt('connect-token'), lastAt('complete'));

    const {location_id} = await site.gets('connected');
    const event = {...EVENT, data: {location_id}};
    // At the same moment, one at each replica: the one that is busy asks for another try.
    const statuses = await Promise.all(
      [0, 1].map(async () => (await sendEvent(proxy.url, event)).status),
    );
    assert.ok(statuses.includes(200), statuses.join());
    assert.ok(
      statuses.every(status => status === 200 || status === 503),
      statuses.join(),
    );
    for (const {url} of replicas) assert.equal((await sendEvent(url, event)).status, 200);
    await site.gets('tariff.expiring');

    for (const {stop} of replicas) stop();
    for (const {ends} of replicas) assert.equal((await ends()).code, 0);
    for (const type of ['connected', 'tariff.expiring'])
      assert.equal(site.of(type).length, 1, type);
    assert.equal(new Set(site.got.map(({id}) => id)).size, site.got.length);
  });

  it('lose nothing when one of them is stopped in the middle', async t => {
    const {site, simulator, replicas, proxy, pool, lastAt, holdNext} = await startReplicas(
      t,
      postgres,
    );
    const names = ['ann', 'bob', 'cleo', 'dan'];
    const sessions = await Promise.all(names.map(name => start(proxy.url, name)));
    for (const {token} of sessions) await answerPages(simulator.simulator, token, 'zero');
    const [ann, ...others] = sessions;
    assert.ok(ann);

    // Ann's request is running when its replica is stopped.
    const {arrived, release} = holdNext(EXCHANGE);
    const running = complete(proxy.url, ann.cookie);
    await arrived;
    const stopped = replicas.find(({url}) => url === lastAt('complete'));
    const left = replicas.find(({url}) => url !== lastAt('complete'));
    assert.ok(stopped && left);
    stopped.stop();
    await isRefused(`${stopped.url}/flatpeak/health`);
    for (const {cookie} of others) {
      assert.equal((await complete(proxy.url, cookie)).status, 200);
      assert.equal(lastAt('complete'), left.url);
    }
    release();
    assert.equal((await running).status, 200);
    const {code, output} = await stopped.ends();
    assert.equal(code, 0, output);

    // The service and new customers meet the one that is left.
    const location = (await site.gets('connected'))['location_id'];
    const event = {...EVENT, data: {location_id: location}};
    assert.equal((await sendEvent(proxy.url, event)).status, 200);
    await connect({url: proxy.url, simulator}, 'eve');
    await site.has(names.length + 1, 'connected');
    await site.gets('tariff.expiring');
    left.stop();
    assert.equal((await left.ends()).code, 0);
    const customers = site.of('connected').map(({data}) => data['customer']);
    assert.deepEqual(customers.toSorted(), [...names, 'eve']);
    assert.equal(site.of('tariff.expiring').length, 1);
    assert.equal(new Set(site.got.map(({id}) => id)).size, site.got.length);
    const {rows} = await pool.query('SELECT id FROM flatpeak_site_webhooks');
    assert.deepEqual(rows, []);
  });
});
