import {readdirSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {isClassicFile, isModuleFile} from '../script-files.js';
import {catalogueFiles} from './catalogues.js';
import type {ArchiveFiles} from './zip.js';

const ROOT = new URL('../../', import.meta.url);
const PLUGIN = new URL('integrations/wordpress/flatpeak-connect/', ROOT);
const CDN = new URL('dist/cdn/', ROOT);

/** The folder of the plugin in the archive, which WordPress takes as its name. */
const FOLDER = 'flatpeak-connect';

/** Whether a page of WordPress loads a built file: with the module, or with the classic script. */
const isWidgetFile = (path: string) => isClassicFile(path) || isModuleFile(path);

/** Files with the plugin's version, which the sources leave at 0.0.0. */
const WITH_VERSION: ReadonlySet<string> = new Set(['flatpeak-connect.php', 'readme.txt']);

const filesIn = (folder: URL) =>
  readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter(entry => entry.isFile())
    .map(({parentPath, name}) => `${parentPath}/${name}`.slice(fileURLToPath(folder).length))
    .map(path => path.replace(/^\/+/, ''))
    .sort();

/** The hashes of the scripts, for PHP: it reads a file of its own language fastest. */
function integrityFile(): string {
  const hashes = JSON.parse(readFileSync(new URL('sri.json', CDN), 'utf8')) as Record<
    string,
    string
  >;
  const rows = ['flatpeak-connect.js', 'flatpeak-connect.mjs'].map(name => {
    const hash = hashes[name];
    if (hash === undefined) throw new Error(`dist/cdn/sri.json has no hash of ${name}.`);
    return `\t'${name}' => '${hash}',`;
  });
  return [
    '<?php',
    '/** The hashes of the scripts in this folder, written by the build. */',
    "defined( 'ABSPATH' ) || exit;",
    'return array(',
    ...rows,
    ');',
    '',
  ].join('\n');
}

/** For Apache servers that do not know the extension of modules. */
const HTACCESS = '<IfModule mod_mime.c>\n\tAddType text/javascript .mjs\n</IfModule>\n';

/** All files of the plugin, with the widget's built ones. */
export function pluginFiles(): ArchiveFiles {
  const {version} = JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8')) as {
    version: string;
  };
  const files = new Map<string, Buffer>();
  // The files of the translators are compiled.
  for (const path of filesIn(PLUGIN).filter(each => !each.endsWith('.po'))) {
    const content = readFileSync(new URL(path, PLUGIN));
    const isVersioned = WITH_VERSION.has(path);
    files.set(
      `${FOLDER}/${path}`,
      isVersioned ? Buffer.from(content.toString('utf8').replaceAll('0.0.0', version)) : content,
    );
  }
  for (const path of filesIn(CDN)) {
    if (isWidgetFile(path))
      files.set(`${FOLDER}/assets/widget/${path}`, readFileSync(new URL(path, CDN)));
  }
  files.set(`${FOLDER}/assets/widget/integrity.php`, Buffer.from(integrityFile()));
  files.set(`${FOLDER}/assets/widget/.htaccess`, Buffer.from(HTACCESS));
  for (const [name, content] of catalogueFiles()) files.set(`${FOLDER}/languages/${name}`, content);
  files.set(`${FOLDER}/LICENSE`, readFileSync(new URL('LICENSE', ROOT)));
  return files;
}
