// @ts-check
import {existsSync, readdirSync} from 'node:fs';

/**
 * The test files of a folder whose path contains one of the filters: part of a name, or a folder.
 * @param {string} folder within test
 * @param {readonly string[]} filters all files if there are none
 */
export function testFiles(folder, filters) {
  if (!existsSync(`test/${folder}`)) return [];
  // Paths as a shell completes them.
  const parts = filters.map(filter => filter.replaceAll('\\', '/').replace(/^\.\//, ''));
  return readdirSync(`test/${folder}`, {recursive: true, encoding: 'utf8'})
    .map(path => `test/${folder}/${path.replaceAll('\\', '/')}`)
    .filter(path => path.endsWith('.test.ts'))
    .filter(path => parts.length === 0 || parts.some(part => path.includes(part)))
    .sort();
}
