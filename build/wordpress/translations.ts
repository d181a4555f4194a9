import {readdirSync, readFileSync} from 'node:fs';
import {quote} from './catalogues.js';

const PLUGIN = new URL('../../integrations/wordpress/flatpeak-connect/', import.meta.url);

/** A call that marks a text for translation, in PHP or JavaScript, with a comment for translators. */
const CALL =
  /(?:\/\* (translators: [^*]+) \*\/\s*[^\n]*?)?\b(?:esc_html__|esc_html_e|esc_attr__|esc_attr_e|__|_e)\(\s*'((?:[^'\\]|\\.)*)',\s*'flatpeak-connect'\s*\)/g;

/** The field of the plugin's head that WordPress translates. */
const DESCRIPTION = /^ \* Description: +(.+)$/m;

/** The fields of `block.json` that WordPress translates. */
const BLOCK_FIELDS = {title: 'block title', description: 'block description'} as const;

const read = (path: string) => readFileSync(new URL(path, PLUGIN), 'utf8');

const namesIn = (folder: string, end: string) =>
  readdirSync(new URL(folder, PLUGIN))
    .filter(name => name.endsWith(end))
    .sort()
    .map(name => `${folder}/${name}`);

interface Entry {
  readonly context: string;
  readonly text: string;
  readonly comment: string;
  readonly files: string[];
}

/** The template for translations of the plugin's own texts, as gettext reads it. */
export function translationTemplate(): string {
  const entries = new Map<string, Entry>();
  const add = (file: string, text: string, context = '', comment = '') => {
    const key = `${context}\u0004${text}`;
    const known = entries.get(key);
    if (!known) entries.set(key, {context, text, comment, files: [file]});
    else if (!known.files.includes(file)) known.files.push(file);
  };
  for (const file of ['flatpeak-connect.php', ...namesIn('includes', '.php'), 'assets/editor.js']) {
    for (const [, comment, text = ''] of read(file).matchAll(CALL))
      add(file, text.replaceAll("\\'", "'"), '', comment);
  }
  const [, description = ''] = DESCRIPTION.exec(read('flatpeak-connect.php')) ?? [];
  add('flatpeak-connect.php', description);
  for (const name of ['connect', 'prices', 'settings']) {
    const file = `blocks/${name}/block.json`;
    const block = JSON.parse(read(file)) as Record<string, string>;
    for (const [field, context] of Object.entries(BLOCK_FIELDS))
      add(file, block[field] ?? '', context);
  }
  const header = ['msgid ""', 'msgstr ""', '"Project-Id-Version: Flatpeak Connect\\n"'];
  const types = ['"Content-Type: text/plain; charset=UTF-8\\n"', '"X-Domain: flatpeak-connect\\n"'];
  const blocks = [...entries.values()].map(({context, text, comment, files}) =>
    [
      ...(comment ? [`#. ${comment}`] : []),
      ...files.map(file => `#: ${file}`),
      ...(context ? [`msgctxt ${quote(context)}`] : []),
      `msgid ${quote(text)}`,
      'msgstr ""',
    ].join('\n'),
  );
  return `${[[...header, ...types].join('\n'), ...blocks].join('\n\n')}\n`;
}
