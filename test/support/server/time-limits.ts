import type {TestContext} from 'node:test';
import type {Way} from './companion.js';

/**
 * A way on which the time limit of each request runs out as soon as the service has it, so that no
 * test of a service that never answers waits for a timer.
 */
export function timeLimitsRunOut(t: TestContext): Way {
  const limits = new Set<AbortController>();
  t.mock.method(AbortSignal, 'timeout', () => {
    const limit = new AbortController();
    limits.add(limit);
    return limit.signal;
  });
  return (request, arrive) => {
    const response = arrive(request);
    for (const limit of limits) limit.abort(new DOMException('Timed out.', 'TimeoutError'));
    limits.clear();
    return response;
  };
}
