import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';

/** Packages whose install script was read: what each script does. */
const REVIEWED: Readonly<Record<string, string>> = {
  'core-js': 'prints a notice about its author, or nothing in CI',
  esbuild: 'checks its program, which npm has installed as an optional dependency',
  msw: 'copies its worker, if package.json names a folder for it',
  'rs-module-lexer': 'checks its program, which npm has installed as an optional dependency',
};

test('no install script downloads from anywhere but the registry, so npm ci needs nothing else', () => {
  const lockFile = readFileSync(new URL('../../../package-lock.json', import.meta.url), 'utf8');
  const {packages} = JSON.parse(lockFile) as {
    packages: Record<string, {hasInstallScript?: boolean}>;
  };
  const withScript = Object.entries(packages)
    .filter(([, {hasInstallScript}]) => hasInstallScript)
    .map(([path]) => path.replace(/^.*node_modules\//, ''));
  assert.deepEqual(
    [...new Set(withScript)].sort(),
    Object.keys(REVIEWED),
    'read the install script of a new package before you add it to REVIEWED',
  );
});
