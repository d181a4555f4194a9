import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {en} from '../../../src/messages/en.js';
import {enginesToRun} from '../../engines.js';
import {sentence} from '../../support/e2e/customer.js';
import {docsSite, type DocsSite} from '../../support/e2e/docs-site.js';
import {ENGINE_PAGES, waitFor, type EnginePage} from '../../support/e2e/engine-page.js';

/** The headings on the way to a tariff, in order. */
const HEADINGS = [
  sentence(en['postal-address.title']),
  sentence(en['provider-select.title']),
  /Sign in to Abbey Power/,
  /^Sign in to your account$/,
  /Allow/,
  sentence(en['tariff-summary.title']),
];

const PLAYGROUND = `document.querySelector('flatpeak-playground')?.shadowRoot`;

/** All headings in a page and in the widgets within it. */
const HEADINGS_SHOWN = `(() => {
  const headings = root => [...root.querySelectorAll('*')].flatMap(each => [
    ...(each.matches('h1, h2') ? [each.textContent.replace(/\\s+/g, ' ').trim()] : []),
    ...(each.shadowRoot ? headings(each.shadowRoot) : []),
  ]);
  const stage = ${PLAYGROUND}?.querySelector('playground-stage')?.shadowRoot;
  const shown = stage?.querySelector('iframe')?.contentDocument;
  return shown ? headings(shown) : [];
})()`;

const press = (page: EnginePage, root: string, text: string) =>
  page.evaluate(`[...${root}.querySelectorAll('button')]
    .find(button => button.textContent.includes(${JSON.stringify(text)})).click()`);

const EVENTS = `[...${PLAYGROUND}.querySelector('events-tab').shadowRoot.querySelectorAll('summary')]
  .map(summary => summary.textContent)`;

let site: DocsSite;
before(async () => {
  site = await docsSite();
});
after(() => site.close());

describe('the playground in every engine', () => {
  for (const engine of enginesToRun())
    it(`connects a tariff, over the login of the provider: ${engine}`, async () => {
      const page = await ENGINE_PAGES[engine]?.();
      assert.ok(page);
      try {
        await page.goto(`${site.url}/playground.html`);
        for (const heading of HEADINGS) {
          await waitFor(page, `${HEADINGS_SHOWN}.some(each => ${String(heading)}.test(each))`);
          await press(
            page,
            `${PLAYGROUND}.querySelector('playground-stage').shadowRoot`,
            'Answer for me',
          );
        }
        await press(page, PLAYGROUND, 'Events');
        await waitFor(page, `${EVENTS}.some(each => each.includes('flatpeak-complete'))`);
      } finally {
        await page.close();
      }
    });
});
