import {describe, it} from 'node:test';
import {ANGULAR, MORE_SAMPLES, SAMPLES} from '../support/e2e/samples.js';
import {buildRouterApp, RETURN_URLS, walkRouter} from '../support/e2e/walk-router.js';
import {walk} from '../support/e2e/walk-sample.js';

describe('in every framework', () => [...SAMPLES, ...MORE_SAMPLES].forEach(walk));

// After the samples, which install Angular.
describe('a return to a site with Angular’s router, with the token', () => {
  for (const [where, returnUrl] of Object.entries(RETURN_URLS))
    it(where, async () => walkRouter(await buildRouterApp('router', `${ANGULAR}/src/`), returnUrl));
});
