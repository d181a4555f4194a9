import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {ConnectionReset} from './world/faults.js';
import {readStateFile, stateFile} from './state-file.js';
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

/** One request of a socket, answered by the simulator. */
async function answer(
  simulator: Simulator,
  origin: string,
  message: IncomingMessage,
  reply: ServerResponse,
): Promise<void> {
  const abort = new AbortController();
  reply.on('close', () => abort.abort());
  try {
    const {method = 'GET', url = '/'} = message;
    const body = await bodyOf(message);
    if (!body) {
      reply.writeHead(413, {connection: 'close'}).end();
      return;
    }
    const response = await simulator.fetch(
      new Request(new URL(url, origin), {
        method,
        headers: headersOf(message),
        signal: abort.signal,
        ...(method === 'GET' || method === 'HEAD' ? {} : {body}),
      }),
    );
    reply.writeHead(response.status, Object.fromEntries(response.headers));
    reply.end(new Uint8Array(await response.arrayBuffer()));
  } catch (error) {
    if (error instanceof ConnectionReset) message.socket.resetAndDestroy();
    else if (abort.signal.aborted) message.socket.destroy();
    else if (reply.headersSent) reply.destroy();
    else
      reply
        .writeHead(500, {'content-type': 'application/json'})
        .end('{"message":"Internal Server Error"}');
  }
}

/** The longest that a timer of Node waits, in milliseconds. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** Works off a simulator's deliveries in real time, for as long as it is not stopped. */
function deliverInRealTime(simulator: Simulator) {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const scheduleNext = () => {
    clearTimeout(timer);
    const wait = stopped ? undefined : simulator.untilDelivery();
    if (wait === undefined) return;
    timer = setTimeout(
      () => {
        // What goes wrong with a delivery is its outcome. Where the state could not be saved, the
        // next request fails for the same reason, and there is somebody who hears of it.
        void simulator
          .deliver()
          .catch(() => {})
          .finally(scheduleNext);
      },
      Math.min(wait, MAX_TIMER_MS),
    );
    // A delivery in a day keeps no process alive.
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
  /** 0, the default, takes a free one. */
  readonly port?: number;
  readonly host?: string;
  /**
   * Where the simulator keeps all that it remembers, so that it goes on from there when it is
   * started again, even after it was killed. Before `state`.
   */
  readonly stateFile?: string;
}

export interface ServedSimulator {
  /** Whatever happens in it is delivered to its webhooks in real time. */
  readonly simulator: Simulator;
  /** Where the simulator is reached, without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

/** Does something after each call that may have changed a simulator, before its answer is given. */
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
 * Serves a simulator on a port of this machine.
 * @throws the error of the port where it is taken; TypeError where the file holds something else
 */
export async function serveSimulator(options: ServeOptions = {}): Promise<ServedSimulator> {
  const {port = 0, host = 'localhost', stateFile: path, ...rest} = options;
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
  const save = path === undefined ? async () => {} : stateFile(path, core);
  const saving = runAfterEach(core, save);
  const deliveries = deliverInRealTime(saving);
  const simulator = runAfterEach(saving, deliveries.look);
  // What was left to be delivered when it was saved.
  deliveries.look();
  server.on('request', (message, reply) => void answer(simulator, local, message, reply));
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
