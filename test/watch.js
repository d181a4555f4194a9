// @ts-check
// npm run test:watch: runs test files, and again those that a change touches, until Ctrl-C.
//   npm run test:watch                          all unit tests
//   npm run test:watch -- session               those whose path contains "session"
//   npm run test:watch -- browser fixed-rate    browser tests; press D to debug one in a browser
import {spawn} from 'node:child_process';
import {installDependencies, root} from './dependencies.js';
import {enginesToRun, provideEngine} from './engines.js';
import {testFiles} from './test-files.js';

/** How each kind of test is watched. @type {Record<string, (files: string[]) => string[]>} */
const RUNNERS = {
  unit: files => ['--import=tsx', '--test', '--watch', '--test-reporter=dot', ...files],
  browser: () => ['node_modules/@web/test-runner/dist/bin.js', '--watch'],
};

process.chdir(root);
const args = process.argv.slice(2);
const [kind = 'unit', ...others] = args.filter(arg => arg in RUNNERS);
const filters = args.filter(arg => !(arg in RUNNERS));
const files = testFiles(kind, filters);
if (others.length > 0 || files.length === 0) {
  console.error(
    others.length > 0 ? 'Watch either unit or browser tests.' : `test/${kind} has no such test.`,
  );
  process.exit(1);
}

installDependencies();
if (kind === 'browser') enginesToRun().forEach(provideEngine);
console.log(`Watching ${files.length} test files in test/${kind}.`);
spawn(process.execPath, RUNNERS[kind]?.(files) ?? [], {
  stdio: 'inherit',
  env: {...process.env, TEST_FILES: files.join()},
}).on('exit', code => (process.exitCode = code ?? 0));
