import {describe, it} from 'node:test';
import {buildRouterApp, RETURN_URLS, walkRouter} from '../../../support/e2e/walk-router.js';

for (const [router, name] of [
  ['React Router', 'react'],
  ['Vue Router', 'vue'],
] as const)
  describe(`a return to a site with ${router}, with the token`, () => {
    for (const [where, returnUrl] of Object.entries(RETURN_URLS))
      it(where, async () => walkRouter(await buildRouterApp(name), returnUrl));
  });
