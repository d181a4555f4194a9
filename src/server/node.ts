import type {IncomingMessage, ServerResponse} from 'node:http';
import type {Http2ServerRequest, Http2ServerResponse} from 'node:http2';
import {HttpError} from './http/errors.js';
import {errorResponse} from './http/response.js';
import type {FlatpeakServer} from './server.js';

export {scheduleCatchUp, type ScheduleOptions} from './schedule-catch-up.js';

export interface NodeListenerOptions {
  /** The public origin, such as `https://shop.example`; default from the connection and `Host`. */
  origin?: string;
}

type NodeRequest = IncomingMessage | Http2ServerRequest;
type NodeResponse = ServerResponse | Http2ServerResponse;

/** A listener for `node:http` and `node:http2`, and middleware for Connect and Express. */
export type NodeListener = (
  req: NodeRequest,
  res: NodeResponse,
  next?: (error?: unknown) => void,
) => void;

/**
 * Mounts the server in Node: `http.createServer(toNodeListener(server))`, or
 * `app.use(toNodeListener(server))`, which passes requests for other paths on.
 *
 * Requests are checked against `origin`, by default the origin of the connection and the `Host`
 * header. `X-Forwarded-*` headers are ignored, because any client can send them: behind a proxy
 * that terminates TLS or rewrites `Host`, set `origin`.
 * @throws TypeError if `origin` is not a valid http or https origin
 */
export function toNodeListener(
  server: Pick<FlatpeakServer, 'basePath' | 'fetch'>,
  options: NodeListenerOptions = {},
): NodeListener {
  const origin = options.origin === undefined ? undefined : parseOrigin(options.origin);
  return (req, res, next) => {
    const path = pathOf(req);
    if (next && !isBelow(path, server.basePath)) {
      next();
      return;
    }
    void respond(res, () => {
      const request = toRequest(req, (origin ?? connectionOrigin(req)) + path);
      return request ? server.fetch(request) : errorResponse(new HttpError('url_invalid'));
    });
  };
}

async function respond(res: NodeResponse, handle: () => Response | Promise<Response>) {
  try {
    const response = await handle();
    const content = Buffer.from(await response.arrayBuffer());
    // The client has disconnected. The work is done, so a repeated request finds its result.
    if (res.destroyed) return;
    for (const [name, value] of response.headers) res.setHeader(name, value);
    res.writeHead(response.status).end(content);
  } catch {
    res.destroy();
  }
}

/** Express and Connect strip the mount point from `url`; `originalUrl` has the whole path. */
function pathOf(req: NodeRequest): string {
  const url = 'originalUrl' in req ? req.originalUrl : req.url;
  return typeof url === 'string' ? url : '';
}

function isBelow(path: string, basePath: string): boolean {
  return path.startsWith(`${basePath}/`) || path.split('?')[0] === basePath;
}

function parseOrigin(url: string): string {
  if (!/^https?:/.test(url) || !URL.canParse(url)) {
    throw new TypeError('The option origin is not an origin such as https://shop.example.');
  }
  return new URL(url).origin;
}

function connectionOrigin(req: NodeRequest): string {
  const host = 'authority' in req ? req.authority : (req.headers.host ?? '');
  const {encrypted} = req.socket as {encrypted?: boolean};
  return `${encrypted ? 'https' : 'http'}://${host}`;
}

/** The request for `fetch`, or undefined if `Request` rejects its host or method. */
function toRequest(req: NodeRequest, url: string): Request | undefined {
  const hasBody = req.method !== 'GET' && req.method !== 'HEAD';
  const init: RequestInit & {duplex: 'half'} = {
    method: req.method ?? 'GET',
    body: hasBody ? toBody(req) : null,
    duplex: 'half',
  };
  try {
    return new Request(url, {...init, headers: toHeaders(req)});
  } catch {
    return undefined;
  }
}

/** `rawHeaders` alternates names and values. */
function toHeaders({rawHeaders}: NodeRequest): Headers {
  const headers = new Headers();
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const [name = '', value = ''] = rawHeaders.slice(i, i + 2);
    // HTTP/2 pseudo-headers, such as `:method`.
    if (!name.startsWith(':')) headers.append(name, value);
  }
  return headers;
}

/** Undoes a body parser that ran before: it leaves an object, or the raw text or bytes. */
function reserialize(body: unknown): BodyInit {
  if (body instanceof Uint8Array) return new Uint8Array(body);
  return typeof body === 'string' ? body : JSON.stringify(body);
}

/** The body as a stream that may stay unread without closing the connection. */
function toBody(req: NodeRequest): BodyInit | null {
  if (req.readableDidRead) return 'body' in req ? reserialize(req.body) : null;
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
