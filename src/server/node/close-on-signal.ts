import type {Server as HttpServer} from 'node:http';
import type {Http2SecureServer, Http2Server, ServerHttp2Session} from 'node:http2';
import type {Server as HttpsServer} from 'node:https';
import type {CloseOptions} from '../http/drain.js';
import type {FlatpeakServer} from '../server.js';

type NodeServer = HttpServer | HttpsServer | Http2Server | Http2SecureServer;

export interface CloseOnSignalOptions extends CloseOptions {
  /** Default `SIGTERM` and `SIGINT`. */
  signals?: readonly NodeJS.Signals[];
  /** Called after all requests, before the process ends: close the store's database here. */
  onClosed?: () => void | Promise<void>;
}

/**
 * Ends the process gracefully on a signal, as containers are stopped: refuses new connections, lets
 * running requests end, calls `onClosed`, and exits with 0. Exits with 1 if `onClosed` fails, or at
 * once on a second signal.
 *
 * Behind a load balancer set `delay` to what it takes to notice that `{base}/ready` is 503. `delay`
 * and `timeout` together must be less than the time until the container is killed (10 seconds in
 * Docker, `terminationGracePeriodSeconds` in Kubernetes).
 * @returns a function that stops listening for signals
 */
export function closeOnSignal(
  server: Pick<FlatpeakServer, 'close'>,
  httpServer: NodeServer,
  {signals = ['SIGTERM', 'SIGINT'], onClosed, ...limits}: CloseOnSignalOptions = {},
): () => void {
  const sessions = trackSessions(httpServer);
  let isClosing = false;

  async function close() {
    // A connection that is kept open would get requests that are refused.
    httpServer.prependListener(
      'request',
      (_req, res: {setHeader(name: string, value: string): unknown}) => {
        res.setHeader('connection', 'close');
      },
    );
    const {delay = 0} = limits;
    const closed = server.close(limits);
    if (delay > 0) await new Promise(resolve => setTimeout(resolve, delay));
    const ended = new Promise(resolve => httpServer.close(resolve));
    for (const session of sessions) session.close();
    await closed;
    // The response of the last request is on its way.
    if ('closeIdleConnections' in httpServer) httpServer.closeIdleConnections();
    await Promise.race([ended, new Promise(resolve => setTimeout(resolve, LAST_RESPONSE_MS))]);
    await onClosed?.();
  }

  const listener = () => {
    if (isClosing) process.exit(1);
    isClosing = true;
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of signals) process.on(signal, listener);
  return () => {
    for (const signal of signals) process.off(signal, listener);
  };
}

/** How long the last responses may take to reach their clients. */
const LAST_RESPONSE_MS = 1_000;

/** The open sessions of HTTP/2, which `close()` of its server leaves open. */
function trackSessions(httpServer: NodeServer): ReadonlySet<ServerHttp2Session> {
  const sessions = new Set<ServerHttp2Session>();
  httpServer.on('session', (session: ServerHttp2Session) => {
    sessions.add(session);
    session.once('close', () => sessions.delete(session));
  });
  return sessions;
}
