import {readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {esbuildPlugin} from '@web/dev-server-esbuild';
import {defaultReporter} from '@web/test-runner';
import {chromeLauncher} from '@web/test-runner-chrome';
import {browserFlags, findBrowser} from './test/browser.js';

const local = path => fileURLToPath(new URL(path, import.meta.url));

/** msw's worker has to come from the root: its scope must cover the test page. */
async function mswWorker(context, next) {
  if (context.path !== '/mockServiceWorker.js') return next();
  context.type = 'text/javascript';
  context.body = readFileSync(local('node_modules/msw/lib/mockServiceWorker.js'));
}

/** Leaves the numbers in TEST_COUNTS, where test/run.js looks for them. */
const counter = {
  onTestRunFinished({sessions}) {
    if (!process.env.TEST_COUNTS) return;
    const counts = {passed: 0, failed: 0, skipped: 0};
    const count = suite => {
      for (const test of suite?.tests ?? []) {
        counts[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed']++;
      }
      suite?.suites.forEach(count);
    };
    for (const session of sessions) {
      const before = counts.failed;
      count(session.testResults);
      // A file that does not load, or throws outside a test, has no failed test to show for it.
      if (!session.passed && counts.failed === before) counts.failed++;
    }
    writeFileSync(process.env.TEST_COUNTS, JSON.stringify(counts));
  },
};

export default {
  rootDir: local('.'),
  files: 'test/browser/**/*.test.ts',
  // Without "development": lit's development build warns on every page.
  nodeResolve: {exportConditions: ['production']},
  plugins: [esbuildPlugin({ts: true, target: 'es2022', tsconfig: local('tsconfig.json')})],
  browsers: [chromeLauncher({launchOptions: {executablePath: findBrowser(), args: browserFlags}})],
  middleware: [mswWorker],
  // A tab in the background gets no keys and no new size.
  concurrency: 1,
  testFramework: {config: {ui: 'bdd', timeout: 20_000}},
  testsFinishTimeout: 300_000,
  reporters: [defaultReporter({reportTestResults: true, reportTestProgress: false}), counter],
};
