import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {npmCommand, root} from '../../dependencies.js';

/** Not part of a clone. */
const UNTRACKED = ['.git', 'node_modules', 'dist', '.browser', '.demo', '.next', '.astro'];

const CHANGE = 'A change that only this test knows.';

const gitVariables = Object.keys(process.env).filter(name => name.startsWith('GIT_'));
const env = {
  ...process.env,
  // A Git hook sets variables that would lead to the checkout instead of the clone.
  ...Object.fromEntries(gitVariables.map(name => [name, undefined])),
  // No network.
  npm_config_offline: 'true',
};

interface Lock {
  version: string;
  packages: Record<string, {version: string}>;
}

describe('npm run release:prepare', () => {
  let clone: string;
  const read = (path: string) => readFileSync(join(clone, path), 'utf8');
  const readJson = (path: string) => JSON.parse(read(path));

  function run([command, args]: readonly [string, readonly string[]]): string {
    const {status, stdout, stderr} = spawnSync(command, args, {cwd: clone, env, encoding: 'utf8'});
    assert.equal(status, 0, `${command} ${args.join(' ')}:\n${stdout}${stderr}`);
    return stdout;
  }
  const npm = (...args: string[]) => run(npmCommand(['run', '--silent', ...args]));
  const git = (...args: string[]) =>
    run(['git', ['-c', 'user.name=test', '-c', 'user.email=test@example.com', ...args]]);
  function commit(): void {
    git('add', '--all');
    git('-c', 'commit.gpgSign=false', 'commit', '--quiet', '--no-verify', '--message=test');
  }
  const changesets = () =>
    readdirSync(join(clone, '.changeset'))
      .filter(name => name.endsWith('.md'))
      .map(name => `.changeset/${name}`)
      .sort();
  /** The files that differ from the last commit. */
  const changes = () => git('diff', '--name-only', 'HEAD').trim().split('\n').filter(Boolean);

  let original: {version: string; lock: Lock; changesets: string[]};
  let changed: string[];
  before(() => {
    clone = mkdtempSync(join(tmpdir(), 'flatpeak-release-'));
    cpSync(root, clone, {
      recursive: true,
      filter: path => !UNTRACKED.includes(basename(path)),
    });
    // With the slash Git ignores a folder of this name, but not a link.
    writeFileSync(join(clone, '.gitignore'), `${read('.gitignore')}/node_modules\n`);
    symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'), 'junction');
    writeFileSync(
      join(clone, '.changeset/release-test.md'),
      `---\n'flatpeak-connect': patch\n---\n\n${CHANGE}\n`,
    );
    git('init', '--quiet');
    commit();
    original = {
      version: readJson('package.json').version,
      lock: readJson('package-lock.json'),
      changesets: changesets(),
    };
    npm('release:prepare');
    changed = changes();
  });
  after(() => rmSync(clone, {recursive: true}));

  it('raises the version everywhere, writes the changelog, and changes nothing else', () => {
    const {version} = readJson('package.json');
    assert.notEqual(version, original.version);
    assert.ok(read('src/elements/version.ts').includes(`'${version}'`));
    const [, latest = ''] = read('CHANGELOG.md').split(/^## /m);
    assert.ok(latest.startsWith(`${version}\n`));
    assert.ok(latest.includes(CHANGE));
    assert.deepEqual(changesets(), []);
    assert.deepEqual(changed, [
      ...original.changesets,
      'CHANGELOG.md',
      'editors/web-types.json',
      'integrations/program/Dockerfile',
      'integrations/program/compose.yaml',
      'integrations/program/kubernetes.yaml',
      'package-lock.json',
      'package.json',
      'src/elements/version.ts',
    ]);
    assert.equal(git('ls-files', '--others', '--exclude-standard'), '');
  });

  it('leaves a lock file that differs by the version alone, so that npm ci takes it', () => {
    const {version} = readJson('package.json');
    const {packages, ...lock} = original.lock;
    assert.deepEqual(readJson('package-lock.json'), {
      ...lock,
      version,
      packages: {...packages, '': {...packages[''], version}},
    });
  });

  it('leaves a tree that passes the checks of its tag, and that a build does not change', () => {
    commit();
    npm('manifest:check');
    const left = changed.filter(path => existsSync(join(clone, path)));
    run([process.execPath, ['node_modules/prettier/bin/prettier.cjs', '--check', ...left]]);
    // The compiled languages, which the scripts need; the version is in none of them.
    cpSync(join(root, 'dist/esm'), join(clone, 'dist/esm'), {recursive: true});
    npm('build:cdn');
    assert.ok(read('dist/cdn/flatpeak-connect.mjs').includes(readJson('package.json').version));
    assert.deepEqual(changes(), []);
  });
});
