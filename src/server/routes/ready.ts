import {jsonResponse} from '../http/response.js';
import type {OperatorRoute} from './route.js';

/**
 * `GET {base}/ready`: whether the server can serve customers, as `{status, checks}`. `status` is
 * `ready` with 200, or with 503 `not_ready` or `closing`. `checks` says of `store` and `login`, the
 * login at Flatpeak, whether it is `ok`, `failed` or took too long (`timeout`). Results are a few
 * seconds old at most. Causes go to `onError`.
 */
export const readyRoute: OperatorRoute = {
  audience: 'operator',
  method: 'GET',
  path: '/ready',
  servesWhileClosing: true,

  async handle(_request, {readiness, drain}) {
    if (drain.state !== 'open') return jsonResponse({status: 'closing', checks: {}}, {status: 503});
    const checks = await readiness.check();
    const isReady = Object.values(checks).every(result => result === 'ok');
    const status = isReady ? 'ready' : 'not_ready';
    return jsonResponse({status, checks}, {status: isReady ? 200 : 503});
  },
};
