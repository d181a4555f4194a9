import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {after, describe, it} from 'node:test';

const REPORTER = fileURLToPath(new URL('../../reporter.js', import.meta.url));

describe('the reporter of failed tests', () => {
  const folder = mkdtempSync(join(tmpdir(), 'flatpeak-reporter-'));
  after(() => rmSync(folder, {recursive: true}));

  /** Runs test files with the reporter. */
  function run(...sources: string[]) {
    const files = sources.map((source, index) => {
      const file = join(folder, `${index}.test.mjs`);
      writeFileSync(file, `import {describe, it} from 'node:test';\n${source}`);
      return file;
    });
    const counts = join(folder, 'counts.json');
    // A test runner within a test runner reports to the outer one, unless its environment is clean.
    const {NODE_TEST_CONTEXT: _, ...env} = process.env;
    const {stdout} = spawnSync(
      process.execPath,
      ['--test', `--test-reporter=${REPORTER}`, '--test-reporter-destination=stdout', ...files],
      {env: {...env, TEST_COUNTS: counts}, encoding: 'utf8'},
    );
    return {stdout, counts: JSON.parse(readFileSync(counts, 'utf8')) as unknown};
  }

  it('prints the whole path of each name', () => {
    const {stdout, counts} = run(
      `describe('a widget', () => {
        it('passes', () => {});
        describe('in a dialog', () => {
          it('closes', () => { throw new Error('still open'); });
        });
        it('opens', () => { throw new Error('still closed'); });
      });`,
      `it('stands alone', () => { throw new Error('fell'); });`,
    );
    const names = stdout.split('\n').filter(line => line.startsWith('✖'));
    assert.deepEqual(
      names.map(line => line.replace(/ \(.*/, '')),
      ['✖ a widget > in a dialog > closes', '✖ a widget > opens', '✖ stands alone'],
    );
    assert.match(stdout, /still open/);
    assert.deepEqual(counts, {passed: 1, failed: 3, skipped: 0});
  });

  it('counts a skipped suite, and fails a file without tests', () => {
    const {stdout, counts} = run(
      `describe.skip('later', () => { it('works', () => {}); }); it('works', () => {});`,
      '',
    );
    assert.match(stdout, /✖ .*1\.test\.mjs .*\n {4}The file contains no test\./);
    assert.deepEqual(counts, {passed: 1, failed: 1, skipped: 1});
  });
});
