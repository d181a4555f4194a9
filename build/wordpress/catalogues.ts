import {readdirSync, readFileSync} from 'node:fs';
import type {ArchiveFiles} from './zip.js';

const FOLDER = new URL('../../integrations/wordpress/flatpeak-connect/languages/', import.meta.url);
const DOMAIN = 'flatpeak-connect';

/** The handle of the script with texts, by which WordPress finds them, and its file. */
const SCRIPT = {handle: 'flatpeak-connect-editor', file: 'assets/editor.js'};

/** What separates a context from its text in a key. */
const CONTEXT_END = '\u0004';

/** The magic number and the head of a file of GNU gettext, before its two tables. */
const [MAGIC, HEAD_LENGTH] = [0x950412de, 28];

/** A text of a catalogue, from a file for translators (PO) or their template (POT). */
export interface CatalogueEntry {
  /** The English text, after its context if it has one. */
  readonly key: string;
  readonly translation: string;
  /** Where the text is used. */
  readonly files: readonly string[];
}

/** A text in quotation marks, as gettext reads it. */
export const quote = (text: string): string =>
  `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

const unquote = (text: string) => text.replaceAll('\\"', '"').replaceAll('\\\\', '\\');

function readEntry(block: string): CatalogueEntry {
  const valueOf = (field: string) =>
    unquote(new RegExp(`^${field} "(.*)"$`, 'm').exec(block)?.[1] ?? '');
  const context = valueOf('msgctxt');
  return {
    key: `${context}${context && CONTEXT_END}${valueOf('msgid')}`,
    translation: valueOf('msgstr'),
    files: [...block.matchAll(/^#: (.+)$/gm)].map(([, file = '']) => file),
  };
}

/** Head and entries of a file in which each text is on one line, as `npm run texts:wordpress` writes it. */
const blocksOf = (text: string) => text.trim().split('\n\n');

/** Reads such a file. */
export const readCatalogue = (text: string): CatalogueEntry[] =>
  blocksOf(text).slice(1).map(readEntry);

/** The catalogues, by their locale as WordPress names it. */
export const catalogues = (): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(FOLDER)
      .filter(name => name.endsWith('.po'))
      .sort()
      .map(name => [
        name.slice(`${DOMAIN}-`.length, -'.po'.length),
        readFileSync(new URL(name, FOLDER), 'utf8'),
      ]),
  );

/** A catalogue as PHP reads it: the MO format of GNU gettext. */
export function toMo(entries: readonly CatalogueEntry[]): Buffer {
  const head = {key: '', translation: 'Content-Type: text/plain; charset=UTF-8\n'};
  const sorted = [head, ...entries]
    .map(({key, translation}) => [key, translation].map(text => Buffer.from(text, 'utf8')))
    .sort(([a], [b]) => Buffer.compare(a ?? Buffer.alloc(0), b ?? Buffer.alloc(0)));
  // After the head come the two tables, then an empty table of hashes, then the texts.
  const [originals, translations, hashes] = [0, 8, 16].map(
    bytes => HEAD_LENGTH + bytes * sorted.length,
  ) as [number, number, number];
  const numbers = [MAGIC, 0, sorted.length, originals, translations, 0, hashes];
  const texts: Buffer[] = [];
  let offset = hashes;
  for (const column of [0, 1]) {
    for (const row of sorted) {
      const text = row[column] ?? Buffer.alloc(0);
      numbers.push(text.length, offset);
      texts.push(text, Buffer.alloc(1));
      offset += text.length + 1;
    }
  }
  const tables = Buffer.alloc(4 * numbers.length);
  numbers.forEach((value, index) => tables.writeUInt32LE(value, 4 * index));
  return Buffer.concat([tables, ...texts]);
}

/** A catalogue as the editor's script reads it: the JSON format of Jed. */
function toJed(locale: string, entries: readonly CatalogueEntry[]): string {
  const texts = entries
    .filter(({files}) => files.includes(SCRIPT.file))
    .map(({key, translation}) => [key, [translation]] as const);
  const messages = {'': {domain: 'messages', lang: locale}, ...Object.fromEntries(texts)};
  return JSON.stringify({domain: 'messages', locale_data: {messages}});
}

/** The catalogues as WordPress loads them, by their name in the folder `languages`. */
export function catalogueFiles(): ArchiveFiles {
  const files = new Map<string, Buffer>();
  for (const [locale, text] of catalogues()) {
    const entries = readCatalogue(text);
    files.set(`${DOMAIN}-${locale}.mo`, toMo(entries));
    files.set(`${DOMAIN}-${locale}-${SCRIPT.handle}.json`, Buffer.from(toJed(locale, entries)));
  }
  return files;
}

/** A catalogue with the texts of the template: translations are kept, new texts have none. */
export function mergeCatalogue(locale: string, text: string, template: string): string {
  const known = new Map(readCatalogue(text).map(({key, translation}) => [key, translation]));
  const [head = '', ...blocks] = blocksOf(template);
  const merged = blocks.map(block =>
    block.replace(/^msgstr ""$/m, () => `msgstr ${quote(known.get(readEntry(block).key) ?? '')}`),
  );
  return `${[`${head}\n"Language: ${locale}\\n"`, ...merged].join('\n\n')}\n`;
}
