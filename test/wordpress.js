// @ts-check
// The programs that the tests of the plugin for WordPress need. Plain Node, no imports from
// node_modules: it runs before anything is installed.
import {spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {installWithApt} from './browser.js';

/** The files of Debian's package `wordpress`. */
export const WORDPRESS_FILES = '/usr/share/wordpress';

const APT = [
  '--no-install-recommends',
  ...['wordpress', 'wordpress-theme-twentytwentythree', 'mariadb-server', 'php-codesniffer'],
  ...['php-cli', 'php-mysql', 'php-curl', 'php-xml', 'php-mbstring'],
];

/** The extensions of PHP that WordPress and the tests need. */
const EXTENSIONS = ['mysqli', 'curl', 'dom', 'mbstring', 'openssl'];

/** @param {string} name @param {string} flag */
const hasProgram = (name, flag) => spawnSync(name, [flag], {stdio: 'ignore'}).error === undefined;

/** What is missing on this machine. */
function missing() {
  const {status, stdout} = spawnSync('php', ['-m'], {encoding: 'utf8'});
  const extensions = status === 0 ? stdout.toLowerCase().split(/\s+/) : [];
  return [
    ...(existsSync(`${WORDPRESS_FILES}/wp-load.php`) ? [] : [WORDPRESS_FILES]),
    ...(extensions.length > 0
      ? EXTENSIONS.filter(name => !extensions.includes(name)).map(name => `PHP's ${name}`)
      : ['php']),
    ...['mariadbd', 'mariadb-install-db', 'phpcs'].filter(name => !hasProgram(name, '--help')),
  ];
}

/**
 * Why the tests with a WordPress are skipped, or false where they run.
 * @returns {string | false}
 */
export function reasonToSkip() {
  const lacking = missing();
  return (
    lacking.length > 0 &&
    `this machine lacks ${lacking.join(', ')}. On Debian: apt-get install ${APT.join(' ')}`
  );
}

/** Installs what is missing, where that is possible. Returns what the tests will do. */
export function provideWordPress() {
  if (reasonToSkip() === false || installWithApt(APT, () => reasonToSkip() === false))
    return WORDPRESS_FILES;
  return `its tests are skipped: ${reasonToSkip()}`;
}
