import {countryOf, sampleNames, type Sample} from '../../src/simulator/index.js';
import type {Kind} from '../../src/core/index.js';
import {ANSWERS} from './answers.js';
import {expect, sent, simulator, waitUntil, widgetAt, type Widget} from './house.js';

const country = countryOf('GB');
if (!country) throw new Error('The simulator does not know Great Britain.');
const providers = sampleNames(country);

/** Searches a provider by name and chooses it. */
async function choose(widget: Widget, name: string): Promise<void> {
  await widget.page('provider-select');
  widget.type('provider', name);
  const option = () =>
    widget.find('[role="option"]').find(row => row.querySelector('strong')?.textContent === name);
  await waitUntil(option, name);
  option()?.click();
}

/** Goes on with good answers through these pages. */
async function walk(widget: Widget, kinds: readonly Kind[]): Promise<void> {
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

async function arriveAtLogin(): Promise<{widget: Widget; address: string}> {
  const widget = await widgetAt({page: 'postal-address'});
  let address = '';
  widget.element.addEventListener('flatpeak-redirect', event => (address = event.url));
  await walk(widget, ['postal-address']);
  await choose(widget, providers['direct, changing price'] ?? '');
  await widget.page('redirect');
  widget.press('Continue to sign in');
  expect(address).to.match(/\/login\/.+fp_cot=cot_/);
  return {widget, address};
}

const WAYS: readonly {sample: Sample; pages: readonly Kind[]}[] = [
  {sample: 'library', pages: ['tariff-select', 'tariff-summary']},
  {
    sample: 'manual',
    pages: ['tariff-structure', 'fixed-rate', 'tariff-name', 'contract-term', 'tariff-summary'],
  },
];

describe('the four ways to a connected tariff', () => {
  for (const {sample, pages} of WAYS) {
    it(`${sample}: through ${pages.join(', ')}`, async () => {
      const widget = await widgetAt({page: 'postal-address'});
      await walk(widget, ['postal-address']);
      await choose(widget, providers[sample] ?? '');
      await walk(widget, pages);
      await widget.page('session-complete');
      expect(await widget.hears('complete')).to.include({outcome: 'saved'});
    });
  }

  it('market: with what is added to the price', async () => {
    const widget = await widgetAt({page: 'postal-address'});
    await walk(widget, ['postal-address']);
    await choose(widget, providers.market ?? '');
    await widget.page('tariff-structure');
    widget.choose('MARKET');
    widget.press('Next');
    await walk(widget, ['surcharge', 'tariff-name', 'contract-term']);
    await widget.page('tariff-summary');
    expect(widget.find('svg').length).to.be.greaterThan(0);
    widget.press('Save');
    expect(await widget.hears('complete')).to.include({outcome: 'saved', tariff: 'Super Saver'});
  });

  it('hours: a day and a night price, entered by hand', async () => {
    const widget = await widgetAt({page: 'tariff-structure'});
    await widget.page('tariff-structure');
    widget.choose('TIME_OF_DAY');
    widget.press('Next');
    await walk(widget, ['time-of-day-rate', 'tariff-name', 'contract-term', 'tariff-summary']);
    await widget.page('session-complete');
    const hours = sent.find(({route}) => route === 'rate_tod_capture')?.['data'];
    expect(hours).to.deep.equal({
      hours: [
        {valid_from: '07:00:00', valid_to: '23:00:00', cost: 0.2412},
        {valid_from: '23:00:00', valid_to: '07:00:00', cost: 0.2412},
      ],
    });
  });

  it('an unlisted provider, by its name', async () => {
    const widget = await widgetAt({page: 'provider-select'});
    await widget.page('provider-select');
    widget.press('My provider is not listed');
    await walk(widget, ['provider-name', 'tariff-structure', 'fixed-rate']);
    await walk(widget, ['tariff-name', 'contract-term', 'tariff-summary']);
    expect(await widget.hears('complete')).to.include({
      outcome: 'saved',
      provider: 'Village Power',
    });
  });

  for (const [step, kind] of [
    ['allow', 'tariff-summary'],
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
