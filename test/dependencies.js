// @ts-check
// Plain Node, no imports from node_modules: it runs on a fresh clone.
import {spawnSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** @param {string} path */
const packagesOf = path =>
  existsSync(root + path) ? JSON.parse(readFileSync(root + path, 'utf8')).packages : {};

/**
 * Whether node_modules holds what the lock file asks for. Compares what is written in both rather
 * than their dates, which a checkout changes.
 */
function upToDate() {
  const wanted = packagesOf('package-lock.json');
  const present = packagesOf('node_modules/.package-lock.json');
  return Object.keys(wanted).every(
    path =>
      path === '' ||
      wanted[path].version === present[path]?.version ||
      // What another platform needs is never installed here.
      ((wanted[path].optional || wanted[path].devOptional) && !present[path]),
  );
}

/** Installs the dependencies when they are missing or other than the lock file says. */
export function installDependencies() {
  if (upToDate()) return;
  console.log('Installing dependencies (npm ci) ...');
  if (npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']) !== 0) {
    throw new Error('The dependencies could not be installed: npm ci failed, see above.');
  }
}

/**
 * Runs npm with the terminal of this process.
 * @param {string[]} args
 */
export function npm(args) {
  return spawnSync(...npmCommand(args), {cwd: root, stdio: 'inherit'}).status;
}

/**
 * The npm that started us, run by this Node: on Windows `npm` is a script that cannot be spawned.
 * @param {string[]} args
 * @returns {[command: string, args: string[]]}
 */
export function npmCommand(args) {
  const cli = process.env.npm_execpath;
  return cli?.endsWith('.js') ? [process.execPath, [cli, ...args]] : ['npm', args];
}
