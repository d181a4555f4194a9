import {spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';

/** The files of Debian's package `wordpress`. */
export const WORDPRESS_FILES = '/usr/share/wordpress';

/** The extensions of PHP that WordPress and the tests need. */
const EXTENSIONS = ['mysqli', 'curl', 'dom', 'mbstring', 'openssl'];

function phpExtensions(): readonly string[] {
  const {status, stdout} = spawnSync('php', ['-m'], {encoding: 'utf8'});
  return status === 0 ? stdout.toLowerCase().split(/\s+/) : [];
}

const hasProgram = (name: string, flag = '--version') =>
  spawnSync(name, [flag], {stdio: 'ignore'}).error === undefined;

/** What is missing on this machine. */
function missing(): readonly string[] {
  const extensions = phpExtensions();
  return [
    ...(existsSync(`${WORDPRESS_FILES}/wp-load.php`) ? [] : [WORDPRESS_FILES]),
    ...(extensions.length > 0
      ? EXTENSIONS.filter(name => !extensions.includes(name)).map(name => `PHP's ${name}`)
      : ['php']),
    ...['mariadbd', 'mariadb-install-db'].filter(name => !hasProgram(name, '--help')),
  ];
}

/** Why the tests with a WordPress are skipped, or false where they run. */
export const NO_WORDPRESS: string | false = (() => {
  const lacking = missing();
  if (lacking.length === 0) return false;
  return [
    `this machine lacks ${lacking.join(', ')}. On Debian:`,
    'apt-get install --no-install-recommends wordpress wordpress-theme-twentytwentythree php-cli',
    'php-mysql php-curl php-xml php-mbstring mariadb-server',
  ].join(' ');
})();
