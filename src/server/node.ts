import type {IncomingMessage, ServerResponse} from 'node:http';
import type {Http2ServerRequest, Http2ServerResponse} from 'node:http2';
import {HttpError} from './http/errors.js';
import {markParsedBody} from './http/parsed-body.js';
import {errorResponse, unreadText} from './http/response.js';
import {closeWith} from './node/close-connection.js';
import type {FlatpeakServer} from './server.js';

export {scheduleCatchUp, type ScheduleOptions} from './schedule-catch-up.js';
export {closeOnSignal, type CloseOnSignalOptions} from './node/close-on-signal.js';

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
    void respond(req, res, () => {
      const request = toRequest(req, (origin ?? connectionOrigin(req)) + path);
      return request ? server.fetch(request) : errorResponse(new HttpError('url_invalid'));
    });
  };
}

async function respond(
  req: NodeRequest,
  res: NodeResponse,
  handle: () => Response | Promise<Response>,
) {
  try {
    const response = await handle();
    const content = unreadText(response) ?? Buffer.from(await response.arrayBuffer());
    // The client has disconnected. The work is done, so a repeated request finds its result.
    if (res.destroyed) return;
    for (const [name, value] of response.headers) res.setHeader(name, value);
    // Every response with this header ends its connection; the rest of the request is not wanted.
    const closes = response.headers.get('connection') === 'close';
    if (closes && !req.complete) await closeWith(req, res, response.status, content);
    else res.writeHead(response.status).end(content);
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
  const init: RequestInit & {duplex: 'half'} = {method: req.method ?? 'GET', duplex: 'half'};
  try {
    const {body, isParsed} = hasBody ? bodyOf(req) : NO_BODY;
    const request = new Request(url, {...init, body, headers: toHeaders(req)});
    if (isParsed) markParsedBody(request);
    return request;
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

interface NodeBody {
  readonly body: BodyInit | null;
  /** Whether its bytes are others than those that were sent. */
  readonly isParsed: boolean;
}

const NO_BODY: NodeBody = {body: null, isParsed: false};

/**
 * The body, also where a middleware has read it before: it leaves the raw bytes in `rawBody` or
 * `body`, a text, or an object.
 */
function bodyOf(req: NodeRequest): NodeBody {
  if (!req.readableDidRead) return {body: toStream(req), isParsed: false};
  const {rawBody, body} = req as {rawBody?: unknown; body?: unknown};
  const bytes = [rawBody, body].find(value => value instanceof Uint8Array);
  if (bytes) return {body: new Uint8Array(bytes), isParsed: false};
  if (typeof body === 'string') return {body, isParsed: false};
  return {body: body === undefined ? null : JSON.stringify(body), isParsed: true};
}

/** The body as a stream that may stay unread without closing the connection. */
function toStream(req: NodeRequest): ReadableStream {
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
