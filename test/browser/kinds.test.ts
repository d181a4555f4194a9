import {setViewport} from '@web/test-runner-commands';
import {PAGES} from '../../src/pages/registry.js';
import {examples} from '../../src/simulator/index.js';
import type {Kind} from '../../src/core/index.js';
import {expect, waitUntil, widgetAt, type Widget} from './house.js';
import {overflows} from './overflows.js';

const KINDS = Object.keys(PAGES) as Kind[];

for (const kind of KINDS) {
  describe(`the ${kind} page`, () => {
    let widget: Widget;
    beforeEach(async () => {
      widget = await widgetAt({page: kind});
      await widget.page(kind);
    });
    afterEach(() => setViewport({width: 800, height: 600}));

    it('has one heading with words, and no button without a name', () => {
      const [heading, ...more] = widget.find('h2');
      expect(heading?.textContent.trim()).to.match(/\p{L}{2}/u);
      expect(more).to.be.empty;
      for (const button of widget.find('button'))
        expect(button.getAttribute('aria-label') ?? button.textContent.trim()).not.to.equal('');
    });

    it('holds hostile words without running or breaking', async () => {
      const hostile = await widgetAt({page: kind, faults: [{type: 'hostile', times: 'always'}]});
      await hostile.sees(/\p{L}/u);
      await waitUntil(() => hostile.find('h2').length === 1, 'a heading', {timeout: 5000});
      await setViewport({width: 320, height: 640});
      await waitUntil(() => window.innerWidth === 320);
      expect(overflows(hostile)).to.deep.equal([]);
      expect(hostile.find('script, iframe, object, embed')).to.be.empty;
    });

    it('has fields that no phone zooms into, and that autofill can name', () => {
      for (const input of widget.find<HTMLInputElement>('input:not([type="radio"]), select')) {
        expect(parseFloat(getComputedStyle(input).fontSize)).to.be.at.least(16);
        expect(input.labels?.length || input.ariaLabel, input.outerHTML).to.be.ok;
      }
    });
  });
}

it('there is an example and a page for every kind', () => {
  expect(Object.keys(examples).sort()).to.deep.equal([...KINDS].sort());
});
