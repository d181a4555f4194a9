import {fileURLToPath} from 'node:url';
import type {DefaultTheme} from 'vitepress';

/**
 * No functions: VitePress sends these to the browser as text and revives functions by `eval`, which
 * the policy forbids. `../theme/search-index.ts` has the functions.
 */
export const searchOptions: DefaultTheme.LocalSearchOptions = {
  detailedView: false,
  miniSearch: {searchOptions: {fuzzy: 0.2, prefix: true, boost: {title: 6, titles: 2, text: 1}}},
};

/** Replaces the search engine of the theme's search box by the one of this site. */
export const searchIndex = {
  name: 'search-index',
  enforce: 'pre',
  resolveId: (source: string, importer: string | undefined) =>
    source === 'minisearch' && importer?.includes('VPLocalSearchBox')
      ? fileURLToPath(new URL('../theme/search-index.ts', import.meta.url))
      : undefined,
} as const;
