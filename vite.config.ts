import {createHash} from 'node:crypto';
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import MagicString from 'magic-string';
import {defineConfig, Visitor, type Plugin} from 'vite';

/** Space that CSS does not need; what stands in quotes is kept. */
function smallerCss(css: string): string {
  return css.replace(
    /("[^"]*"|'[^']*')|\/\*[^]*?\*\/|\s*;?\s*(\})\s*|\s*([{;,>])\s*|:\s+|\s+/g,
    (found, quoted?: string, end?: string, mark?: string) =>
      quoted ?? end ?? mark ?? (found.startsWith(':') ? ':' : found.startsWith('/*') ? '' : ' '),
  );
}

/** A run of space is one space in HTML, unless it has a meaning: then leave the template alone. */
function smallerHtml(html: string): string {
  return /<(pre|textarea)\b/i.test(html) ? html : html.replace(/\s+/g, ' ');
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
              const after = shrink(before);
              if (after !== before) text.overwrite(start, end, after);
            }
          },
        }).visit(this.parse(code));
        return {code: text.toString(), map: text.generateMap({hires: true})};
      },
    },
  };
}

/** Gives Lit a policy that shares a page with another Lit: see src/template-policy.ts. */
function ownPolicy(): Plugin {
  const made = /(\w+)\.createPolicy\("lit-html",\{createHTML:(\w+)=>\2\}\)/;
  const module = fileURLToPath(new URL('src/template-policy.ts', import.meta.url));
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

/** Each language but the script's own, as compiled: name and the text of its file. */
async function languages(): Promise<Map<string, string>> {
  const names = readdirSync(COMPILED).flatMap(name => /^([a-z]{2})\.js$/.exec(name)?.[1] ?? []);
  const files = names
    .filter(name => name !== 'en')
    .map(async (name): Promise<[string, string]> => {
      const module = (await import(new URL(`${name}.js`, COMPILED).href)) as Record<string, object>;
      return [name, JSON.stringify(module[name])];
    });
  return new Map(await Promise.all(files));
}

const sha384 = (text: string | Buffer) =>
  `sha384-${createHash('sha384').update(text).digest('base64')}`;

/** Puts the languages beside the script, which knows the hash of each: see src/cdn.ts. */
function languageFiles(): Plugin {
  let files: Map<string, string>;
  return {
    name: 'language-files',
    async config() {
      files = await languages();
      const hashes = [...files].map(([name, text]) => [name, sha384(text)]);
      return {define: {LANGUAGES: JSON.stringify(Object.fromEntries(hashes))}};
    },
    generateBundle() {
      for (const [name, source] of files)
        this.emitFile({type: 'asset', fileName: `messages/${name}.json`, source});
    },
  };
}

/** Writes the hashes for `integrity`: into sri.json beside the scripts, and into the README. */
function integrity(): Plugin {
  const built = new URL('dist/cdn/', import.meta.url);
  const readme = new URL('README.md', import.meta.url);
  return {
    name: 'integrity',
    closeBundle() {
      const scripts = readdirSync(built).filter(name => /\.m?js$/.test(name));
      const hashes = scripts.map(
        name => [name, sha384(readFileSync(new URL(name, built)))] as const,
      );
      writeFileSync(
        new URL('sri.json', built),
        JSON.stringify(Object.fromEntries(hashes), null, 2),
      );
      let text = readFileSync(readme, 'utf8');
      for (const [name, hash] of hashes)
        text = text.replace(
          new RegExp(`(${name.replace('.', '\\.')}"\\s+integrity=")[^"]*`, 'g'),
          `$1${hash}`,
        );
      if (text !== readFileSync(readme, 'utf8')) writeFileSync(readme, text);
    },
  };
}

export default defineConfig({
  plugins: [smallerTemplates(), ownPolicy(), languageFiles(), integrity()],
  // A library build leaves this to its consumer; in a script there is none.
  define: {'process.env.NODE_ENV': '"production"'},
  build: {
    target: 'es2022',
    outDir: 'dist/cdn',
    sourcemap: true,
    lib: {
      entry: 'src/cdn.ts',
      name: 'FlatpeakConnect',
      formats: ['iife', 'es'],
      fileName: format => `flatpeak-connect.${format === 'es' ? 'mjs' : 'js'}`,
    },
    // A library's module is left readable by default, but this one goes to browsers.
    rolldownOptions: {
      output: {minify: true},
      onLog(level, log, handle) {
        // A classic script knows its address another way.
        if (log.code !== 'EMPTY_IMPORT_META') handle(level, log);
      },
    },
  },
});
