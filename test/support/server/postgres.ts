import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {accessSync, chownSync, constants, mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {delimiter, join} from 'node:path';
import {Client, Pool} from 'pg';

/** Folders that may hold the programs of PostgreSQL, the likely ones first. */
function folders(): string[] {
  const packaged = '/usr/lib/postgresql';
  try {
    const versions = readdirSync(packaged).sort((a, b) => Number(b) - Number(a));
    return [
      ...(process.env['PATH'] ?? '').split(delimiter),
      ...versions.map(version => join(packaged, version, 'bin')),
    ];
  } catch {
    return (process.env['PATH'] ?? '').split(delimiter);
  }
}

const isProgram = (path: string) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const bin = folders().find(folder =>
  ['initdb', 'postgres'].every(program => isProgram(join(folder, program))),
);

/** Why the tests with a PostgreSQL are skipped, or false where they run. */
export const NO_POSTGRES: string | false = bin
  ? false
  : 'there are no binaries of PostgreSQL (initdb, postgres) on this machine';

/** PostgreSQL refuses to run as root: then it runs as its own user, or as nobody. */
function servant(): {uid?: number; gid?: number} {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string) =>
    ['postgres', 'nobody']
      .map(user => spawnSync('id', [flag, user], {encoding: 'utf8'}))
      .find(({status}) => status === 0)?.stdout;
  return {uid: Number(idOf('-u')), gid: Number(idOf('-g'))};
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}

export interface Postgres {
  /** A pool on an empty schema of its own, and the address that leads another process there. */
  database(): Promise<{pool: Pool; url: string}>;
  stop(): Promise<void>;
}

/**
 * A PostgreSQL of its own in a temporary folder, on a free port of this machine. Only a durable one
 * waits for its disk: tests have nothing that must outlive the machine.
 */
export async function startPostgres({isDurable = false} = {}): Promise<Postgres> {
  if (!bin) throw new Error(String(NO_POSTGRES));
  const who = servant();
  const folder = mkdtempSync(join(tmpdir(), 'flatpeak-postgres-'));
  if (who.uid !== undefined && who.gid !== undefined) chownSync(folder, who.uid, who.gid);
  const data = join(folder, 'data');
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    {...who, cwd: folder, encoding: 'utf8'},
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);

  const port = await freePort();
  const settings = [
    `fsync=${isDurable ? 'on' : 'off'}`,
    'unix_socket_directories=',
    'shared_buffers=16MB',
  ];
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', data, '-h', '127.0.0.1', '-p', `${port}`, ...settings.flatMap(set => ['-c', set])],
    {...who, cwd: folder, stdio: 'ignore'},
  );
  const ended = once(server, 'exit');
  const kill = () => void server.kill('SIGQUIT');
  process.once('exit', kill);
  // How a test that takes too long is ended.
  const exit = () => process.exit(1);
  process.once('SIGTERM', exit);

  const base = `postgres://postgres@127.0.0.1:${port}/postgres`;
  await untilItAnswers(base, () => server.exitCode === null);
  const pools: Pool[] = [];
  return {
    async database() {
      const schema = `s${pools.length}`;
      const url = `${base}?options=-csearch_path%3D${schema}`;
      const pool = new Pool({connectionString: url, max: 5});
      pools.push(pool);
      await pool.query(`CREATE SCHEMA ${schema}`);
      return {pool, url};
    },
    async stop() {
      await Promise.all(pools.map(pool => pool.end()));
      process.off('exit', kill);
      process.off('SIGTERM', exit);
      kill();
      await ended;
      rmSync(folder, {recursive: true});
    },
  };
}

async function untilItAnswers(url: string, lives: () => boolean): Promise<void> {
  while (lives()) {
    const client = new Client({connectionString: url});
    try {
      await client.connect();
      return await client.end();
    } catch {
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  }
  throw new Error('PostgreSQL ended before it answered.');
}
