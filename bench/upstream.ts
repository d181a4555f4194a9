// A service that answers at once. The key that it shows comes from JWKS.
import {announce} from '../test/support/server/announce-port.js';
import {answerTo} from './answers.js';

announce((req, res) => {
  req.resume();
  const answer = answerTo(req.method ?? '', new URL(req.url ?? '/', 'http://upstream'));
  res.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
});
