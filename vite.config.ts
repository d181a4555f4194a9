import {createHash} from 'node:crypto';
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import MagicString from 'magic-string';
import * as terser from 'terser';
import {defineConfig, minify, Visitor, type LibraryOptions, type Plugin} from 'vite';

/** Space that CSS does not need; what stands in quotes is kept. */
function smallerCss(css: string): string {
  return css.replace(
    /("[^"]*"|'[^']*')|\/\*[^]*?\*\/|\s*;?\s*(\})\s*|\s*([{;,>])\s*|:\s+|\s+|\b0(?=\.\d)/g,
    (found, quoted?: string, end?: string, mark?: string) =>
      quoted ?? end ?? mark ?? (found.startsWith(':') ? ':' : /^\s/.test(found) ? ' ' : ''),
  );
}

/**
 * A run of space is one space in HTML, unless it has a meaning: then leave the template alone.
 * A value of one word needs no quotes.
 */
function smallerHtml(html: string): string {
  return /<(pre|textarea)\b/i.test(html)
    ? html
    : html.replace(/\s+/g, ' ').replace(/="([\w-]+)"(?=[ >])/g, '=$1');
}

/** Takes the indentation out of lit's templates, which no minifier of scripts may touch. */
function smallerTemplates(): Plugin {
  const smaller = new Map([
    ['css', smallerCss],
    ['html', smallerHtml],
    ['svg', smallerHtml],
  ]);
  return {
    name: 'smaller-templates',
    enforce: 'post',
    transform: {
      filter: {id: /\/src\/.*\.ts$/, code: /\b(css|html|svg)`/},
      handler(code) {
        const text = new MagicString(code);
        new Visitor({
          TaggedTemplateExpression({tag, quasi}) {
            const shrink = tag.type === 'Identifier' && smaller.get(tag.name);
            if (!shrink) return;
            for (const {start, end} of quasi.quasis) {
              const before = code.slice(start, end);
              let after = shrink(before);
              // The space around a template is the source's indentation.
              if (start === quasi.start + 1) after = after.replace(/^ (?=.)/, '');
              if (end === quasi.end - 1) after = after.replace(/(?<=.) $/, '');
              if (after !== before) text.overwrite(start, end, after);
            }
          },
        }).visit(this.parse(code));
        return {code: text.toString(), map: text.generateMap({hires: true})};
      },
    },
  };
}

/** Gives Lit a policy that shares a page with another Lit: see src/cdn/trusted-types.ts. */
function ownPolicy(): Plugin {
  const made = /(\w+)\.createPolicy\("lit-html",\{createHTML:(\w+)=>\2\}\)/;
  const module = fileURLToPath(new URL('src/cdn/trusted-types.ts', import.meta.url));
  return {
    name: 'own-policy',
    transform: {
      filter: {id: /\/lit-html\/lit-html\.js$/},
      handler(code) {
        if (!made.test(code)) this.error('Lit makes its policy another way than before.');
        const own = code.replace(made, 'templatePolicy($1)');
        return {code: `import {templatePolicy} from ${JSON.stringify(module)};${own}`, map: null};
      },
    },
  };
}

const COMPILED = new URL('dist/esm/messages/', import.meta.url);

const compiled = async (name: string) => {
  const module = (await import(new URL(`${name}.js`, COMPILED).href)) as Record<string, object>;
  return module[name] as Readonly<Record<string, string>>;
};

/**
 * Each language but the script's own, as compiled: name and the text of its file. The script knows
 * the keys and their order, so the file has the sentences alone, and by key what English has not,
 * which are other plurals.
 */
async function languages(): Promise<Map<string, string>> {
  const names = readdirSync(COMPILED).flatMap(name => /^([a-z]{2})\.js$/.exec(name)?.[1] ?? []);
  const english = await compiled('en');
  const files = names
    .filter(name => name !== 'en')
    .map(async (name): Promise<[string, string]> => {
      const messages = await compiled(name);
      const sentences = Object.keys(english).map(key => messages[key]);
      const others = Object.entries(messages).filter(([key]) => !(key in english));
      return [name, JSON.stringify([sentences, Object.fromEntries(others)])];
    });
  return new Map(await Promise.all(files));
}

const sha = (bits: 256 | 384) => (text: string | Buffer) =>
  `sha${bits}-${createHash(`sha${bits}`).update(text).digest('base64')}`;

/** For hosts, as everybody writes `integrity`. */
const sha384 = sha(384);

/** For what the script itself names: as strong, and in every customer's browser a third shorter. */
const sha256 = sha(256);

/** Puts the languages beside the script, which knows the hash of each: see src/cdn/language-files.ts. */
function languageFiles(): Plugin {
  let files: Map<string, string>;
  return {
    name: 'language-files',
    async config() {
      files = await languages();
      const hashes = [...files].map(([name, text]) => [name, sha256(text)]);
      return {define: {LANGUAGES: JSON.stringify(Object.fromEntries(hashes))}};
    },
    generateBundle() {
      for (const [name, source] of files)
        this.emitFile({type: 'asset', fileName: `messages/${name}.json`, source});
    },
  };
}

/** The one place that asks for what comes later. */
const LOADER = /\/elements\/connect\/page-loader\.ts$/;
const LATER = './deferred.js';

/** Makes what would come later come along: a script that is whole waits for nothing. */
function allAtOnce(): Plugin {
  return {
    name: 'all-at-once',
    enforce: 'pre',
    transform: {
      filter: {id: LOADER},
      handler(code) {
        const text = new MagicString(code);
        text.prepend(`import * as later from '${LATER}';`);
        text.replace(`import('${LATER}')`, 'later');
        return {code: text.toString(), map: text.generateMap({hires: true})};
      },
    },
  };
}

/** Two minifiers, one after the other: the second finds a hundredth that the first leaves. */
function smallest(): Plugin {
  return {
    name: 'smallest',
    enforce: 'post',
    async renderChunk(code, {fileName}, {format}) {
      // What a classic script declares is for the page.
      const module = format === 'es';
      const compress = {target: 'es2022'} as const;
      const first = await minify(fileName, code, {module, compress, sourcemap: true});
      const {code: second = '', map} = await terser.minify(first.code, {
        module,
        ecma: 2022,
        compress: {passes: 3},
        format: {preamble: '/*! For licences see licenses.md beside this file. */'},
        sourceMap: {content: JSON.stringify(first.map)},
      });
      return {code: second, map: map as string};
    },
  };
}

const OUT = new URL('dist/cdn/', import.meta.url);

/** As long as a hash, which takes its place once the part is written. */
const HASH_TO_COME = sha256('').replaceAll(/(?<=-.*)./g, '_');

/**
 * Makes what the module imports later a part that belongs to it: a function of what they share.
 * As a module of its own it would import the script back, and get a second one where a page had
 * found the first under another address, such as one with a query or one that redirects. And so
 * the script can say the part's hash: see src/cdn/import-part.ts.
 */
function laterPart(): Plugin {
  const named = (node: {type: string; name?: string; value?: unknown}) =>
    node.name ?? String(node.value);
  return {
    name: 'later-part',
    enforce: 'pre',
    resolveId: {
      filter: {id: /^\.\/deferred\.js$/},
      handler: (_, from = '') =>
        LOADER.test(from)
          ? fileURLToPath(new URL('src/cdn/deferred-part.ts', import.meta.url))
          : null,
    },
    renderChunk(code, chunk) {
      const text = new MagicString(code);
      const shared: string[] = [];
      const own = new Set(
        chunk.facadeModuleId ? this.getModuleInfo(chunk.facadeModuleId)?.exports : [],
      );
      const imports: {start: number; end: number; file: string}[] = [];
      new Visitor({
        ImportDeclaration({start, end, specifiers}) {
          const names = specifiers.map(each =>
            each.type === 'ImportSpecifier' ? `${named(each.imported)}: ${each.local.name}` : '',
          );
          text.overwrite(start, end, `export default ({${names.join()}}) => {`);
        },
        ExportNamedDeclaration({start, end, specifiers}) {
          const names = specifiers.map(each => [named(each.exported), named(each.local)] as const);
          shared.push(...names.map(([exported, local]) => `${exported}: ${local}`));
          const stays = names
            .filter(([exported]) => own.has(exported) && exported !== 'importPart')
            .map(([exported, local]) => `${local} as ${exported}`);
          text.overwrite(
            start,
            end,
            chunk.isEntry ? `export {${stays.join()}};` : `return {${shared.join()}};}`,
          );
        },
        ImportExpression({start, end, source}) {
          if (source.type === 'Literal') imports.push({start, end, file: String(source.value)});
        },
      }).visit(this.parse(code));
      for (const {start, end, file} of imports)
        text.overwrite(
          start,
          end,
          `importPart(${JSON.stringify(file)}, "${HASH_TO_COME}", {${shared.join()}})`,
        );
      return {code: text.toString(), map: text.generateMap({hires: true})};
    },
    writeBundle(_, bundle) {
      const files = Object.values(bundle).filter(file => file.type === 'chunk');
      const [part] = files.filter(file => !file.isEntry);
      const [entry] = files.filter(file => file.isEntry);
      if (!part || !entry) this.error('The module is not of two parts.');
      const script = readFileSync(new URL(entry.fileName, OUT), 'utf8');
      const hash = sha256(readFileSync(new URL(part.fileName, OUT)));
      if (!script.includes(HASH_TO_COME)) this.error('The script does not name its part.');
      writeFileSync(new URL(entry.fileName, OUT), script.replace(HASH_TO_COME, hash));
    },
  };
}

/** Writes the hashes for `integrity` into sri.json, beside the scripts. */
function integrity(): Plugin {
  return {
    name: 'integrity',
    closeBundle() {
      const scripts = readdirSync(OUT).filter(name => /\.m?js$/.test(name));
      const hashes = scripts.map(name => [name, sha384(readFileSync(new URL(name, OUT)))]);
      writeFileSync(new URL('sri.json', OUT), JSON.stringify(Object.fromEntries(hashes), null, 2));
    },
  };
}

/**
 * The classic script, which has everything in it; the module, which is of two parts; and what
 * developers put beside either.
 */
const SCRIPTS = {
  check: {
    plugins: [],
    lib: {
      entry: 'src/cdn/dev-check-script.ts',
      formats: ['es'],
      fileName: () => 'flatpeak-check.mjs',
    },
  },
  production: {
    plugins: [allAtOnce()],
    lib: {
      entry: 'src/cdn/classic-script.ts',
      name: 'FlatpeakConnect',
      formats: ['iife'],
      fileName: () => 'flatpeak-connect.js',
    },
  },
  module: {
    plugins: [laterPart()],
    lib: {
      entry: 'src/cdn/module-script.ts',
      formats: ['es'],
      fileName: () => 'flatpeak-connect.mjs',
    },
  },
} satisfies Record<string, {plugins: Plugin[]; lib: LibraryOptions}>;

export default defineConfig(({mode}) => {
  const {plugins, lib} = SCRIPTS[mode as keyof typeof SCRIPTS];
  return {
    plugins: [
      smallerTemplates(),
      ownPolicy(),
      languageFiles(),
      ...plugins,
      smallest(),
      integrity(),
    ],
    // A library build leaves this to its consumer; in a script there is none.
    define: {'process.env.NODE_ENV': '"production"'},
    build: {
      target: 'es2022',
      outDir: 'dist/cdn',
      emptyOutDir: false,
      sourcemap: true,
      // What is inside asks that its licence goes with every copy.
      license: {fileName: 'licenses.md'},
      lib,
      rolldownOptions: {
        // One file holds all that the first page needs, whatever the other part takes from it.
        preserveEntrySignatures: 'allow-extension',
        checks: {pluginTimings: false},
        output: {
          // It is done above, and here it would be undone: a library's module is left readable.
          minify: false,
          chunkFileNames: 'flatpeak-later-[hash].mjs',
        },
      },
    },
  };
});
