import {setViewport} from '@web/test-runner-commands';
import {PAGES} from '../../../src/pages/registry.js';
import {RARE_PAGES} from '../../../src/pages/rare-pages.js';
import {examples} from '../../../src/simulator/index.js';
import type {ApiVersion, PageKind} from '../../../src/core/index.js';
import {START_REQUESTS} from '../../../src/protocol/api-versions.js';
import {ALL_ROUTES} from '../../../src/simulator/connect/routes.js';
import {expect, waitUntil, widgetAt, type Widget} from '../../support/browser/widget-driver.js';
import {overflows} from '../../support/browser/overflows.js';

const KINDS = Object.keys({...PAGES, ...RARE_PAGES}) as PageKind[];
const API_VERSIONS = Object.keys(START_REQUESTS) as ApiVersion[];
/** Where a kind has several names, the one that is meant. */
const WORDED = new Map([['session-complete anode', 'complete_tariff']]);

/** Each kind in each API version that has it; a failure of the service is everywhere the same. */
const PLACES: readonly {apiVersion: ApiVersion; kind: PageKind}[] = [
  {apiVersion: 'zero', kind: 'server-error'},
  ...KINDS.flatMap(kind =>
    API_VERSIONS.filter(apiVersion =>
      // The end of newer releases is a redirect: see API versions.test.ts.
      ALL_ROUTES.some(
        each =>
          each.kind === kind &&
          each.apiVersion === apiVersion &&
          (each.route !== 'session_redirect' || kind === 'redirect'),
      ),
    ).map(apiVersion => ({apiVersion, kind})),
  ),
];

for (const {apiVersion, kind} of PLACES) {
  describe(`the ${kind} page, in ${apiVersion}`, () => {
    let widget: Widget;
    const at = (spec = {}) =>
      widgetAt(
        {page: WORDED.get(`${kind} ${apiVersion}`) ?? kind, api_version: apiVersion, ...spec},
        {apiVersion},
      );
    beforeEach(async () => {
      widget = await at();
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
      const hostile = await at({faults: [{type: 'hostile', times: 'always'}]});
      await hostile.sees(/\p{L}/u);
      await waitUntil(() => hostile.find('h2').length === 1, 'a heading');
      await setViewport({width: 320, height: 640});
      await waitUntil(() => window.innerWidth === 320);
      expect(overflows(hostile)).to.deep.equal([]);
      expect(hostile.find('script, iframe, object, embed')).to.be.empty;
    });

    it('has fields that no phone zooms into, and that autofill can name', () => {
      for (const input of widget.find<HTMLInputElement>('input, select')) {
        expect(parseFloat(getComputedStyle(input).fontSize)).to.be.at.least(16);
        expect(input.labels?.length || input.ariaLabel, input.outerHTML).to.be.ok;
      }
    });
  });
}

it('there is an example and a page for every kind', () => {
  expect(Object.keys(examples).sort()).to.deep.equal([...KINDS].sort());
});
