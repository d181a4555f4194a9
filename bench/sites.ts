import {readFileSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {extname, resolve, sep} from 'node:path';
import {setTimeout} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {brotliCompressSync, gzipSync} from 'node:zlib';
import {createSimulator} from '../src/simulator/index.js';
import type {Answer} from './kinds.js';
import {buildScripts} from './scripts.js';
import {shopFiles} from './shop/files.js';

type Handler = (message: IncomingMessage, reply: ServerResponse) => Promise<void>;

/** Listens on a free port. An error in a handler becomes a 500. */
async function listen(handler: Handler) {
  const server = createServer((message, reply) => {
    handler(message, reply).catch((error: unknown) => {
      reply.writeHead(500, {'content-type': 'text/plain'}).end(String(error));
    });
  });
  await new Promise<void>((done, failed) => {
    server.once('error', failed).listen(0, 'localhost', done);
  });
  const {port} = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

const STATUS = {page: 200, error: 403};

/** A service that sends prepared responses, one a turn, after a set delay. */
export async function serveService() {
  const simulator = createSimulator({signed: false});
  const scripts = new Map<string, {bodies: Buffer[]; pause: number}>();
  const {url, close} = await listen(async (message, reply) => {
    const {method = 'GET', url: path = '/'} = message;
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(chunk as Buffer);
    if (method === 'POST' && path === '/connect') {
      const {connect_token} = JSON.parse(Buffer.concat(chunks).toString()) as {
        connect_token: string;
      };
      const {bodies = [], pause = 0} = scripts.get(connect_token) ?? {};
      const body = bodies.length > 1 ? bodies.shift() : bodies[0];
      if (!body) throw new Error(`No response was prepared for ${connect_token}.`);
      const status = body.includes('"object":"error"') ? STATUS.error : STATUS.page;
      if (pause > 0) await setTimeout(pause);
      reply.writeHead(status, {
        'content-type': 'application/json',
        'access-control-allow-origin': '*',
      });
      reply.end(body);
      return;
    }
    // Preflights and logos are the simulator's.
    const answer = await simulator.fetch(new Request(simulator.publicUrl + path, {method}));
    reply.writeHead(answer.status, Object.fromEntries(answer.headers));
    reply.end(new Uint8Array(await answer.arrayBuffer()));
  });
  let count = 0;
  return {
    url,
    close,
    /**
     * A session with these answers; the last one stays.
     * @param pause milliseconds before each
     */
    open(answers: readonly Answer[], pause: number): string {
      const connect_token = `cot_${(++count).toString(16).padStart(24, '0')}`;
      const bodies = answers.map(answer =>
        Buffer.from(
          JSON.stringify({...answer, connect_token}).replaceAll(simulator.publicUrl, url),
        ),
      );
      scripts.set(connect_token, {bodies, pause});
      return connect_token;
    },
  };
}

export type Service = Awaited<ReturnType<typeof serveService>>;

const folderOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The site's own pages, and the files that it would get from a CDN. */
const FOLDERS = {'/cdn/': folderOf('../dist/cdn/'), '/': folderOf('pages/')};

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
};

/** The content encodings, the best first. */
const ENCODINGS: readonly [name: string, encode: (content: Buffer) => Buffer][] = [
  ['br', brotliCompressSync],
  ['gzip', content => gzipSync(content, {level: 9})],
];

/** `{connect}` and `{token}` in a page or a URL. */
export const fill = (text: string, values: Readonly<Record<string, string>>) =>
  text.replace(/\{(connect|token)\}/g, (_, name: string) => values[name] ?? '');

/** Files by their paths on the site, made when it starts. */
type BuiltFiles = ReadonlyMap<string, Buffer>;

/** Replaces each comment with the name of a file by that file. */
function inline(html: string, built: BuiltFiles): string {
  return html.replace(/\/\* \{(.+)\} \*\/|\/\/ \{(.+)\}/g, (_, style?: string, script?: string) => {
    const name = style ?? script ?? '';
    return String(built.get(`/${name}`) ?? readFileSync(FOLDERS['/'] + name));
  });
}

/** The file at a path; undefined if there is none, or it is outside of the folders. */
async function fileAt(pathname: string): Promise<Buffer | undefined> {
  const [mount, folder] = Object.entries(FOLDERS).find(([start]) => pathname.startsWith(start)) ?? [
    '/',
    '',
  ];
  const path = resolve(folder, decodeURIComponent(pathname.slice(mount.length)));
  if (!path.startsWith(resolve(folder) + sep)) return undefined;
  return readFile(path).catch(() => undefined);
}

/** The site, with each file compressed as by a CDN. */
export async function serveSite() {
  const built = new Map([...(await buildScripts()), ...shopFiles()]);
  const known = new Map<string, Buffer>();
  const encoded = (key: string, content: Buffer, encode: (content: Buffer) => Buffer) => {
    const before = known.get(key);
    if (before) return before;
    const now = encode(content);
    known.set(key, now);
    return now;
  };
  return listen(async (message, reply) => {
    const {pathname, searchParams} = new URL(message.url ?? '/', 'http://site.test');
    const file = built.get(pathname) ?? (await fileAt(pathname));
    const type = TYPES[extname(pathname)];
    if (!file || !type) {
      reply.writeHead(404).end();
      return;
    }
    // Pages are filled in for each visit; other files are the same for all.
    const isPage = type.startsWith('text/html');
    const values = Object.fromEntries(searchParams);
    const content = isPage ? Buffer.from(fill(inline(file.toString(), built), values)) : file;
    const accepted = String(message.headers['accept-encoding']);
    // Pictures are compressed already.
    const encodings = type.startsWith('image/') ? [] : ENCODINGS;
    const [encoding, encode] = encodings.find(([name]) => accepted.includes(name)) ?? [];
    reply.writeHead(200, {
      'content-type': type,
      'cache-control': isPage ? 'no-store' : 'public, max-age=31536000, immutable',
      ...(encoding && {'content-encoding': encoding}),
    });
    reply.end(encode ? encoded(`${encoding} ${message.url}`, content, encode) : content);
  });
}
