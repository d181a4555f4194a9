import {dirname, relative, resolve, sep} from 'node:path';
import type {MarkdownRenderer} from 'vitepress';

interface Options {
  /** The folder of the site's pages. */
  readonly docs: string;
  /** URL of the repository, such as `https://github.com/owner/name`. */
  readonly repository: string | undefined;
}

/** Pages that are files of the repository's root. */
const INCLUDED = new Map([['contributing.md', '..']]);

/**
 * Links from a page to a file of the repository, such as a test. On the site they lead to the
 * repository where its URL is known; otherwise their text remains, and names the file.
 */
export function linkOutside(md: MarkdownRenderer, {docs, repository}: Options): void {
  md.core.ruler.push('outside-links', state => {
    const env = state.env as {relativePath?: string};
    const page = (env.relativePath ?? '').replace(/^adr\/index\.md$/, 'adr/README.md');
    const from = resolve(docs, dirname(page), INCLUDED.get(page) ?? '');
    for (const {children} of state.tokens) {
      let isDropped = false;
      for (const token of children ?? []) {
        if (token.type === 'link_close' && isDropped) {
          Object.assign(token, {type: 'text', content: '', tag: '', nesting: 0});
          isDropped = false;
        }
        if (token.type !== 'link_open') continue;
        const href = token.attrGet('href') ?? '';
        if (/^([a-z]+:|[/#])/.test(href)) continue;
        const [path = '', ...hash] = href.split('#');
        const target = resolve(from, path);
        const isInside = target.startsWith(resolve(docs) + sep);
        const suffix = hash.length > 0 ? `#${hash.join('#')}` : '';
        if (isInside && (INCLUDED.has(page) || target.endsWith('README.md'))) {
          // A folder's README is its index on the site.
          const own = relative(docs, target)
            .replaceAll(sep, '/')
            .replace(/README\.md$/, '');
          token.attrSet('href', `/${own}${suffix}`);
        }
        if (isInside) continue;
        const own = SITE_PAGES.get(relative(resolve(docs, '..'), target));
        if (own !== undefined) token.attrSet('href', own + suffix);
        else if (repository !== undefined) {
          const file = relative(resolve(docs, '..'), target).replaceAll(sep, '/');
          token.attrSet('href', `${repository}/blob/main/${file}${suffix}`);
        } else {
          Object.assign(token, {type: 'text', content: '', tag: '', nesting: 0, attrs: null});
          isDropped = true;
        }
      }
    }
  });
}

/** Files outside of the folder that are pages of the site. */
const SITE_PAGES = new Map([
  ['CONTRIBUTING.md', '/contributing'],
  ['README.md', '/'],
]);
