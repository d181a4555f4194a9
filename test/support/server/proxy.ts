import {request as sendRequest, type IncomingMessage, type ServerResponse} from 'node:http';
import {buffer} from 'node:stream/consumers';
import {listen, type Scope} from './listen.js';

/** A request that a server has accepted, with or without a response yet. */
export interface PassedRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** The URL of the server. */
  readonly target: string;
}

export interface Proxy {
  readonly url: string;
  readonly passed: readonly PassedRequest[];
}

/**
 * Passes requests on to servers in turn. A server that refuses the connection is skipped, as load
 * balancers do: it has received nothing. A connection that breaks later is an error of the client’s.
 * @param before runs before a request is passed on, which waits for it
 */
export async function startProxy(
  t: Scope,
  targets: readonly string[],
  before: (path: string) => Promise<void> | void = () => {},
): Promise<Proxy> {
  const passed: PassedRequest[] = [];
  let turn = 0;

  /** @returns undefined if no server has accepted the connection */
  async function pass(message: IncomingMessage, body: Buffer) {
    const {method = 'GET', url = '/', headers} = message;
    for (let tries = 0; tries < targets.length; tries++) {
      const target = targets[turn++ % targets.length] ?? '';
      try {
        return await send(target + url, {method, headers, body}, () =>
          passed.push({method, path: url.split('?')[0] ?? '', target}),
        );
      } catch (error) {
        if ((error as {code?: unknown}).code !== 'ECONNREFUSED') throw error;
      }
    }
    return undefined;
  }

  async function handle(message: IncomingMessage, reply: ServerResponse): Promise<void> {
    try {
      const body = await buffer(message);
      await before(message.url?.split('?')[0] ?? '');
      const response = await pass(message, body);
      if (response) response.pipe(reply.writeHead(response.statusCode ?? 502, response.headers));
      else reply.writeHead(502).end();
    } catch {
      reply.destroy();
    }
  }

  const url = await listen(t, (message, reply) => void handle(message, reply));
  return {url, passed};
}

/** Passes a request on to one server, as a web server does with a path. */
export async function passOn(
  message: IncomingMessage,
  reply: ServerResponse,
  target: string,
): Promise<void> {
  const {method = 'GET', url = '/', headers} = message;
  try {
    const body = await buffer(message);
    const response = await send(target + url, {method, headers, body});
    response.pipe(reply.writeHead(response.statusCode ?? 502, response.headers));
  } catch {
    reply.destroy();
  }
}

interface Sent {
  readonly method: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

const send = (
  url: string,
  {method, headers: {host: _, ...headers}, body}: Sent,
  onConnect: () => void = () => {},
): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    sendRequest(url, {method, headers, agent: false}, resolve)
      .once('socket', socket => socket.once('connect', onConnect))
      .once('error', reject)
      .end(body);
  });
