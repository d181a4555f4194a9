import assert from 'node:assert/strict';
import {test} from 'node:test';
import {codeOf, ORIGIN, startCompanion} from './companion.js';

/** A request that the companion rejects: why, what is sent, status and code of the response. */
export type Rejected = readonly [why: string, init: RequestInit, expected: string];

/** Headers of a signed-in customer. */
export const ann = {'x-customer': 'ann'};

export const json = {'content-type': 'application/json'};

/** One test for each request and each of two routes; none may reach Flatpeak. */
export function testRejected(requests: readonly Rejected[]): void {
  for (const path of ['connect-token', 'complete']) {
    for (const [why, init, expected] of requests) {
      test(`${path} returns ${expected} if ${why}`, async () => {
        const {server, sent} = startCompanion();
        const request = new Request(`${ORIGIN}/flatpeak/${path}`, {method: 'POST', ...init});
        const response = await server.fetch(request);
        assert.equal(response.headers.get('cache-control'), 'no-store');
        if (response.status === 405) assert.equal(response.headers.get('allow'), 'POST');
        assert.equal(await codeOf(response), expected);
        assert.equal(sent.length, 0);
      });
    }
  }
}
