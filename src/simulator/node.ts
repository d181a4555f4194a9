import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {isHostServed} from './access.js';
import {ConnectionReset} from './world/faults.js';
import {createStateWriter, readStateFile} from './state-file.js';
import {createSimulator, type Simulator, type SimulatorOptions} from './simulator.js';

const MAX_BODY_BYTES = 1024 * 1024;

async function bodyOf(message: IncomingMessage): Promise<Buffer<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of message) {
    if (!(chunk instanceof Uint8Array)) continue;
    length += chunk.length;
    if (length > MAX_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function headersOf(message: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value = ''] of Object.entries(message.headers)) {
    for (const one of [value].flat()) headers.append(name, one);
  }
  return headers;
}

const sendMessage = (response: ServerResponse, status: number, message: string) =>
  response.writeHead(status, {'content-type': 'application/json'}).end(JSON.stringify({message}));

/** The request for `fetch`, or undefined if `Request` rejects its URL or method. */
function requestOf(
  message: IncomingMessage,
  origin: string,
  body: Buffer<ArrayBuffer>,
  signal: AbortSignal,
): Request | undefined {
  const {method = 'GET', url = '/'} = message;
  try {
    // A path such as `//` would be a host of its own if it were resolved. Only a proxy gets a whole URL.
    return new Request(url.startsWith('/') ? origin + url : url, {
      method,
      headers: headersOf(message),
      signal,
      ...(method === 'GET' || method === 'HEAD' ? {} : {body}),
    });
  } catch {
    return undefined;
  }
}

const HOST_REFUSED =
  'The simulator is not served under this host. If the host is yours, name it in the option allowedHosts (--allow-host).';

/** The socket, as `serveSimulator` was asked to open it. */
interface Binding {
  readonly origin: string;
  /** Hosts that are served besides those of this machine. */
  readonly hosts: readonly string[];
}

/** Passes a request of a socket to the simulator. */
async function respond(
  simulator: Simulator,
  {origin, hosts}: Binding,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const abort = new AbortController();
  response.on('close', () => abort.abort());
  try {
    // The address of the socket itself is no name that could lead elsewhere.
    const ownAddress = addressOf(message.socket.localAddress);
    if (!isHostServed(message.headers.host, [...hosts, ownAddress])) {
      sendMessage(response, 421, HOST_REFUSED);
      return;
    }
    const body = await bodyOf(message);
    if (!body) {
      response.writeHead(413, {connection: 'close'}).end();
      return;
    }
    const request = requestOf(message, origin, body, abort.signal);
    if (!request) {
      sendMessage(response, 400, 'The URL or method of the request is invalid.');
      return;
    }
    const result = await simulator.fetch(request);
    response.writeHead(result.status, Object.fromEntries(result.headers));
    response.end(new Uint8Array(await result.arrayBuffer()));
  } catch (error) {
    if (error instanceof ConnectionReset) message.socket.resetAndDestroy();
    else if (abort.signal.aborted) message.socket.destroy();
    else if (response.headersSent) response.destroy();
    else sendMessage(response, 500, 'Internal Server Error');
  }
}

/** The address of a socket as a host in a URL. */
const addressOf = (address = '') =>
  address.includes(':') && !address.startsWith('::ffff:')
    ? `[${address}]`
    : address.replace('::ffff:', '');

/** The maximum delay of `setTimeout` in Node. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** Sends a simulator's deliveries when they are due, until it is stopped. */
function deliverInRealTime(simulator: Simulator) {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const scheduleNext = () => {
    clearTimeout(timer);
    const wait = stopped ? undefined : simulator.untilDelivery();
    if (wait === undefined) return;
    timer = setTimeout(
      () => {
        // A failed delivery records its error. If the state could not be saved, the next request
        // fails for the same reason and reports it.
        void simulator
          .deliver()
          .catch(() => {})
          .finally(scheduleNext);
      },
      Math.min(wait, MAX_TIMER_MS),
    );
    // A pending delivery must not keep the process alive.
    timer.unref();
  };
  return {
    look: scheduleNext,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

export interface ServeOptions extends SimulatorOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  readonly host?: string;
  /**
   * Hosts that requests may be for, without a port, besides those of this machine, `host` and that of
   * `publicUrl`. Others get 421, so that no page of another site reaches the simulator under its own
   * name.
   */
  readonly allowedHosts?: readonly string[];
  /**
   * The file for the simulator's state, which survives a restart, even after a crash. Takes
   * precedence over `state`.
   */
  readonly stateFile?: string;
}

export interface ServedSimulator {
  /** Its webhooks are delivered in real time. */
  readonly simulator: Simulator;
  /** The base URL, without a trailing slash. */
  readonly url: string;
  close(): Promise<void>;
}

/** Runs `then` after each call that may have changed the simulator, before the call resolves. */
function runAfterEach(simulator: Simulator, then: () => void | Promise<void>): Simulator {
  const followed = async <Result>(call: Promise<Result>) => {
    try {
      return await call;
    } finally {
      await then();
    }
  };
  return {
    ...simulator,
    fetch: request => followed(simulator.fetch(request)),
    deliver: () => followed(simulator.deliver()),
    advance: seconds => followed(simulator.advance(seconds)),
  };
}

/**
 * Serves a simulator on a local port.
 * @throws if the port is in use; TypeError if the state file is invalid
 */
export async function serveSimulator(options: ServeOptions = {}): Promise<ServedSimulator> {
  const {port = 0, host = 'localhost', allowedHosts = [], stateFile: path, ...rest} = options;
  const saved = path === undefined ? undefined : await readStateFile(path);
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const bound = server.address() as AddressInfo;
  const local = `http://${host.includes(':') ? `[${host}]` : host}:${bound.port}`;
  const core = createSimulator({
    ...rest,
    publicUrl: rest.publicUrl ?? local,
    state: saved ?? rest.state,
  });
  const save = path === undefined ? async () => {} : createStateWriter(path, core);
  const saving = runAfterEach(core, save);
  const deliveries = deliverInRealTime(saving);
  const simulator = runAfterEach(saving, deliveries.look);
  // Sends the deliveries that were due when the state was saved.
  deliveries.look();
  const hosts = [...allowedHosts, host, new URL(simulator.publicUrl).hostname];
  const binding = {origin: local, hosts};
  server.on('request', (message, response) => void respond(simulator, binding, message, response));
  return {
    simulator,
    url: simulator.publicUrl,
    async close() {
      deliveries.stop();
      await new Promise<void>((resolve, reject) => {
        server.close(error => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      });
      await save();
    },
  };
}
