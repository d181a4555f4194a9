import {serveService, serveSite} from '../../../bench/sites.js';
import type {Surroundings} from '../../../bench/visit.js';
import {launchShell} from './launch.js';

/** What a visit of the bench needs, and the function that ends it. */
export async function benchSurroundings(): Promise<{
  around: Surroundings;
  end: () => Promise<void>;
}> {
  const [browser, service, site] = await Promise.all([launchShell(), serveService(), serveSite()]);
  return {
    around: {browser, service, site: site.url},
    async end() {
      await browser.close();
      service.close();
      site.close();
    },
  };
}
