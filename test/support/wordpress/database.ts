import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {chownSync, existsSync, mkdtempSync, rmSync} from 'node:fs';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}

/** MariaDB refuses to run as root: then it runs as its own user. */
function servant(): {uid?: number; gid?: number} {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string) =>
    Number(spawnSync('id', [flag, 'mysql'], {encoding: 'utf8'}).stdout);
  return {uid: idOf('-u'), gid: idOf('-g')};
}

export interface Database {
  /** The socket, for `DB_HOST`. */
  readonly socket: string;
  stop(): Promise<void>;
}

/** A MariaDB of its own in a temporary folder, without a port, with an empty database `wordpress`. */
export async function startDatabase(): Promise<Database> {
  const who = servant();
  const folder = mkdtempSync(join(tmpdir(), 'flatpeak-maria-'));
  if (who.uid !== undefined && who.gid !== undefined) chownSync(folder, who.uid, who.gid);
  const data = join(folder, 'data');
  const socket = join(folder, 'socket');
  const made = spawnSync(
    'mariadb-install-db',
    [
      '--no-defaults',
      `--datadir=${data}`,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
    ],
    {...who, cwd: folder, encoding: 'utf8'},
  );
  if (made.status !== 0) throw new Error(`mariadb-install-db failed: ${made.stderr}`);
  const server = spawn(
    'mariadbd',
    [
      '--no-defaults',
      `--datadir=${data}`,
      `--socket=${socket}`,
      `--pid-file=${join(folder, 'pid')}`,
      '--skip-networking',
      // Nothing of a test must outlive the machine.
      '--innodb-flush-log-at-trx-commit=0',
      '--innodb-buffer-pool-size=32M',
      '--performance-schema=OFF',
    ],
    {...who, cwd: folder, stdio: 'ignore'},
  );
  const ended = once(server, 'exit');
  const kill = () => void server.kill('SIGKILL');
  process.once('exit', kill);
  // How a test that takes too long is ended.
  const exit = () => process.exit(1);
  process.once('SIGTERM', exit);
  const create = () =>
    spawnSync(
      'mariadb',
      ['--no-defaults', `--socket=${socket}`, '-u', 'root', '-e', 'CREATE DATABASE wordpress'],
      {stdio: 'ignore'},
    ).status === 0;
  while (!(existsSync(socket) && create())) {
    if (server.exitCode !== null) throw new Error('MariaDB ended before it answered.');
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  return {
    socket,
    async stop() {
      process.off('exit', kill);
      process.off('SIGTERM', exit);
      kill();
      await ended;
      rmSync(folder, {recursive: true, force: true});
    },
  };
}
