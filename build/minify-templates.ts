import MagicString from 'magic-string';
import {Visitor, type Plugin} from 'vite';

/** Removes the space that CSS does not need. Keeps quoted text. */
function minifyCss(css: string): string {
  return css
    .replace(/("[^"]*"|'[^']*')|\/\*[^]*?\*\//g, '$1')
    .replace(
      /("[^"]*"|'[^']*')|\s*;?\s*(\})\s*|\s*([{;,>]|!(?=important))\s*|:\s+|\s+|\b0(?=\.\d)/g,
      (found, quoted?: string, end?: string, mark?: string) =>
        quoted ?? end ?? mark ?? (found.startsWith(':') ? ':' : /^\s/.test(found) ? ' ' : ''),
    );
}

/**
 * Collapses each run of space to one space, which HTML renders alike, and unquotes attribute values
 * of one word. Skips templates in which space has a meaning.
 */
function minifyHtml(html: string): string {
  return /<(pre|textarea)\b/i.test(html)
    ? html
    : html.replace(/\s+/g, ' ').replace(/="([\w-]+)"(?=[ >])/g, '=$1');
}

const MINIFIERS = new Map([
  ['css', minifyCss],
  ['html', minifyHtml],
  ['svg', minifyHtml],
]);

/** Minifies Lit's templates, which script minifiers must leave alone. */
export function minifyTemplates(): Plugin {
  return {
    name: 'minify-templates',
    enforce: 'post',
    transform: {
      filter: {id: /\/src\/.*\.ts$/, code: /\b(css|html|svg)`/},
      handler(code) {
        const text = new MagicString(code);
        new Visitor({
          TaggedTemplateExpression({tag, quasi}) {
            const minify = tag.type === 'Identifier' && MINIFIERS.get(tag.name);
            if (!minify) return;
            for (const {start, end} of quasi.quasis) {
              const before = code.slice(start, end);
              let after = minify(before);
              // The space at both ends of a template is indentation of the source.
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
