import {
  countryOf,
  sampleProviderNames,
  type ProviderSample,
} from '../../../../src/simulator/index.js';
import type {ApiVersion, PageKind} from '../../../../src/core/index.js';
import {ANSWERS} from '../../../support/browser/page-answers.js';
import {
  expect,
  sent,
  simulator,
  waitUntil,
  widgetAt,
  type Widget,
} from '../../../support/browser/widget-driver.js';

const country = countryOf('GB');
const providers: Partial<Record<ProviderSample, string>> = country
  ? sampleProviderNames(country)
  : {};

const VERSIONS: readonly ApiVersion[] = ['zero', 'anode', 'busbar'];
const SUMMARIES: Readonly<Record<ApiVersion, PageKind>> = {
  zero: 'tariff-summary',
  anode: 'tariff-summary',
  busbar: 'tariff-list',
};

const hasBack = (widget: Widget) =>
  widget.find('button').some(button => button.getAttribute('aria-label') === 'Back');

/** Chooses the provider of a sample case on the page of providers. */
async function choose(widget: Widget, sample: ProviderSample): Promise<void> {
  await widget.page('provider-select');
  await widget.rests();
  const name = providers[sample] ?? '';
  widget.type('provider', name);
  const option = () =>
    widget.find('[part~="option"]').find(row => row.querySelector('strong')?.textContent === name);
  await waitUntil(option, name);
  option()?.click();
}

async function answer(widget: Widget, kind: PageKind): Promise<void> {
  await widget.page(kind);
  await widget.rests();
  ANSWERS[kind]?.(widget);
}

/** Signs in at a provider, where `step` is chosen, and returns to the page that follows. */
async function signIn(widget: Widget, step: string): Promise<void> {
  let url = '';
  widget.element.addEventListener('flatpeak-redirect', event => (url = event.url));
  await choose(widget, 'direct, changing price');
  await widget.page('redirect');
  widget.press('Continue to sign in');
  const body = new URLSearchParams({step});
  await simulator.fetch(new Request(url, {method: 'POST', body, redirect: 'manual'}));
  await widget.element.start();
}

for (const apiVersion of VERSIONS) {
  const isZero = apiVersion === 'zero';
  /** A widget whose service offers Back on these pages only. */
  const at = (page: PageKind, ...backOn: PageKind[]) =>
    widgetAt({page, api_version: apiVersion, back_on: backOn}, {apiVersion});

  describe(`Back in ${apiVersion}, where the service offers it on some pages only`, () => {
    it('leads from the tariffs to the providers, and is there only if it leads further back', async () => {
      const widget = await at('postal-address', 'tariff-select');
      await answer(widget, 'postal-address');
      await choose(widget, 'library');
      await widget.page('tariff-select');
      await widget.rests();
      expect(hasBack(widget)).to.equal(true);
      widget.press('Back');
      await widget.page('provider-select');
      await widget.rests();
      expect(hasBack(widget)).to.equal(isZero);
      if (isZero) {
        widget.press('Back');
        await widget.page('postal-address');
        expect(hasBack(widget)).to.equal(false);
        return;
      }
      await choose(widget, 'manual');
      await widget.page('tariff-structure');
      expect(hasBack(widget)).to.equal(false);
    });

    it('is not on a summary from memory', async () => {
      const widget = await at('tariff-select', 'tariff-select');
      await answer(widget, 'tariff-select');
      await widget.page(SUMMARIES[apiVersion]);
      await widget.rests();
      expect(hasBack(widget)).to.equal(isZero);
    });

    for (const [step, kind] of [
      ['slow', 'connection-pending'],
      ['refuse', 'connection-failed'],
    ] as const) {
      it(`is not on the page after “${step}” at a login from memory`, async () => {
        const widget = await at('provider-select');
        await signIn(widget, step);
        await widget.page(kind);
        await widget.rests();
        expect(hasBack(widget)).to.equal(isZero);
      });
    }

    it('leads from the page before a login to the providers', async () => {
      const widget = await at('provider-select');
      await choose(widget, 'direct, changing price');
      await widget.page('redirect');
      widget.press('Back');
      await choose(widget, 'library');
      await widget.page('tariff-select');
    });
  });

  if (!isZero) {
    it(`Back after a login leads to the page before it, in ${apiVersion}`, async () => {
      const widget = await widgetAt(
        {page: 'provider-select', api_version: apiVersion},
        {apiVersion},
      );
      await signIn(widget, 'refuse');
      await widget.page('connection-failed');
      await widget.rests();
      widget.press('Back');
      await widget.page('provider-select');
      await widget.rests();
      expect(sent.at(-1)).to.include({action: 'BACK'});
    });
  }
}

describe('what older releases of the service send', () => {
  it('an error page is the page of a failure, with what the service says', async () => {
    const widget = await widgetAt({page: 'error'});
    await widget.page('server-error');
    await widget.sees('Something went wrong');
  });

  for (const apiVersion of ['zero', 'anode'] as const) {
    it(`a price that changes now and then has its own name, in ${apiVersion}`, async () => {
      const page = {page: 'tariff-summary', api_version: apiVersion, structure: 'STATIC'};
      const widget = await widgetAt(page, {apiVersion});
      await widget.page('tariff-summary');
      await widget.sees('Changes now and then');
    });

    it(`a session that ends without data is complete, in ${apiVersion}`, async () => {
      const page = {page: 'tariff-summary', api_version: apiVersion, end_route: 'complete_tariff'};
      const widget = await widgetAt(page, {apiVersion});
      await widget.page('tariff-summary');
      widget.press(apiVersion === 'zero' ? 'Yes, connect it' : 'Done');
      expect(await widget.event('complete')).to.include({outcome: 'saved'});
    });
  }

  it('a redirect to a login without the token gets it', async () => {
    const widget = await widgetAt({page: 'redirect', bare_redirect: true});
    let url = '';
    widget.element.addEventListener('flatpeak-redirect', event => (url = event.url));
    await widget.page('redirect');
    widget.press('Continue to sign in');
    expect(url).to.match(/\/login\/[\w-]+\?fp_cot=cot_\w+$/);
  });
});
