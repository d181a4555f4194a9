import {createServer, type RequestListener} from 'node:http';

/**
 * Serves on a free port of this machine and prints the address, as whoever started this process
 * by `spawnProgram` waits for; ends when that one does.
 */
export function announce(listener: RequestListener): void {
  const server = createServer(listener).listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (typeof address === 'object') console.log(`http://127.0.0.1:${address?.port ?? ''}`);
  });
  // A client that reuses a connection should not meet its end by chance.
  server.keepAliveTimeout = 60_000;
  process.stdin.resume().on('end', () => process.exit());
}
