// @ts-check
// Whether dist was built from the sources as they are. Plain Node, no imports from node_modules.
//   node test/built.js begin    the first step of npm run build: removes dist
//   node test/built.js end      the last step: dist is built from what there was at the first
import {createHash} from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {root} from './dependencies.js';

/** All that a build reads. */
const INPUTS = [
  'src',
  'build',
  'package.json',
  'package-lock.json',
  'tsconfig.build.json',
  'tsconfig.json',
  'vite.config.ts',
];

/** In dist, so that it goes with it. */
const RECORD = 'dist/.inputs';
const RECORD_OF_UNFINISHED_BUILD = 'dist/.inputs-unfinished';

/** @param {string} path @returns {string[]} the path itself, or all files below it */
function filesOf(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap(name => filesOf(join(path, name)));
}

/** @param {string} folder the repository @returns {string} a hash of the paths and contents of all inputs */
export function hashInputs(folder) {
  const hash = createHash('sha256');
  for (const path of INPUTS.flatMap(input => filesOf(join(folder, input)))) {
    const content = readFileSync(path);
    hash.update(`${path.slice(folder.length)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** @param {string} [folder] the repository */
export function isBuilt(folder = root) {
  const record = join(folder, RECORD);
  return existsSync(record) && readFileSync(record, 'utf8') === hashInputs(folder);
}

/** Before a build, so that a source that changes meanwhile makes it stale. @param {string} [folder] the repository */
export function beginBuild(folder = root) {
  rmSync(join(folder, 'dist'), {recursive: true, force: true});
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, RECORD_OF_UNFINISHED_BUILD), hashInputs(folder));
}

/** @param {string} [folder] the repository */
export function endBuild(folder = root) {
  renameSync(join(folder, RECORD_OF_UNFINISHED_BUILD), join(folder, RECORD));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv[2] === 'begin') beginBuild();
  else endBuild();
}
