import assert from 'node:assert/strict';
import {test} from 'node:test';
import {widgetPolicy} from '../../../demo/policy.js';
import {asOwnApp} from '../../../docs/.vitepress/site/samples.js';
import {docsPages, exists, includedBy, read} from '../../support/docs-blocks.js';

const FRAMEWORKS = 'docs/guide/frameworks';

/** The sample that the page of each framework includes. */
const SAMPLES = new Map([
  ['react', ['react-19/src/app.tsx', 'react-18/src/app.tsx']],
  ['vue', ['vue/src/App.vue']],
  ['svelte', ['svelte/src/App.svelte']],
  ['solid', ['solid/src/app.tsx']],
  ['angular', ['angular/src/app.ts']],
  ['next', ['next/app/connect.tsx', 'next/app/tariff.tsx']],
  ['astro', ['astro/src/pages/index.astro']],
  ['html', ['html/index.html', 'html/app.js']],
  ['index', ['host.ts']],
]);

test('the README has at most 120 lines', () => {
  assert.ok(read('README.md').split('\n').length <= 121);
});

test('the README counts the tokens and parts that there are', () => {
  interface Declaration {
    readonly cssProperties?: readonly {readonly name: string}[];
    readonly cssParts?: readonly {readonly name: string}[];
  }
  const {modules} = JSON.parse(read('custom-elements.json')) as {
    modules: {declarations: Declaration[]}[];
  };
  const all = modules.flatMap(({declarations}) => declarations);
  const count = (of: keyof Declaration) =>
    new Set(all.flatMap(each => each[of] ?? []).map(({name}) => name)).size;
  const counted = `${count('cssProperties')} tokens and ${count('cssParts')} parts`;
  assert.ok(read('README.md').includes(counted), counted);
  assert.ok(read('docs/index.md').includes(`${count('cssProperties')} [tokens]`));
});

test('the page of each framework includes its sample, which a test drives', () => {
  for (const [name, samples] of SAMPLES) {
    const included = includedBy(`${FRAMEWORKS}/${name}.md`);
    for (const sample of samples) assert.ok(included.includes(`demo/frameworks/${sample}`), sample);
  }
});

test('every file that a page includes is there', () => {
  for (const page of docsPages()) {
    const lines = read(page).match(/^<<<.*$/gm) ?? [];
    assert.equal(lines.length, includedBy(page).length, page);
    for (const path of includedBy(page)) assert.ok(exists(path), `${page}: ${path}`);
  }
});

test('a sample is shown as it is in an app of its own, before the simulator', () => {
  for (const samples of SAMPLES.values()) {
    for (const sample of samples) {
      const shown = asOwnApp(read(`demo/frameworks/${sample}`));
      assert.doesNotMatch(shown, /\{\{connectUrl|\.\.\/\.\.\/host|dataset\[/, sample);
    }
  }
  const host = asOwnApp(read('demo/frameworks/host.ts'));
  assert.ok(host.includes("connectUrl = 'http://localhost:4010/connect'"));
});

test('the page of the companion includes the server that the demo runs, whole', () => {
  assert.ok(includedBy('docs/guide/companion.md').includes('demo/server.ts'));
});

test('the policy of the pages is the one that the demo and the tests run under', () => {
  const policy = widgetPolicy({
    service: 'https://connect.flatpeak.com',
    logos: 'https://s.flatpeak.com',
  });
  assert.ok(read('docs/guide/csp.md').includes(policy.join(';\n')));
});

test('the weights of the pages are the limits that a test holds', () => {
  const limits = [...read('test/e2e/cdn/bundle.test.ts').matchAll(/most: ([\d_]+)/g)].map(
    ([, bytes = '']) => Number(bytes.replace('_', '')) / 1000,
  );
  const [whole, first, deferred, rare, loader] = limits;
  const language = limits.at(-1);
  const page = read('docs/guide/performance.md');
  const expected = [
    `1.5 kB in Brotli`,
    `${first} kB in Brotli`,
    `${deferred} kB gzipped`,
    `${rare} kB in Brotli`,
    `${language} kB gzipped`,
    `${whole} kB gzipped`,
  ];
  assert.equal(loader, 1.5);
  for (const weight of expected) assert.ok(page.includes(`| ${weight} `), weight);
  assert.ok(read('README.md').includes(`weighs ${first} kB in Brotli`));
});

test('every file that a page links to is there', () => {
  for (const page of docsPages()) {
    const text = read(page).replace(/^```[^]*?^```$/gm, '');
    for (const [, link = ''] of text.matchAll(/\]\((?![a-z]+:|#|\/)([^)\s]+)\)/g)) {
      const path = new URL(link, `file:///${page}`).pathname.slice(1);
      // The reference is written before a build; the test of the site follows its links.
      const isWritten = /^docs\/(reference\/|playground\.md)/.test(path);
      assert.ok(isWritten || exists(path), `${page}: ${link}`);
    }
    for (const [, path = ''] of text.matchAll(/src="([^"]+)"/g))
      if (page === 'README.md') assert.ok(exists(path), path);
  }
});
