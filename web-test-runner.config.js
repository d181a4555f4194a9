import {createHash} from 'node:crypto';
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {esbuildPlugin} from '@web/dev-server-esbuild';
import {defaultReporter} from '@web/test-runner';
import {widgetPolicy} from './demo/policy.js';
import {enginesToRun} from './test/engines.js';
import {LAUNCHERS} from './test/launchers.js';

const local = path => fileURLToPath(new URL(path, import.meta.url));

/** Serves msw's worker from the root, so that its scope covers the test page. */
async function mswWorker(context, next) {
  if (context.path !== '/mockServiceWorker.js') return next();
  context.type = 'text/javascript';
  context.body = readFileSync(local('node_modules/msw/lib/mockServiceWorker.js'));
}

/** Writes the counts to TEST_COUNTS, which test/run.js reads. */
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
      // A file that does not load, or throws outside a test, has no failed test to count.
      if (!session.passed && counts.failed === before) counts.failed++;
    }
    writeFileSync(process.env.TEST_COUNTS, JSON.stringify(counts));
  },
};

/** `npm run test:nightly` draws many hostile pages, and a failing one names its seed. */
const {HOSTILE_PAGES: pages, HOSTILE_SEED: seed} = process.env;
const attributes = [
  pages && `data-hostile-pages="${pages}"`,
  seed && `data-hostile-seed="${seed}"`,
];

const html = () => `<!doctype html>
  <html lang="en" ${attributes.filter(Boolean).join(' ')}>
    <head></head>
    <body><script type="module" src="/test/support/browser/run-mocha.js"></script></body>
  </html>`;

/**
 * Puts test pages under the policy that the documentation recommends. Also allows the runner's own inline
 * scripts, each by its hash, and its web socket.
 */
async function policy(context, next) {
  await next();
  if (context.path !== '/' || !context.URL.searchParams.has('wtr-session-id')) return;
  const inline = [...context.body.matchAll(/<script type="module">([^]*?)<\/script>/g)];
  const hashes = inline.map(([, code]) => createHash('sha256').update(code).digest('base64'));
  const more = {
    'script-src': hashes.map(hash => `'sha256-${hash}'`).join(' '),
    'connect-src': `ws://${context.host}`,
    // Lit creates the first policy, test/support/browser/run-mocha.js the second.
    'trusted-types': 'lit-html default',
  };
  const directives = widgetPolicy({
    service: 'https://connect.flatpeak.com',
    logos: 'https://simulator.test https://logo.invalid',
  });
  context.set(
    'content-security-policy',
    directives.map(each => `${each} ${more[each.split(' ')[0]] ?? ''}`).join('; '),
  );
}

/** The files that TEST_FILES lists, separated by commas; by default all. */
const files =
  process.env.TEST_FILES?.split(',') ??
  readdirSync(local('test/browser'), {recursive: true})
    .filter(name => name.endsWith('.test.ts'))
    .sort()
    .map(name => `test/browser/${name}`);

/** A browser's page works in one thread, so two of them share the files, and the cores. */
const groups = [0, 1]
  .map(share => ({
    name: `share ${share + 1}`,
    files: files.filter((_, index) => index % 2 === share),
    browsers: enginesToRun().map(name => LAUNCHERS[name]()),
  }))
  .filter(({files}) => files.length > 0);

export default {
  rootDir: local('.'),
  // Without "development": lit's development build warns on every page.
  nodeResolve: {exportConditions: ['production']},
  plugins: [esbuildPlugin({ts: true, target: 'es2022', tsconfig: local('tsconfig.json')})],
  groups,
  concurrentBrowsers: 2,
  middleware: [mswWorker, policy],
  // A tab in the background gets no keys and no new size.
  concurrency: 1,
  testFramework: {config: {ui: 'bdd', timeout: 60_000}},
  // Only ends files that hang: WebKit takes minutes for thousands of pages on a busy machine.
  testsFinishTimeout: pages ? 3 * 3_600_000 : 1_800_000,
  testRunnerHtml: html,
  reporters: [defaultReporter({reportTestResults: true, reportTestProgress: false}), counter],
};
