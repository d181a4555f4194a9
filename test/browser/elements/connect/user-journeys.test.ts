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
if (!country) throw new Error('The simulator does not know Great Britain.');
const providers = sampleProviderNames(country);

/** Searches a provider by name and chooses it. */
async function choose(widget: Widget, name: string): Promise<void> {
  await widget.page('provider-select');
  widget.type('provider', name);
  const option = () =>
    widget.find('[part~="option"]').find(row => row.querySelector('strong')?.textContent === name);
  await waitUntil(option, name);
  option()?.click();
}

/** Goes on with good answers through these pages. */
async function walk(widget: Widget, kinds: readonly PageKind[]): Promise<void> {
  for (const kind of kinds) {
    await widget.page(kind);
    ANSWERS[kind]?.(widget);
  }
}

/** What a customer does at the provider's own site. */
async function signIn(address: string, step: string): Promise<void> {
  const {pathname, search} = new URL(address);
  const body = new URLSearchParams({fp_cot: new URLSearchParams(search).get('fp_cot') ?? '', step});
  await simulator.fetch(
    new Request(`${simulator.publicUrl}${pathname}${search}`, {
      method: 'POST',
      body,
      redirect: 'manual',
    }),
  );
}

interface ApiVersionCase {
  /** What is asked of a tariff that is entered by hand, besides its prices. */
  readonly asked: readonly PageKind[];
  /** Where one price is entered, and where those of periods are. */
  readonly prices: readonly [fixed: PageKind, byHour: PageKind];
  readonly summary: PageKind;
  readonly finish: 'Yes, connect it' | 'Done';
}

/** The differences between API versions that the customer can see. */
const API_VERSION_CASES: Readonly<Record<ApiVersion, ApiVersionCase>> = {
  zero: {
    asked: ['tariff-name', 'contract-term'],
    prices: ['fixed-rate', 'time-of-day-rate'],
    summary: 'tariff-summary',
    finish: 'Yes, connect it',
  },
  anode: {
    asked: [],
    prices: ['fixed-rate', 'time-of-day-rate'],
    summary: 'tariff-summary',
    finish: 'Done',
  },
  busbar: {
    asked: ['tariff-name'],
    prices: ['price-input', 'price-input'],
    summary: 'tariff-list',
    finish: 'Done',
  },
};

for (const apiVersion of Object.keys(API_VERSION_CASES) as ApiVersion[]) {
  const {asked, prices, summary, finish} = API_VERSION_CASES[apiVersion];
  const [fixed, byHour] = prices;
  const at = (page: PageKind) => widgetAt({page, api_version: apiVersion}, {apiVersion});

  const ends = async (widget: Widget): Promise<unknown> => {
    await widget.page(summary);
    widget.press(finish);
    const told = await widget.event('complete');
    await widget.page('session-complete');
    return told;
  };

  const arriveAtLogin = async (): Promise<{widget: Widget; address: string}> => {
    const widget = await at('postal-address');
    let address = '';
    widget.element.addEventListener('flatpeak-redirect', event => (address = event.url));
    await walk(widget, ['postal-address']);
    await choose(widget, providers['direct, changing price'] ?? '');
    await widget.page('redirect');
    widget.press('Continue to sign in');
    expect(address).to.match(/\/login\/.+fp_cot=cot_/);
    return {widget, address};
  };

  const WAYS: readonly {sample: ProviderSample; pages: readonly PageKind[]}[] = [
    {sample: 'library', pages: ['tariff-select']},
    {sample: 'manual', pages: ['tariff-structure', fixed, ...asked]},
  ];

  describe(`the four ways to a connected tariff, in ${apiVersion}`, () => {
    for (const {sample, pages} of WAYS) {
      it(`${sample}: through ${pages.join(', ')}`, async () => {
        const widget = await at('postal-address');
        await walk(widget, ['postal-address']);
        await choose(widget, providers[sample] ?? '');
        await walk(widget, pages);
        expect(await ends(widget)).to.include({outcome: 'saved', provider: providers[sample]});
        expect(widget.count('complete')).to.equal(1);
      });
    }

    it('market: with what is added to the price', async () => {
      const widget = await at('postal-address');
      await walk(widget, ['postal-address']);
      await choose(widget, providers.market ?? '');
      await widget.page('tariff-structure');
      widget.choose('MARKET');
      await walk(widget, ['surcharge', ...asked]);
      await widget.page(summary);
      expect(widget.find('svg').length).to.be.greaterThan(0);
      expect(await ends(widget)).to.include({outcome: 'saved'});
    });

    it('hours: a day and a night price, entered by hand', async () => {
      const widget = await at('tariff-structure');
      await widget.page('tariff-structure');
      widget.choose('TIME_OF_DAY');
      await walk(widget, [byHour, ...asked]);
      await ends(widget);
      const posted = sent
        .map(({data}) => data)
        .find(data => Object.hasOwn(Object(data) as object, 'hours'));
      expect(posted).to.deep.equal({
        hours: [
          {valid_from: '07:00:00', valid_to: '23:00:00', cost: 0.2412},
          {valid_from: '23:00:00', valid_to: '07:00:00', cost: 0.2412},
        ],
      });
    });

    it('an unlisted provider, by its name', async () => {
      const widget = await at('provider-select');
      await widget.page('provider-select');
      widget.press('I can’t find my supplier');
      await walk(widget, ['provider-name', 'tariff-structure', fixed, ...asked]);
      expect(await ends(widget)).to.include({outcome: 'saved', provider: 'Village Power'});
    });

    for (const [step, kind] of [
      ['allow', summary],
      ['slow', 'connection-pending'],
      ['refuse', 'connection-failed'],
      ['cancel', 'provider-select'],
    ] as const) {
      it(`direct: after “${step}” at the provider`, async () => {
        const {widget, address} = await arriveAtLogin();
        await signIn(address, step);
        // What a return from the login is for the widget.
        await widget.element.start();
        await widget.page(kind);
      });
    }

    it('direct: back from the redirect to another provider', async () => {
      const {widget} = await arriveAtLogin();
      widget.press('Back');
      await choose(widget, providers.library ?? '');
      await widget.page('tariff-select');
    });
  });
}
