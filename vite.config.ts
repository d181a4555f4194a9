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

export default defineConfig({
  plugins: [smallerTemplates(), ownPolicy()],
  // A library build leaves this to its consumer; in a script there is none.
  define: {'process.env.NODE_ENV': '"production"'},
  build: {
    target: 'es2022',
    outDir: 'dist/cdn',
    sourcemap: true,
    lib: {
      entry: 'src/index.ts',
      name: 'FlatpeakConnect',
      formats: ['iife', 'es'],
      fileName: format => `flatpeak-connect.${format === 'es' ? 'mjs' : 'js'}`,
    },
    // A library's module is left readable by default, but this one goes to browsers.
    rolldownOptions: {output: {minify: true}},
  },
});
