import {execFile} from 'node:child_process';
import {existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {npmCommand} from '../../dependencies.js';

const run = promisify(execFile);

const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/wordpress/', import.meta.url));

/**
 * Files of a package of npm, without its dependencies, in a folder that stays for the next run. For
 * what is too large for everybody who installs the project.
 * @param name of the package with its version
 * @param paths in the package; all others are left out
 * @returns the folder of the package
 */
export async function npmFiles(name: string, paths: readonly string[]): Promise<string> {
  const folder = join(CACHE, `${name} ${paths.join(' ')}`.replaceAll(/[^\w.@-]+/g, '_'));
  if (existsSync(folder)) return folder;
  mkdirSync(CACHE, {recursive: true});
  const scratch = mkdtempSync(join(CACHE, 'new-'));
  try {
    const [command, args] = npmCommand(['pack', '--silent', '--pack-destination', scratch, name]);
    await run(command, args, {cwd: scratch});
    const [archive = ''] = readdirSync(scratch);
    const members = paths.map(path => `package/${path}`);
    await run('tar', ['-xzf', archive, ...members], {cwd: scratch});
    renameSync(join(scratch, 'package'), folder);
  } finally {
    rmSync(scratch, {recursive: true, force: true});
  }
  return folder;
}
