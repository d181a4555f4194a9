import {fileURLToPath} from 'node:url';
import {defineConfig} from 'vitepress';
import {CodeColours} from './site/code-colours.js';
import {linkOutside} from './site/outside-links.js';
import {asOwnApp} from './site/samples.js';
import {nav, sidebar} from './site/navigation.js';
import {withPolicy} from './site/policy.js';
import {searchIndex, searchOptions} from './site/search.js';
import {writeTexts} from './site/texts.js';

const docs = fileURLToPath(new URL('../', import.meta.url));
/** `/` unless the site is published below a path, such as `/flatpeak-connect/`. */
const base = process.env['DOCS_BASE'] ?? '/';
const colours = new CodeColours(base);

export default defineConfig({
  title: 'flatpeak-connect',
  titleTemplate: ':title · flatpeak-connect',
  description: 'Web components that connect a household’s electricity tariff.',
  lang: 'en-GB',
  base,
  cleanUrls: false,
  // Otherwise a switch of the colour scheme writes a <style>, which the policy forbids.
  appearance: {disableTransition: false},
  // The data of all pages is a file of its own, and not a script within each page.
  metaChunk: true,
  rewrites: {'adr/README.md': 'adr/index.md'},
  srcExclude: ['public/**', 'playground/**'],
  head: [
    ['link', {rel: 'icon', type: 'image/svg+xml', href: `${base}logo.svg`}],
    ['meta', {name: 'theme-color', content: '#0a7350'}],
    ['link', {rel: 'alternate', type: 'text/plain', href: `${base}llms.txt`, title: 'llms.txt'}],
  ],
  markdown: {
    theme: {light: 'github-light-high-contrast', dark: 'github-dark-high-contrast'},
    // In development the colours stay style attributes, which no policy forbids there.
    codeTransformers: [
      {name: 'samples', preprocess: asOwnApp},
      ...(process.argv.includes('build') ? [colours.transformer] : []),
    ],
    languageAlias: {astro: 'html'},
    config: md => void md.use(linkOutside, {docs, repository: process.env['DOCS_REPOSITORY']}),
  },
  themeConfig: {
    logo: '/logo.svg',
    search: {provider: 'local', options: searchOptions},
    nav,
    sidebar,
    outline: {level: [2, 3], label: 'On this page'},
    docFooter: {prev: 'Previous', next: 'Next'},
    footer: {message: 'MIT licensed. Not a product of Flatpeak.'},
  },
  transformHtml: html => withPolicy(colours.linkedFrom(html)),
  async buildEnd({pages, srcDir, outDir}) {
    await colours.write(outDir);
    await writeTexts({pages, srcDir, outDir, base});
  },
  vite: {plugins: [searchIndex]},
});
