import assert from 'node:assert/strict';
import {describe, it, test} from 'node:test';
import {SLOW_FILES} from '../../slow-files.js';
import {testFiles} from '../../test-files.js';

const OWN = 'test/unit/project/test-files.test.ts';

test('every slow test file exists', () => {
  const all = ['unit', 'browser', 'e2e'].flatMap(folder => testFiles(folder, []));
  for (const file of SLOW_FILES) assert.ok(all.includes(file), file);
});

describe('a filter of npm test', () => {
  for (const filter of ['test-files', 'project/test-f', OWN, `./${OWN}`, OWN.replaceAll('/', '\\')])
    it(`finds a file by ${filter}`, () => {
      assert.deepEqual(testFiles('unit', [filter]), [OWN]);
    });

  for (const filter of ['unit/project', 'unit/project/', 'project/', './test/unit/project'])
    it(`finds all files of a folder by ${filter}`, () => {
      const files = testFiles('unit', [filter]);
      assert.ok(files.includes(OWN) && files.length > 1);
      assert.ok(files.every(file => file.startsWith('test/unit/project/')));
    });

  it('that nothing matches finds nothing, and no filter finds all', () => {
    assert.deepEqual(testFiles('unit', ['no-such-test']), []);
    assert.deepEqual(testFiles('no-such-folder', []), []);
    assert.ok(testFiles('unit', []).length > testFiles('unit', ['project/']).length);
  });

  it('finds what any of several filters finds', () => {
    const files = testFiles('unit', ['test-files', 'project/reporter']);
    assert.deepEqual(files, ['test/unit/project/reporter.test.ts', OWN]);
  });
});
