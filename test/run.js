// @ts-check
// npm test: installs what is missing (setup.js), then runs every step below and counts.
//   npm test                         all steps, without the slow files (npm run test:all)
//   npm test -- unit browser         only these
//   npm test -- session              only test files whose path contains "session"
//   npm test -- test/unit/core       only test files in this folder
//   npm test -- unit session         both
import {spawn} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {isBuilt} from './built.js';
import {npmCommand, root} from './dependencies.js';
import {enginesToRun} from './engines.js';
import {setUp} from './setup.js';
import {SLOW_FILES} from './slow-files.js';
import {testFiles} from './test-files.js';

/** @typedef {{passed: number, failed: number, skipped: number}} Counts */

process.chdir(root);
const args = process.argv.slice(2);
const scratch = mkdtempSync(join(tmpdir(), 'flatpeak-test-'));

/**
 * Time limit for a whole test file, which node:test counts as one test. Only ends files that hang:
 * a file that starts several processes takes minutes on a busy machine.
 */
const FILE_TIMEOUT = '--test-timeout=600000';

/** For files that install and build what may have to come from far away. */
const LONG_FILE_TIMEOUT = '--test-timeout=1800000';

/** The steps in their order. @type {Record<string, () => Promise<Counts>>} */
const steps = {
  static: () =>
    scripts(
      'lint:code',
      'lint:cycles',
      'typecheck',
      'lint:format',
      'lint:templates',
      'manifest:check',
    ),
  build,
  // Most of a file's time is waiting, for timers of the server and for the databases' disk.
  unit: () => nodeTests('unit', FILE_TIMEOUT, '--test-concurrency=2'),
  browser: () => suite('browser', () => ['node_modules/@web/test-runner/dist/bin.js']),
  // Two at a time, and not one for each core: each starts browsers and servers of its own.
  e2e: () => nodeTests('e2e', FILE_TIMEOUT, '--test-concurrency=2'),
  frameworks: () => nodeTests('frameworks', LONG_FILE_TIMEOUT),
  wordpress: () => nodeTests('wordpress', LONG_FILE_TIMEOUT, '--test-concurrency=2'),
};

/** What needs packages or programs of its own: `npm test` leaves it out unless it is asked for. */
const ON_DEMAND = ['frameworks', 'wordpress'];

/** What `npm run test:all` leaves out, too. */
const LEFT_OUT = process.env.ALL_TESTS ? ['frameworks'] : ON_DEMAND;

const filters = args.filter(arg => !(arg in steps));
const chosen = args.filter(arg => arg in steps);
const names = new Set(
  chosen.length > 0
    ? chosen
    : filters.length > 0
      ? ['unit', 'browser', 'e2e'].filter(folder => testFiles(folder, filters).length > 0)
      : Object.keys(steps).filter(name => !LEFT_OUT.includes(name)),
);
// The end-to-end tests use the built files.
const inBuiltPages = names.has('e2e') || ON_DEMAND.some(name => names.has(name));
if (inBuiltPages) names.add('build');

/**
 * Runs a program of Node and gives back how it ended.
 * @param {[command: string, args: string[]]} command
 * @param {{quiet?: boolean, env?: Record<string, string>}} options
 * @returns {Promise<{code: number | null, output: string}>}
 */
function run([command, args], {quiet = false, env = {}} = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      env: {...process.env, ...env},
    });
    let output = '';
    child.stdout?.on('data', chunk => (output += chunk));
    child.stderr?.on('data', chunk => (output += chunk));
    child.on('error', reject);
    child.on('close', code => resolve({code, output: output.trim()}));
  });
}

/**
 * Runs scripts of package.json at once, each of which counts as one test and prints only if it fails.
 * @param {string[]} names
 */
async function scripts(...names) {
  const counts = {passed: 0, failed: 0, skipped: 0};
  await Promise.all(
    names.map(async name => {
      const {code, output} = await run(npmCommand(['run', '--silent', name]), {quiet: true});
      if (code === 0) counts.passed++;
      else {
        counts.failed++;
        console.log(`${output}\n✖ npm run ${name}`);
      }
    }),
  );
  return counts;
}

/** Builds what is stale, or whatever there is if the step was asked for by its name. */
async function build() {
  if (chosen.includes('build') || !isBuilt()) return scripts('build');
  console.log('  dist is up to date.');
  return {passed: 0, failed: 0, skipped: 0};
}

/**
 * Runs the tests of a folder; the program that does it leaves its numbers in TEST_COUNTS.
 * @param {string} folder
 * @param {(files: string[]) => string[]} argsFor
 * @returns {Promise<Counts>}
 */
async function suite(folder, argsFor) {
  const none = {passed: 0, failed: 0, skipped: 0};
  const matching = testFiles(folder, filters);
  const isWhole = filters.length > 0 || process.env.ALL_TESTS;
  const files = isWhole ? matching : matching.filter(file => !SLOW_FILES.has(file));
  const leftOut = matching.length - files.length;
  if (leftOut > 0) console.log(`  Without ${leftOut} slow files: npm run test:all -- ${folder}`);
  if (files.length === 0) {
    console.log(`There is no test in test/${folder}${filters.length ? ' of that name' : ''}.`);
    // What was filtered for may be in another step.
    return filters.length ? none : {...none, failed: 1};
  }
  const file = join(scratch, `${folder}.json`);
  const env = {
    TEST_COUNTS: file,
    TEST_FILES: files.join(),
    DEMO_DATA: join(scratch, 'demo'),
  };
  const {code} = await run([process.execPath, argsFor(files)], {env});
  /** @type {Counts} */
  const counts = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : none;
  if (counts.failed === 0 && (code !== 0 || counts.passed === 0)) {
    console.log(code === 0 ? 'No test was run.' : `The test runner ended with code ${code}.`);
    counts.failed++;
  }
  return counts;
}

/**
 * @param {string} folder
 * @param {string[]} flags
 */
function nodeTests(folder, ...flags) {
  return suite(folder, files => [
    '--import=tsx',
    '--test',
    '--test-reporter=./test/reporter.js',
    '--test-reporter-destination=stdout',
    ...flags,
    ...files,
  ]);
}

async function main() {
  const total = {passed: 0, failed: 0, skipped: 0};
  setUp({
    engines: [
      ...(names.has('browser') ? enginesToRun() : []),
      ...(inBuiltPages ? ['chromium'] : []),
    ],
    headlessShell: inBuiltPages,
    wordpress: names.has('wordpress'),
  });
  for (const [name, step] of Object.entries(steps)) {
    if (!names.has(name)) continue;
    console.log(`\n${name}`);
    const start = Date.now();
    const counts = await step();
    const seconds = ((Date.now() - start) / 1000).toFixed(1);
    const skipped = counts.skipped ? `, ${counts.skipped} skipped` : '';
    console.log(`  ${counts.passed} ok, ${counts.failed} not ok${skipped} (${seconds} s)`);
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
  }
  return total;
}

/** @type {Counts} */
let total;
try {
  total = await main();
} catch (error) {
  console.log(error instanceof Error ? error.message : error);
  total = {passed: 0, failed: 1, skipped: 0};
}
rmSync(scratch, {recursive: true, force: true});
if (total.passed + total.failed === 0) {
  console.log('No test was run.');
  total.failed = 1;
}
process.exitCode = total.failed === 0 ? 0 : 1;
if (total.skipped) console.log(`\n${total.skipped} skipped`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
