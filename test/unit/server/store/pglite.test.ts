import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {hostname, tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {test, type TestContext} from 'node:test';
import {FolderInUseError, pgliteStore} from '../../../../src/server/pglite.js';
import {lockFolder} from '../../../../src/server/store/folder-lock.js';

const TOKEN = {
  ...{
    tokenHash: 'a'.repeat(64),
    connectToken: 'cot_1',
    customer: 'ann',
    direction: 'IMPORT',
    tariffType: 'COMMODITY',
  },
  ...{locationId: undefined, expiresIn: 86_400_000},
};

function folderOf(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'flatpeak-folder-'));
  t.after(() => rmSync(folder, {recursive: true}));
  return join(folder, 'data');
}

/** Runs a script in another process until it prints a line. */
async function inProcess(t: TestContext, module: string, script: string) {
  const source = new URL(`../../../../src/server/${module}`, import.meta.url).href;
  const code = `const module = await import(${JSON.stringify(source)});
    const {pgliteStore, lockFolder} = module;
    setInterval(() => {}, 1_000);
    try { ${script}; console.log('open'); } catch (error) { console.log(error.name + ': ' + error.message); }`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  t.after(kill);
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return {line, kill, pid: child.pid};
}

const lockOf = (folder: string) => join(folder, 'flatpeak.lock');

test('a folder is opened by one process, and stays whole when others try and are killed', async t => {
  const folder = folderOf(t);
  const add = `const store = await pgliteStore(${JSON.stringify(folder)}); await store.addToken(${JSON.stringify(TOKEN)})`;
  const first = await inProcess(t, 'pglite.ts', add);
  assert.equal(first.line, 'open');
  await assert.rejects(pgliteStore(folder), (error: Error) => {
    assert.ok(error instanceof FolderInUseError);
    assert.ok(error.message.includes(folder));
    assert.ok(error.message.includes(`process ${first.pid}`));
    assert.match(error.message, /choose another folder, or use PostgreSQL/);
    return true;
  });
  await first.kill();
  const store = await pgliteStore(folder);
  assert.equal((await store.findToken(TOKEN.tokenHash))?.customer, 'ann');
  // In the same process, too, two databases on the same files would destroy them.
  await assert.rejects(pgliteStore(folder), FolderInUseError);
  await store.database.query('CREATE TABLE own (id text)');
  await store.close();
  await store.close();
  assert.ok(!readdirSync(folder).includes('flatpeak.lock'));
  const again = await pgliteStore(folder);
  assert.deepEqual((await again.database.query('SELECT * FROM own')).rows, []);
  await again.close();
});

test('a folder that cannot be opened is given back', async t => {
  const folder = folderOf(t);
  const lock = await lockFolder(folder);
  lock.release();
  writeFileSync(join(folder, 'PG_VERSION'), 'nothing that PGlite knows');
  await assert.rejects(pgliteStore(folder));
  (await lockFolder(folder)).release();
});

test('of processes that take over a folder at once, one gets it', async t => {
  const folder = folderOf(t);
  const take = `await lockFolder(${JSON.stringify(folder)})`;
  const killed = await inProcess(t, 'store/folder-lock.ts', take);
  await killed.kill();
  const others = await Promise.all([1, 2, 3].map(() => inProcess(t, 'store/folder-lock.ts', take)));
  const lines = others.map(({line}) => line.split(':')[0]).sort();
  assert.deepEqual(lines, ['FolderInUseError', 'FolderInUseError', 'open']);
});

/** Writes the lock of a process that is no more. */
async function leaveLock(folder: string, changes: object) {
  const lock = await lockFolder(folder);
  const owner = JSON.parse(readFileSync(lockOf(folder), 'utf8')) as object;
  lock.release();
  writeFileSync(lockOf(folder), JSON.stringify({...owner, ...changes}));
}

test('the lock of a process whose id was given to another is replaced', async t => {
  const folder = folderOf(t);
  // The parent of this process lives, but was started at another time.
  await leaveLock(folder, {pid: process.ppid, started: '1'});
  (await lockFolder(folder)).release();
  await leaveLock(folder, {started: '1'});
  (await lockFolder(folder)).release();
});

test('a lock from before a restart of the machine is replaced', async t => {
  const folder = folderOf(t);
  await leaveLock(folder, {place: `${hostname()} another-boot`});
  (await lockFolder(folder)).release();
});

test('a lock that was not written to its end is replaced', async t => {
  const folder = folderOf(t);
  (await lockFolder(folder)).release();
  writeFileSync(lockOf(folder), '{"pid": 1');
  (await lockFolder(folder)).release();
});

test('a process in another container keeps its folder', async t => {
  const folder = folderOf(t);
  const take = `await lockFolder(${JSON.stringify(folder)})`;
  const owner = await inProcess(t, 'store/folder-lock.ts', take);
  assert.equal(owner.line, 'open');
  // As it looks from outside: the id says nothing, but the lock is touched.
  const content = JSON.parse(readFileSync(lockOf(folder), 'utf8')) as object;
  writeFileSync(lockOf(folder), JSON.stringify({...content, place: 'another container', pid: 1}));
  await assert.rejects(lockFolder(folder), FolderInUseError);
});
