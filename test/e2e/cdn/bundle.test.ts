import assert from 'node:assert/strict';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {brotliCompressSync, gzipSync} from 'node:zlib';
import {widgetPolicy} from '../../../demo/policy.js';
import {launchShell} from '../../support/e2e/launch.js';
import {watch} from '../../support/e2e/site.js';

const CDN = new URL('../../../dist/cdn/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, CDN));
const gzipped = (name: string) => gzipSync(read(name), {level: 9}).length;
const chunk = (name: string) =>
  readdirSync(CDN).find(file => file.startsWith(`flatpeak-${name}-`) && file.endsWith('.mjs')) ??
  '';
const [deferred, rare, classic] = ['deferred', 'rare', 'classic'].map(chunk) as [
  string,
  string,
  string,
];
const languages = readdirSync(new URL('messages/', CDN)).map(name => `messages/${name}`);

/**
 * Size limits in bytes: a script grows on purpose or not at all. The aims are 25,000 for the
 * classic script, 14,600 for the first page (what one first flight of TCP carries), and 2,500 for a
 * language; bench/README.md says what stands in the way, and what each increase was for.
 */
const BUDGETS = [
  {what: 'the classic script, gzipped', most: 92_700, weigh: () => gzipped('flatpeak-connect.js')},
  {
    what: 'what the first page needs of the module, in brotli',
    most: 36_200,
    weigh: () => brotliCompressSync(read('flatpeak-connect.mjs')).length,
  },
  {
    what: 'what the module loads later, gzipped',
    most: 54_100,
    weigh: () => gzipped(deferred),
  },
  {
    what: 'what either loads for rare pages, in brotli',
    most: 12_500,
    weigh: () => Math.max(...[rare, classic].map(name => brotliCompressSync(read(name)).length)),
  },
  {
    what: 'each loader, in brotli',
    most: 1500,
    weigh: () =>
      Math.max(
        ...['flatpeak-loader.mjs', 'flatpeak-loader.js'].map(
          name => brotliCompressSync(read(name)).length,
        ),
      ),
  },
  {
    what: 'what asks for the first page, in brotli',
    most: 1200,
    weigh: () => brotliCompressSync(read('flatpeak-first-page.js')).length,
  },
  {
    what: 'what the hosted page needs besides the module, in brotli',
    most: 3900,
    weigh: () => brotliCompressSync(read('../page/flatpeak-page.mjs')).length,
  },
  {
    what: 'the largest of the languages, gzipped',
    most: 4_600,
    weigh: () => Math.max(...languages.map(gzipped)),
  },
];

const POLICY = widgetPolicy({service: '', logos: ''}).join('; ');

/** Loads the built script in an empty page and gives back whether the element was defined. */
async function definesTheElement(name: string, type: string) {
  const script = read(name);
  const browser = await launchShell();
  try {
    const page = await browser.newPage();
    const seen = await watch(page.context());
    await page.route('**/*', async route => {
      const isScript = route.request().url().endsWith(name);
      await route.fulfill({
        headers: {'content-security-policy': POLICY},
        ...(isScript
          ? {contentType: 'text/javascript', body: script}
          : {contentType: 'text/html', body: `<script type="${type}" src="/${name}"></script>`}),
      });
    });
    await page.goto('http://host.test/');
    await page.waitForLoadState();
    seen.check('');
    return await page.evaluate(() => customElements.get('flatpeak-connect') !== undefined);
  } finally {
    await browser.close();
  }
}

describe('the built scripts', () => {
  for (const {what, most, weigh} of BUDGETS)
    it(`${what}: no more than it was`, () => {
      const size = weigh();
      console.log(`${what}: ${size} bytes`);
      assert.ok(size <= most, `${size} bytes`);
    });

  it('need no eval', () => {
    for (const name of readdirSync(CDN).filter(name => /\.m?js$/.test(name)))
      assert.doesNotMatch(read(name).toString(), /\beval\s*\(|\bnew Function\b/);
  });

  for (const name of ['flatpeak-connect.js', 'flatpeak-loader.js', 'flatpeak-first-page.js']) {
    // Their text may be in template literals, which the minifier does not escape.
    it(`${name} is in ASCII: browsers read it in the encoding of the page`, () => {
      assert.deepEqual(
        read(name)
          .toString()
          .match(/\P{ASCII}+/gu),
        null,
      );
    });
  }

  for (const name of ['flatpeak-connect.js', 'flatpeak-connect.mjs']) {
    it(`${name} has its source map beside it, not inside`, () => {
      assert.doesNotMatch(read(name).toString(), /sourceMappingURL=data:/);
      assert.ok(existsSync(new URL(`../../../dist/cdn/${name}.map`, import.meta.url)));
    });
  }

  it('defines the element as a classic script', async () => {
    assert.equal(await definesTheElement('flatpeak-connect.js', 'text/javascript'), true);
  });

  it('are reported by flatpeak-check.mjs if they did not run', async () => {
    const browser = await launchShell();
    try {
      const page = await browser.newPage();
      await page.route('**/*', route =>
        route.fulfill(
          route.request().url().endsWith('.mjs')
            ? {contentType: 'text/javascript', body: read('flatpeak-check.mjs')}
            : {
                headers: {'content-security-policy': POLICY},
                contentType: 'text/html',
                body: '<script type="module" src="/flatpeak-check.mjs"></script><flatpeak-connect></flatpeak-connect>',
              },
        ),
      );
      const warning = page.waitForEvent('console', message => message.type() === 'warning');
      await page.goto('http://host.test/');
      assert.match((await warning).text(), /^<flatpeak-connect>: Not defined: its script/);
    } finally {
      await browser.close();
    }
  });

  it('defines the element as a module', async () => {
    assert.equal(await definesTheElement('flatpeak-connect.mjs', 'module'), true);
  });
});
