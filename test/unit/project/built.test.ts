import assert from 'node:assert/strict';
import {cpSync, mkdtempSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {beforeEach, afterEach, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {beginBuild, endBuild, isBuilt} from '../../built.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

describe('dist', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'flatpeak-built-'));
    const inputs = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];
    for (const path of [...inputs, 'vite.config.ts', 'build', 'src/cdn'])
      cpSync(join(ROOT, path), join(folder, path), {recursive: true});
    beginBuild(folder);
    endBuild(folder);
  });
  afterEach(() => rmSync(folder, {recursive: true}));

  it('is up to date after a build, even if the sources are checked out again', () => {
    assert.equal(isBuilt(folder), true);
    for (const path of ['src', 'build']) {
      cpSync(join(folder, path), join(folder, 'copy'), {recursive: true});
      rmSync(join(folder, path), {recursive: true});
      renameSync(join(folder, 'copy'), join(folder, path));
    }
    assert.equal(isBuilt(folder), true);
  });

  it('is stale until a build has ended, and if a source changed while it ran', () => {
    beginBuild(folder);
    assert.equal(isBuilt(folder), false);
    writeFileSync(join(folder, 'src/cdn/new.ts'), '');
    endBuild(folder);
    assert.equal(isBuilt(folder), false);
  });

  const src = (name: string) => join(folder, 'src/cdn', name);
  for (const [what, change] of [
    ['a source changed', () => writeFileSync(src('import-chunk.ts'), '// Changed.')],
    ['a source was added', () => writeFileSync(src('new.ts'), '')],
    ['a source was renamed', () => renameSync(src('import-chunk.ts'), src('renamed.ts'))],
    ['a source was removed', () => rmSync(src('import-chunk.ts'))],
    ['a plugin of the build changed', () => writeFileSync(join(folder, 'build/hashes.ts'), '')],
    ['it was removed', () => rmSync(join(folder, 'dist'), {recursive: true})],
  ] as const)
    it(`is stale once ${what}`, () => {
      change();
      assert.equal(isBuilt(folder), false);
    });
});
