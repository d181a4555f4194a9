import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {enginesToRun} from '../../../engines.js';
import {ENGINE_PAGES, waitFor, type EnginePage} from '../../../support/e2e/engine-page.js';
import {Site} from '../../../support/e2e/site.js';

/** Data attributes of a foreign author, as sanitizers let them through. */
const FOREIGN = {
  'data-token-url': 'https://evil.example/token',
  'data-connect-url': 'https://evil.example/connect',
  'data-callback-url': 'https://evil.example/callback',
  'data-connect-token': 'cot_foreign',
  'data-follow-callback': '',
};

const addLink = (page: EnginePage, attributes: Record<string, string>) =>
  page.evaluate(`(() => {
    const link = document.createElement('a');
    link.href = '#prize';
    link.id = 'prize';
    for (const [name, value] of Object.entries(${JSON.stringify(attributes)}))
      link.setAttribute(name, value);
    document.body.prepend(link);
  })()`);

const OPEN_WIDGET = `[...document.querySelectorAll('flatpeak-connect')]
  .find(widget => widget.shadowRoot?.querySelector('dialog')?.open)`;
/** The address page, which comes from the service. */
const HAS_PAGE = `Boolean(${OPEN_WIDGET}?.shadowRoot.querySelector('flatpeak-postal-address-page'))`;
const REQUESTED = `performance.getEntriesByType('resource').map(({name}) => name)`;

for (const engine of enginesToRun())
  describe(`a link of a foreign author with data-flatpeak-connect, in ${engine}`, () => {
    let site: Site;
    before(async () => {
      site = await Site.open();
    });
    after(() => site.close());

    for (const [what, choice] of [
      ['opens the page’s widget', {}],
      ['opens a copy of the page’s widget', {'data-direction': 'EXPORT'}],
    ] as const)
      it(`${what}, with the URLs of the site alone`, async () => {
        const page = await ENGINE_PAGES[engine]?.();
        assert.ok(page);
        try {
          await page.goto(`${site.url}/?mode=dialog`);
          await waitFor(page, `customElements.get('flatpeak-connect') !== undefined`);
          await addLink(page, {'data-flatpeak-connect': '', ...FOREIGN, ...choice});
          await page.evaluate(`document.querySelector('#prize').click()`);
          await waitFor(page, HAS_PAGE);
          const requested = (await page.evaluate(REQUESTED)) as string[];
          assert.ok(requested.includes(`${site.url}/flatpeak/connect-token`));
          const ours = [site.url, site.simulatorUrl];
          assert.deepEqual(
            requested.filter(url => !ours.some(origin => url.startsWith(`${origin}/`))),
            [],
          );
          assert.equal(await page.evaluate('location.hash'), '');
        } finally {
          await page.close();
        }
      });
  });
