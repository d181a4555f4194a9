import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import MagicString from 'magic-string';
import {Visitor, type Plugin} from 'vite';
import {sha256} from './hashes.js';

/** The function of src/cdn/import-chunk.ts, which the entry exports for this plugin alone. */
const LOADER = 'importChunk';

/** As long as the hash of the deferred chunk, which replaces it once that chunk is written. */
const HASH_PLACEHOLDER = sha256('').replaceAll(/(?<=-.*)./g, '_');

const nameOf = (node: {type: string; name?: string; value?: unknown}) =>
  node.name ?? String(node.value);

/** An array literal, or pattern, of the local names; empty where a name has none. */
const listOf = (names: readonly string[], locals: ReadonlyMap<string, string>) =>
  `[${names.map(name => locals.get(name)).join()}]`;

/**
 * Module build: turns the deferred chunk into a function of the entry's exports, which are passed as
 * an array in the order of `exports`. As an ordinary chunk it would import the entry by URL, and so
 * run it a second time on a page that loads the entry under another URL, such as one with a query
 * or a redirect. The entry embeds the hash of the chunk: see src/cdn/import-chunk.ts.
 */
export function deferredChunk(): Plugin {
  let folder: string;
  return {
    name: 'deferred-chunk',
    enforce: 'pre',
    configResolved({root, build: {outDir}}) {
      folder = join(root, outDir);
    },
    renderChunk(code, chunk, _, {chunks}) {
      const text = new MagicString(code);
      const own = new Set(
        chunk.facadeModuleId ? this.getModuleInfo(chunk.facadeModuleId)?.exports : [],
      );
      let shared = '';
      const imports: {start: number; end: number; file: string}[] = [];
      new Visitor({
        ImportDeclaration({start, end, specifiers, source}) {
          const locals = new Map<string, string>();
          for (const specifier of specifiers)
            if (specifier.type === 'ImportSpecifier')
              locals.set(nameOf(specifier.imported), specifier.local.name);
          const entry = chunks[source.value.replace('./', '')];
          text.overwrite(
            start,
            end,
            `export default (${listOf(entry?.exports ?? [], locals)}) => {`,
          );
        },
        ExportNamedDeclaration({start, end, specifiers}) {
          const locals = new Map(
            specifiers.map(({exported, local}) => [nameOf(exported), nameOf(local)]),
          );
          const published = [...locals]
            .filter(([exported]) => own.has(exported) && exported !== LOADER)
            .map(([exported, local]) => `${local} as ${exported}`);
          const deferred = [...locals].map(([exported, local]) => `${exported}: ${local}`);
          text.overwrite(
            start,
            end,
            chunk.isEntry ? `export {${published.join()}};` : `return {${deferred.join()}};}`,
          );
          locals.delete(LOADER);
          shared = listOf(chunk.exports, locals);
        },
        ImportExpression({start, end, source}) {
          if (source.type === 'Literal') imports.push({start, end, file: String(source.value)});
        },
      }).visit(this.parse(code));
      for (const {start, end, file} of imports)
        text.overwrite(
          start,
          end,
          `${LOADER}(${JSON.stringify(file)}, "${HASH_PLACEHOLDER}", ${shared})`,
        );
      return {code: text.toString(), map: text.generateMap({hires: true})};
    },
    writeBundle(_, bundle) {
      const chunks = Object.values(bundle).filter(file => file.type === 'chunk');
      const [entry, ...otherEntries] = chunks.filter(({isEntry}) => isEntry);
      const [deferred, ...others] = chunks.filter(({isEntry}) => !isEntry);
      if (!entry || !deferred || others.length + otherEntries.length > 0)
        this.error('The module must consist of an entry and one deferred chunk.');
      const path = join(folder, entry.fileName);
      const script = readFileSync(path, 'utf8');
      if (!script.includes(HASH_PLACEHOLDER))
        this.error('The entry does not embed the hash of the deferred chunk.');
      const hash = sha256(readFileSync(join(folder, deferred.fileName)));
      writeFileSync(path, script.replace(HASH_PLACEHOLDER, hash));
    },
  };
}
