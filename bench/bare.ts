// The yardstick: a handler of node:http that does nothing but answer.
import {announce} from '../test/support/server/announce-port.js';

announce((req, res) => {
  req.resume();
  res.setHeader('content-type', 'application/json').end('{}');
});
