import type {IncomingMessage, ServerResponse} from 'node:http';
import type {Http2ServerRequest, Http2ServerResponse} from 'node:http2';
import {problemAnswer} from './http/response.js';
import {Problem} from './http/errors.js';
import type {FlatpeakServer} from './server.js';

export interface NodeListenerOptions {
  /** The public origin, such as `https://shop.example`. Default: from the connection and `Host`. */
  origin?: string;
}

type NodeRequest = IncomingMessage | Http2ServerRequest;
type NodeResponse = ServerResponse | Http2ServerResponse;

/** A listener for `node:http` and `node:http2`, and a middleware for Connect and Express. */
export type NodeListener = (
  req: NodeRequest,
  res: NodeResponse,
  next?: (error?: unknown) => void,
) => void;

/**
 * Mounts the server in Node: `http.createServer(toNodeListener(server))`, or
 * `app.use(toNodeListener(server))`, where requests for other paths are passed on.
 *
 * The origin that posts are checked against is `origin`, or what the connection and its `Host`
 * header say. `X-Forwarded-*` are not read, because any client can send them: behind a proxy that
 * ends TLS or rewrites the host, name the public origin.
 * @throws TypeError where that is not one
 */
export function toNodeListener(
  server: Pick<FlatpeakServer, 'basePath' | 'fetch'>,
  options: NodeListenerOptions = {},
): NodeListener {
  const origin = options.origin === undefined ? undefined : originIn(options.origin);
  return (req, res, next) => {
    const path = pathOf(req);
    if (next && !isBelow(path, server.basePath)) {
      next();
      return;
    }
    void respond(res, () => {
      const request = requestOf(req, (origin ?? originOf(req)) + path);
      return request ? server.fetch(request) : problemAnswer(new Problem('address_invalid'));
    });
  };
}

async function respond(res: NodeResponse, answer: () => Response | Promise<Response>) {
  try {
    const response = await answer();
    const content = Buffer.from(await response.arrayBuffer());
    // Nobody is there any more: what was asked for is done, and a repeat finds it so.
    if (res.destroyed) return;
    for (const [name, value] of response.headers) res.setHeader(name, value);
    res.writeHead(response.status).end(content);
  } catch {
    res.destroy();
  }
}

/** Express and Connect cut the mount point off `url`, and keep the whole in `originalUrl`. */
function pathOf(req: NodeRequest): string {
  const whole = 'originalUrl' in req ? req.originalUrl : req.url;
  return typeof whole === 'string' ? whole : '';
}

function isBelow(path: string, basePath: string): boolean {
  return path.startsWith(`${basePath}/`) || path.split('?')[0] === basePath;
}

/** Of an address of the site, whatever comes after the host. */
function originIn(address: string): string {
  if (!/^https?:/.test(address) || !URL.canParse(address)) {
    throw new TypeError('The option origin is not one, such as https://shop.example.');
  }
  return new URL(address).origin;
}

function originOf(req: NodeRequest): string {
  const host = 'authority' in req ? req.authority : (req.headers.host ?? '');
  const {encrypted} = req.socket as {encrypted?: boolean};
  return `${encrypted ? 'https' : 'http'}://${host}`;
}

/** The web's form of the request, or nothing where there is none: a broken host, a strange method. */
function requestOf(req: NodeRequest, address: string): Request | undefined {
  const hasBody = req.method !== 'GET' && req.method !== 'HEAD';
  const init: RequestInit & {duplex: 'half'} = {
    method: req.method ?? 'GET',
    body: hasBody ? bodyOf(req) : null,
    duplex: 'half',
  };
  try {
    return new Request(address, {...init, headers: headersOf(req)});
  } catch {
    return undefined;
  }
}

/** As they came: name, value, name, value. */
function headersOf({rawHeaders}: NodeRequest): Headers {
  const headers = new Headers();
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = rawHeaders.slice(at, at + 2);
    // HTTP/2 has the method and path among the headers, as `:method`.
    if (!name.startsWith(':')) headers.append(name, value);
  }
  return headers;
}

/** What a body parser that was here first has left: an object, or the text or bytes as they came. */
function unparsed(body: unknown): BodyInit {
  if (body instanceof Uint8Array) return new Uint8Array(body);
  return typeof body === 'string' ? body : JSON.stringify(body);
}

/** The body as a stream that can be left unread without tearing the connection down. */
function bodyOf(req: NodeRequest): BodyInit | null {
  if (req.readableDidRead) return 'body' in req ? unparsed(req.body) : null;
  const chunks: AsyncIterator<Uint8Array> = req.iterator({destroyOnReturn: false});
  return new ReadableStream(
    {
      async pull(controller) {
        const chunk = await chunks.next();
        if (chunk.done) controller.close();
        else controller.enqueue(chunk.value);
      },
      async cancel() {
        await chunks.return?.();
        req.resume();
      },
    },
    {highWaterMark: 0},
  );
}
