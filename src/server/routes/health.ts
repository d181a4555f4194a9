import {jsonResponse} from '../http/response.js';
import type {OperatorRoute} from './route.js';

/** `GET {base}/health`: 200 `{"status":"ok"}` while the process serves, also while it closes. */
export const healthRoute: OperatorRoute = {
  audience: 'operator',
  method: 'GET',
  path: '/health',
  servesWhileClosing: true,

  handle: async () => jsonResponse({status: 'ok'}),
};
