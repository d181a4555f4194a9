import {createServer, type RequestListener, type Server as HttpServer} from 'node:http';
import type {Server} from 'node:net';

/** What a server ends with: a test, or a benchmark. */
export interface Scope {
  after(end: () => unknown): void;
}

/** Serves on a free port of this machine until the test ends, and returns the URL. */
export const listen = (t: Scope, listener: RequestListener): Promise<string> =>
  urlOf(t, createServer(listener));

/** Starts a server on a free port of this machine until the test ends, and returns its URL. */
export async function urlOf(
  t: Scope,
  server: Server & Partial<Pick<HttpServer, 'closeAllConnections'>>,
): Promise<string> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections?.();
    return new Promise(resolve => server.close(resolve));
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}
