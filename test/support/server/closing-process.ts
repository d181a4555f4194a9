import {createServer} from 'node:http';
import {createFlatpeakServer} from '../../../src/server/index.js';
import {closeOnSignal, toNodeListener} from '../../../src/server/node.js';

/*
 * A companion in a process of its own. It prints its URL, `begun` when a request has begun, and
 * `closed` when it ends; the request ends only after the signal.
 */
let finish: (customer: null) => void = () => {};
const server = createFlatpeakServer({
  ...{accountId: 'acc_1', apiKey: 'sk_test_1'},
  callbackUrl: 'https://shop.example/flatpeak/callback',
  getCustomerId() {
    console.log('begun');
    return new Promise(resolve => (finish = resolve));
  },
});
const http = createServer(toNodeListener(server));
closeOnSignal(server, http, {timeout: 600_000, onClosed: () => console.log('closed')});
process.on('SIGTERM', () => finish(null));
// What keeps a process alive, as the pool of a database does.
process.stdin.resume().on('end', () => process.exit(2));
http.listen(0, '127.0.0.1', () => {
  const address = http.address();
  if (typeof address === 'object') console.log(`http://127.0.0.1:${address?.port ?? ''}`);
});
