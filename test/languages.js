// @ts-check
// Plain Node, no imports from node_modules: it runs before anything is installed.
import {spawnSync} from 'node:child_process';
import {installWithApt} from './browser.js';

/** The languages of the snippets for backends, and the packages of Debian that bring them. */
const PACKAGES = {php: 'php-cli', python3: 'python3', ruby: 'ruby'};

const missing = () =>
  Object.entries(PACKAGES).filter(([command]) => spawnSync(command, ['--version']).status !== 0);

/**
 * Installs the languages that are missing, where apt can. The tests of a snippet are skipped without
 * its language.
 * @returns {string} the languages whose tests are skipped
 */
export function provideLanguages() {
  const packages = missing().map(([, name]) => name);
  if (packages.length > 0) installWithApt(['--no-install-recommends', ...packages], () => true);
  return missing()
    .map(([command]) => command)
    .join(', ');
}
