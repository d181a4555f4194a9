import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import MagicString from 'magic-string';
import {Visitor, type Plugin} from 'vite';
import {sha256} from './hashes.js';

/** The function of src/cdn/import-chunk.ts, which the entry exports for this plugin alone. */
const LOADER = 'importChunk';

/** As long as the hash of a chunk, which replaces it once that chunk is written. */
const HASH_PLACEHOLDER = sha256('').replaceAll(/(?<=-.*)./g, '_');

/** What a deferred chunk was called with; a chunk that it imports is called with that, too. */
const GIVEN = 'givenExports';

/** What a classic script has in place of `import.meta`. */
const CLASSIC_META = 'scriptMeta';

const nameOf = (node: {type: string; name?: string; value?: unknown}) =>
  node.name ?? String(node.value);

/** An array literal, or pattern, of the local names; empty where a name has none. */
const listOf = (names: readonly string[], locals: ReadonlyMap<string, string>) =>
  `[${names.map(name => locals.get(name)).join()}]`;

/**
 * Turns each deferred chunk into a function of the loader, and of the exports of the chunks before it, which are passed as arrays in the order of `exports`: those of the entry first,
 * then those of the chunk that imports it. As an ordinary chunk it would import the entry by URL, and
 * so run it a second time on a page that loads the entry under another URL, such as one with a query
 * or a redirect; and a classic script has no exports. A chunk embeds the hash of the one that it
 * imports: see src/cdn/import-chunk.ts.
 * @param global the variable that holds what the entry exports, for a classic script
 */
export function deferredChunk(global?: string): Plugin {
  let folder: string;
  /** Other files are functions: the loader calls a chunk, and a classic script calls itself. */
  const isModule = ({isEntry}: {isEntry: boolean}) => isEntry && !global;
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
      if (own.has('*')) this.error(`${chunk.fileName} must name what it exports.`);
      let shared = '';
      const patterns: {isEntry: boolean; pattern: string}[] = [];
      const imports: {start: number; end: number; file: string}[] = [];
      new Visitor({
        ImportDeclaration({start, end, specifiers, source}) {
          const locals = new Map<string, string>();
          for (const specifier of specifiers)
            if (specifier.type === 'ImportSpecifier')
              locals.set(nameOf(specifier.imported), specifier.local.name);
          const from = chunks[source.value.replace('./', '')];
          patterns.push({
            isEntry: from?.isEntry ?? false,
            pattern: listOf(from?.exports ?? [], locals),
          });
          text.remove(start, end);
        },
        ExportNamedDeclaration({start, end, specifiers}) {
          const locals = new Map(
            specifiers.map(({exported, local}) => [nameOf(exported), nameOf(local)]),
          );
          // Not what it shares with chunks after it, nor its namespace: it is imported by name.
          const published = [...locals].filter(([name]) => own.has(name) && name !== LOADER);
          const fields = published.map(([exported, local]) => `${exported}: ${local}`).join();
          const names = published.map(([exported, local]) => `${local} as ${exported}`).join();
          const statement = isModule(chunk) ? `export {${names}};` : `return {${fields}};}`;
          text.overwrite(start, end, statement);
          locals.delete(LOADER);
          shared = listOf(chunk.exports, locals);
        },
        MetaProperty({start, end, meta}) {
          // A chunk is a module.
          if (global && chunk.isEntry && meta.name === 'import')
            text.overwrite(start, end, CLASSIC_META);
        },
        ImportExpression({start, end, source}) {
          if (source.type === 'Literal') imports.push({start, end, file: String(source.value)});
        },
      }).visit(this.parse(code));
      for (const {start, end, file} of imports) {
        const given = chunk.isEntry ? '' : `...${GIVEN}, `;
        text.overwrite(
          start,
          end,
          `${LOADER}(${JSON.stringify(file)}, "${HASH_PLACEHOLDER}", ${given}${shared})`,
        );
      }
      if (!chunk.isEntry) {
        const [entry, ...others] = patterns.sort((a, b) => Number(b.isEntry) - Number(a.isEntry));
        const pattern = [entry, ...others].map(each => each?.pattern ?? '').join();
        text.prepend(`export default (${LOADER}, ...${GIVEN}) => { const [${pattern}] = ${GIVEN};`);
      } else if (global)
        text
          .prepend(
            `var ${global} = (() => { const ${CLASSIC_META} = {url: document.currentScript?.src || document.baseURI};`,
          )
          .append(')();');
      return {code: text.toString(), map: text.generateMap({hires: true})};
    },
    writeBundle(_, bundle) {
      const chunks = Object.values(bundle).filter(file => file.type === 'chunk');
      const [entry, ...otherEntries] = chunks.filter(({isEntry}) => isEntry);
      const written = new Set<string>();
      /** Embeds the hashes of the chunks that a chunk imports; returns its own. */
      const finish = (fileName: string, dynamicImports: readonly string[]): string => {
        const path = join(folder, fileName);
        written.add(fileName);
        for (const name of dynamicImports) {
          const imported = chunks.find(chunk => chunk.fileName === name);
          if (!imported) continue;
          const script = readFileSync(path, 'utf8');
          if (!script.includes(HASH_PLACEHOLDER))
            this.error(`${fileName} does not embed the hash of ${name}.`);
          const hash = finish(name, imported.dynamicImports);
          writeFileSync(path, script.replace(HASH_PLACEHOLDER, hash));
        }
        return sha256(readFileSync(path));
      };
      if (entry) finish(entry.fileName, entry.dynamicImports);
      if (otherEntries.length > 0 || written.size < 2 || written.size < chunks.length)
        this.error('The module must consist of an entry and its deferred chunks.');
    },
  };
}
