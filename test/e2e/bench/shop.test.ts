import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {pathOf} from '../../../bench/shop/files.js';
import {measureShop, NAMES} from '../../../bench/shop/measure.js';
import {VARIANTS} from '../../../bench/shop/variants.js';
import {PROFILES, type Surroundings} from '../../../bench/visit.js';
import {benchSurroundings} from '../../support/e2e/bench-surroundings.js';

describe('the shop of npm run bench', () => {
  let around: Surroundings;
  let end: () => Promise<void>;
  before(async () => {
    ({around, end} = await benchSurroundings());
  });
  after(() => end());

  for (const variant of VARIANTS) {
    it(`has every number of the page “${variant.name}”`, async () => {
      const found = await measureShop(variant, around, PROFILES.unthrottled);
      const names = Object.values(NAMES).filter(name => variant.script || name !== NAMES.press);
      assert.deepEqual([...found.keys()].sort(), [...names].sort());
      for (const [name, value] of found) assert.ok(Number.isFinite(value) && value >= 0, name);
      for (const name of [NAMES.largestPaint, NAMES.interaction, NAMES.mainThread])
        assert.ok((found.get(name) ?? 0) > 0, name);
    });

    it(`draws the picture that is the largest, and others, on the page “${variant.name}”`, async () => {
      const page = await around.browser.newPage({viewport: {width: 390, height: 844}});
      await page.goto(around.site + pathOf(variant), {waitUntil: 'networkidle'});
      const pictures = await page.evaluate(() =>
        [...document.images]
          .filter(({complete}) => complete)
          .map(({src, naturalWidth}) => ({name: src.split('/').pop(), naturalWidth})),
      );
      const largest = await page.evaluate(
        () =>
          new Promise<string | undefined>(resolve => {
            new PerformanceObserver(list => {
              const {element} = list.getEntries().at(-1) as LargestContentfulPaint;
              resolve(element?.className);
            }).observe({type: 'largest-contentful-paint', buffered: true});
          }),
      );
      const widgets = await page.locator('flatpeak-connect').count();
      await page.close();
      assert.ok(pictures.length > 4);
      for (const {name, naturalWidth} of pictures) assert.ok(naturalWidth > 0, name);
      assert.equal(largest, 'hero');
      assert.equal(widgets, variant.script ? 1 : 0);
    });
  }
});
