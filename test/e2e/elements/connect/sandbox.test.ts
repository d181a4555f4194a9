import assert from 'node:assert/strict';
import {after, before, it} from 'node:test';
import type {FrameLocator, Page} from 'playwright-core';
import {enginesToRun} from '../../../engines.js';
import {BuiltScriptPage} from '../../../support/e2e/built-script-page.js';
import {ENGINE_PAGES, waitFor} from '../../../support/e2e/engine-page.js';

/** A frame that may run scripts and nothing else: its forms have no `submit` event. */
const SITE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>My energy</title>
<script>
  var kinds = [];
  addEventListener('message', function (event) { kinds.push(event.data); });
</script>
<iframe sandbox="allow-scripts" src="/frame" title="Tariff" width="600" height="700"></iframe></html>`;

const frameFor = (token: string, connectUrl: string) => `<!doctype html><html lang="en">
<meta charset="utf-8"><title>Tariff</title><script src="/flatpeak-connect.js"></script>
<script>
  addEventListener('flatpeak-page', function (event) {
    parent.postMessage(event.detail.kind, '*');
  });
  /** Types into the page and presses the button that submits, once the page is drawn. */
  addEventListener('message', async function (event) {
    var connect = document.querySelector('flatpeak-connect');
    await connect.updateComplete;
    var page = connect.shadowRoot.querySelector('flatpeak-tariff-name-page');
    await page.updateComplete;
    page.shadowRoot.querySelector('input').value = event.data;
    page.shadowRoot.querySelector('[type=submit]').click();
  });
</script>
<flatpeak-connect connect-token="${token}" connect-url="${connectUrl}"></flatpeak-connect></html>`;

let built: BuiltScriptPage;
before(async () => {
  built = await BuiltScriptPage.open();
  built.serve('/site', {type: 'text/html', body: () => SITE});
  built.serve('/frame', {
    type: 'text/html',
    body: async () => frameFor(await built.token({page: 'tariff-name'}), built.connectUrl),
  });
});
after(() => built.close());

const CUSTOMERS: Record<string, (frame: FrameLocator, page: Page) => Promise<void>> = {
  'a click': frame => frame.getByRole('button', {name: 'Next'}).click(),
  Enter: frame => frame.getByRole('textbox').press('Enter'),
};

for (const [how, next] of Object.entries(CUSTOMERS))
  it(`a form in a sandboxed frame is answered by ${how}, and refused in words`, () =>
    built.visit({path: '/site'}, async page => {
      const frame = page.frameLocator('iframe');
      await next(frame, page);
      await frame.getByText('Enter the name of your tariff.').first().waitFor();
      await frame.getByRole('textbox').fill('Night & Day');
      await next(frame, page);
      await frame.getByRole('heading', {name: 'When does your contract end?'}).waitFor();
    }));

for (const engine of enginesToRun())
  it(`a form in a sandboxed frame is answered once in ${engine}`, async () => {
    const page = await ENGINE_PAGES[engine]?.();
    assert.ok(page);
    try {
      await page.goto(`${built.siteUrl}/site`);
      await waitFor(page, "kinds.join() === 'tariff-name'");
      await page.evaluate("frames[0].postMessage('Night', '*')");
      await waitFor(page, "kinds.join() === 'tariff-name,contract-term'");
    } finally {
      await page.close();
    }
  });
