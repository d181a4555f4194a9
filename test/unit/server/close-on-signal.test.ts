import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {createInterface} from 'node:readline';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../support/server/closing-process.ts', import.meta.url));

test('on SIGTERM a running request gets its response, and the process ends with 0', async t => {
  const child = spawn(process.execPath, ['--import', 'tsx', PROGRAM], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  t.after(() => child.kill('SIGKILL'));
  const ended = once(child, 'exit') as Promise<[code: number | null, signal: string | null]>;
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const nextLine = async () => String((await lines.next()).value);

  const url = await nextLine();
  const running = fetch(`${url}/flatpeak/connect-token`, {method: 'POST'});
  assert.equal(await nextLine(), 'begun');
  child.kill('SIGTERM');
  const response = await running;
  assert.equal(response.status, 401);
  assert.equal(response.headers.get('connection'), 'close');
  assert.equal(await nextLine(), 'closed');
  assert.deepEqual(await ended, [0, null]);
  await assert.rejects(fetch(`${url}/flatpeak/health`));
});
