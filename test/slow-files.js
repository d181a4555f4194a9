// @ts-check
/**
 * The test files that take longest. `npm test` leaves them out, so that it stays within ten minutes on
 * two cores; `npm run test:all`, the nightly run and the release have them, and so has a filter of
 * npm test that names them.
 * @type {ReadonlySet<string>}
 */
export const SLOW_FILES = new Set([
  'test/browser/elements/accessibility.test.ts',
  'test/browser/pages/hostile-pages.test.ts',
  'test/browser/pages/overflow.test.ts',
  'test/browser/ui/styles/themes.test.ts',
  'test/e2e/bench/bench.test.ts',
  'test/e2e/bench/limits.test.ts',
  'test/e2e/cdn/crowded-page.test.ts',
  'test/e2e/demo/api-versions.test.ts',
  'test/e2e/demo/commands.test.ts',
  'test/e2e/demo/dev.test.ts',
  'test/e2e/demo/energy.test.ts',
  'test/e2e/demo/frameworks.test.ts',
  'test/e2e/demo/gallery.test.ts',
  'test/e2e/elements/connect/morphed-page.test.ts',
  'test/e2e/elements/connect/returning.test.ts',
  'test/e2e/elements/connect/routers.test.ts',
  'test/e2e/elements/devices.test.ts',
  'test/e2e/elements/layout-shift.test.ts',
  'test/e2e/elements/long-run.test.ts',
  'test/e2e/project/package.test.ts',
  'test/e2e/project/release.test.ts',
  'test/unit/server/frameworks.test.ts',
  'test/unit/server/load-pglite.test.ts',
  'test/unit/server/load-postgres.test.ts',
  'test/unit/server/processes.test.ts',
  'test/unit/server/restart/connected.test.ts',
  'test/unit/server/restart/event.test.ts',
  'test/unit/server/restart/exchange.test.ts',
  'test/unit/server/store/pglite.test.ts',
]);
