import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {serveSimulator} from '../../../src/simulator/node.js';
import {environment, temporaryFolder} from '../../support/server/program.js';
import {portIn, runCommand as run} from '../../support/server/program-process.js';

test('without a command it says which there are', async t => {
  const {code, output} = await run(t, []).ends();
  assert.equal(code, 2);
  for (const command of ['server', 'check', 'webhooks', 'simulator'])
    assert.match(output, new RegExp(`^  ${command} `, 'm'));
});

test('the server prints a line for each setting that is missing, and no stack', async t => {
  const {code, output} = await run(t, ['server']).ends();
  assert.equal(code, 1);
  assert.match(output, /^FLATPEAK_API_KEY is not set\. It is your key at Flatpeak/m);
  assert.doesNotMatch(output, /^\s+at /m);
});

test('a file of settings that cannot be read is named', async t => {
  const {code, output} = await run(t, ['server', '--settings', 'missing.env']).ends();
  assert.deepEqual([code, output], [1, 'The file missing.env cannot be read.\n']);
});

test('the server starts from a file, says what it serves, and ends on a signal', async t => {
  const simulator = await serveSimulator({});
  t.after(() => simulator.close());
  const folder = temporaryFolder(t);
  const settings: Record<string, string> = {
    ...environment(simulator.url),
    FLATPEAK_DATA: join(folder, 'data'),
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  const file = join(folder, 'flatpeak.env');
  writeFileSync(file, lines.join('\n'));
  const server = run(t, ['server', '--settings', file]);
  const output = await server.prints(/API for your backend.*\n/);
  const {status} = await fetch(`http://127.0.0.1:${portIn(output)}/flatpeak/ready`);
  assert.equal(status, 200);
  for (const secret of [settings['FLATPEAK_API_KEY'], settings['FLATPEAK_LINK_SECRET']])
    assert.ok(secret && !output.includes(secret));
  server.child.kill('SIGTERM');
  assert.equal((await server.ends()).code, 0);
});

test('the log has one line for a refused link, without a stack', async t => {
  const simulator = await serveSimulator({});
  t.after(() => simulator.close());
  const env = {...environment(simulator.url), FLATPEAK_DATA: join(temporaryFolder(t), 'data')};
  const server = run(t, ['server'], env);
  const started = await server.prints(/API for your backend.*\n/);
  const url = `http://127.0.0.1:${portIn(started)}/flatpeak/connect-token?customer=42.1.x`;
  const headers = {'content-type': 'application/json'};
  const {status} = await fetch(url, {method: 'POST', headers, body: '{}'});
  assert.equal(status, 401);
  server.child.kill('SIGTERM');
  const {output} = await server.ends();
  assert.match(
    output.slice(started.length),
    /^A signed customer was refused \(unreadable\)\. [^\n]+\n$/,
  );
});

test('the check says what works, and what does not', async t => {
  const simulator = await serveSimulator({});
  t.after(() => simulator.close());
  const env = {...environment(simulator.url), FLATPEAK_DATA: join(temporaryFolder(t), 'data')};
  const good = await run(t, ['check'], env).ends();
  assert.equal(good.code, 0, good.output);
  assert.equal(good.output.match(/^ok {6}/gm)?.length, 3);
  assert.match(
    good.output,
    /^ {2}API for your backend +https:\/\/shop\.example\/flatpeak\/customers/m,
  );
  assert.match(good.output, /^ {2}links of Flatpeak +off/m);
  const bad = await run(t, ['check'], {...env, FLATPEAK_API_KEY: 'sk_test_wrong'}).ends();
  assert.equal(bad.code, 1);
  assert.match(bad.output, /^not ok {2}key of Flatpeak: The service refuses account and key\./m);
  assert.match(bad.output, /^ok {6}database/m);
});

test('the simulator says which options it has', async t => {
  const {code, output} = await run(t, ['simulator', '--help']).ends();
  assert.equal(code, 0);
  assert.match(output, /^ {2}--port 4010/m);
});

test('the simulator starts', async t => {
  const output = await run(t, ['simulator', '--port', '0']).prints(/REST API/);
  assert.match(output, /The simulator is at http:\/\/localhost:\d+/);
});

test('the check names what begins with Busbar', async t => {
  const simulator = await serveSimulator({});
  t.after(() => simulator.close());
  const env = {
    ...environment(simulator.url),
    FLATPEAK_DATA: join(temporaryFolder(t), 'data'),
    FLATPEAK_API_VERSION: 'busbar',
    FLATPEAK_CUSTOMER: 'jwt',
    FLATPEAK_JWT_SECRET: 's'.repeat(40),
    FLATPEAK_JWT_AUDIENCE: 'energy',
    FLATPEAK_JWT_DEVICE_CLAIM: 'charger',
  };
  const {code, output} = await run(t, ['check'], {...env, FLATPEAK_JWT_COOKIE: 'session'}).ends();
  assert.equal(code, 0, output);
  assert.match(output, /^ {2}links of Flatpeak +https:\/\/shop\.example\/flatpeak\/link$/m);
  assert.match(output, /^ {2}devices +the claim charger$/m);
  const withoutCookie = await run(t, ['check'], env).ends();
  assert.match(
    withoutCookie.output,
    /^ {2}links of Flatpeak +for nobody \(set FLATPEAK_JWT_COOKIE/m,
  );
});
