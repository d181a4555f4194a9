import {createHash} from 'node:crypto';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {ShikiTransformer} from 'shiki';

const FILE = 'code-colours.css';

/**
 * The colours of code as classes in a style sheet. Shiki writes them as style attributes, which a
 * strict policy forbids.
 */
export class CodeColours {
  readonly #classes = new Map<string, string>();
  readonly #base: string;

  constructor(base: string) {
    this.#base = base;
  }

  get transformer(): ShikiTransformer {
    const toClass = (style: string): string => {
      const name = `c${createHash('sha256').update(style).digest('hex').slice(0, 6)}`;
      this.#classes.set(name, style);
      return name;
    };
    return {
      name: 'code-colours',
      pre(node) {
        const {style, class: classes} = node.properties;
        delete node.properties['style'];
        if (typeof style === 'string' && style) {
          node.properties['class'] = [classes, toClass(style)].flat().filter(Boolean).join(' ');
        }
      },
      span(node) {
        const {style} = node.properties;
        delete node.properties['style'];
        if (typeof style === 'string' && style) this.addClassToHast(node, toClass(style));
        return node;
      },
    };
  }

  /** A page with a link to the style sheet. */
  linkedFrom(html: string): string {
    return html.replace('</head>', `<link rel="stylesheet" href="${this.#base}${FILE}"></head>`);
  }

  write(folder: string): Promise<void> {
    const rules = [...this.#classes].sort().map(([name, style]) => `.${name}{${style}}`);
    return writeFile(join(folder, FILE), rules.join('\n'));
  }
}
