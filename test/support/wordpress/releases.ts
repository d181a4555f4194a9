import {execFile} from 'node:child_process';
import {cpSync, existsSync, renameSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {npmFiles} from './npm-files.js';
import {WORDPRESS_FILES} from './programs.js';

const run = promisify(execFile);

/** WordPress' own builds for WordPress Playground: 6.2 to 6.5, beta (6.6) and nightly (6.7). */
const BUILDS = '@wp-playground/wordpress-builds@0.9.19';

/**
 * The releases that the tests run in: Debian's, and the newest final one of npm. Others by
 * `WORDPRESS_RELEASES=debian,6.4,nightly`.
 */
export const RELEASES = (process.env['WORDPRESS_RELEASES'] ?? 'debian,6.5').split(',');

/** The folder with the files of a release. */
export async function releaseFiles(release: string): Promise<string> {
  if (release === 'debian') return WORDPRESS_FILES;
  const archive = `src/wordpress/wp-${release}.zip`;
  // The archive has what PHP reads, the folder what browsers do.
  const build = await npmFiles(BUILDS, [archive, `public/wp-${release}`]);
  const folder = join(build, 'whole');
  if (existsSync(folder)) return folder;
  const scratch = join(build, `new-${process.pid}`);
  const script =
    'require $argv[1]; exit( ( new PclZip( $argv[2] ) )->extract( $argv[3] ) ? 0 : 1 );';
  const unzip = `${WORDPRESS_FILES}/wp-admin/includes/class-pclzip.php`;
  await run('php', ['-d', 'error_reporting=0', '-r', script, unzip, join(build, archive), scratch]);
  cpSync(join(build, `public/wp-${release}`), scratch, {recursive: true});
  // It is for a database of its own.
  rmSync(join(scratch, 'wp-config.php'));
  renameSync(scratch, folder);
  return folder;
}
