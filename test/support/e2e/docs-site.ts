import {execFile} from 'node:child_process';
import {createHash} from 'node:crypto';
import {once} from 'node:events';
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {extname, join, resolve, sep} from 'node:path';
import {kill, pid} from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {scriptHashes} from '../../../demo/page-scripts.js';
import {npmCommand} from '../../dependencies.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const output = join(root, 'docs/.vitepress/dist');
const record = join(output, '.inputs');

/** All that the site is made of. */
const INPUTS = [
  ...['docs', 'build', 'demo', 'README.md', 'SECURITY.md', 'CONTRIBUTING.md', 'CHANGELOG.md'],
  ...['custom-elements.json', 'package.json', 'dist/.inputs'],
];

/** What the build itself writes, and what belongs to no page. */
const GENERATED =
  /(^|\/)(node_modules|dist|cache|\.demo)\/|^docs\/(public\/playground|reference)\//;

function filesOf(path: string): string[] {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  const entries = readdirSync(full, {recursive: true, withFileTypes: true});
  return entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(root.length).replaceAll(sep, '/'))
    .filter(file => !GENERATED.test(file))
    .sort();
}

/** A hash of the paths and contents of all inputs. */
function hashInputs(): string {
  const hash = createHash('sha256');
  for (const input of INPUTS) {
    const files = extname(input) || input.startsWith('dist/') ? [input] : filesOf(input);
    for (const file of files.filter(each => existsSync(join(root, each)))) {
      hash.update(`${file}\0`).update(readFileSync(join(root, file)));
    }
  }
  return hash.digest('hex');
}

const isCurrent = () => existsSync(record) && readFileSync(record, 'utf8') === hashInputs();

const LOCK = join(root, 'node_modules/.cache/docs-site.lock');

/** Whether a lock's process has ended without removing it. */
function isAbandoned(): boolean {
  try {
    kill(Number(readFileSync(LOCK, 'utf8')), 0);
    return false;
  } catch {
    return true;
  }
}

/** Runs `work` while no other test file does. */
async function withLock(work: () => Promise<void>): Promise<void> {
  mkdirSync(join(LOCK, '..'), {recursive: true});
  for (;;) {
    try {
      writeFileSync(LOCK, String(pid), {flag: 'wx'});
      break;
    } catch {
      if (existsSync(LOCK) && isAbandoned()) rmSync(LOCK, {force: true});
      await delay(200);
    }
  }
  try {
    await work();
  } finally {
    rmSync(LOCK, {force: true});
  }
}

/** Builds the site if an input has changed since its last build. */
async function build(): Promise<void> {
  if (isCurrent()) return;
  const inputs = hashInputs();
  const [file, args] = npmCommand(['run', '--silent', 'docs:build']);
  await promisify(execFile)(file, args, {cwd: root, maxBuffer: 2 ** 26});
  writeFileSync(record, inputs);
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

/** The strict policy of a page: only scripts of the site, and those within the page by their hash. */
const policyOf = (html: string) =>
  [
    "default-src 'none'",
    ["script-src 'self'", ...scriptHashes(html)].join(' '),
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
  ].join('; ');

/** The built documentation on a server of its own. */
export interface DocsSite {
  /** Without a slash at the end. */
  readonly url: string;
  close(): void;
}

/** Builds the documentation if it is stale, and serves it as a static host does, with a strict policy. */
export async function docsSite(): Promise<DocsSite> {
  await withLock(build);
  const server = createServer(({url = '/'}, reply) => {
    const {pathname} = new URL(url, 'http://docs.test');
    const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    const file = resolve(output, `.${decodeURIComponent(path)}`);
    const found = file.startsWith(output + sep) && existsSync(file) && extname(file) !== '';
    const sent = found ? file : join(output, '404.html');
    const body = readFileSync(sent);
    const type = TYPES[extname(sent)] ?? 'application/octet-stream';
    const isPage = type.startsWith('text/html');
    reply.writeHead(found ? 200 : 404, {
      'content-type': type,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin',
      ...(isPage && {'content-security-policy': policyOf(body.toString())}),
    });
    reply.end(body);
  });
  await once(server.listen(0, 'localhost'), 'listening');
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
