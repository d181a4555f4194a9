import {expect} from '@open-wc/testing';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import {define} from '../../../src/elements/define-all.js';
import {loadDeferredPages} from '../../../src/elements/connect/page-loader.js';
import {PAGES} from '../../../src/pages/registry.js';
import type {RateEntry} from '../../../src/protocol/rates.js';
import type {DataOf, Page} from '../../../src/protocol/routes.js';
import type {PageActionEvent} from '../../../src/ui/events.js';
import {expectAccessible} from '../../support/browser/axe.js';
import {place} from '../../support/browser/site-page.js';
import {shapeOf} from '../../support/browser/shape.js';

define();
await loadDeferredPages();

/** A day of half hours in Tokyo, where no machine that runs these tests lives: cheap at night. */
const NOW = Date.parse('2024-06-15T18:40:00+09:00');
const price = (hour: number): number =>
  hour < 6 ? 0.0812 : hour >= 17 && hour < 20 ? 0.3412 : 0.2;

function day(date: string, cost = price): RateEntry[] {
  const start = Date.parse(`${date}T00:00:00Z`);
  const wall = (half: number) =>
    `${new Date(start + half * 1_800_000).toISOString().slice(0, 19)}+09:00`;
  return Array.from({length: 48}, (_, half) => ({
    valid_from: wall(half),
    valid_to: wall(half + 1),
    cost: cost(half / 2),
    confidence: 1,
  }));
}

type Data = DataOf<'tariff-summary'>;
type Patch = Partial<Omit<Data, 'tariff'>> & {tariff?: Partial<Data['tariff']>};

const TODAY = day('2024-06-15');
const rates = (today = TODAY, tomorrow: RateEntry[] = []) => ({yesterday: [], today, tomorrow});

async function show(patch: Patch = {}, frame: Partial<Page<'tariff-summary'>> = {}) {
  const page = new PAGES['tariff-summary']();
  const data: Data = {
    currency_code: 'GBP',
    cost: null,
    market_rates_source: false,
    provider: {id: 'p', display_name: 'Octopus Energy', logo_url: ''},
    rates: rates(),
    ...patch,
    tariff: {
      name: 'Agile',
      status: '',
      structure_type: 'MARKET',
      contract_end_date: null,
      contract_term_type: undefined,
      reconnect_required: false,
      tiered: false,
      ...patch.tariff,
    },
  };
  const actions: string[] = [];
  Object.assign(page, {now: NOW});
  page.page = {
    kind: 'tariff-summary',
    route: 'summary_tou_confirm',
    direction: 'IMPORT',
    live_mode: false,
    actions: ['SAVE', 'EDIT', 'DISCONNECT'],
    data,
    ...frame,
  };
  page.addEventListener('page-action', event => {
    actions.push((event as PageActionEvent).action);
  });
  place().append(page);
  const settle = () => page.updateComplete;
  const root = page.renderRoot;
  await settle();
  const text = (node: Element | null | undefined) =>
    node?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const all = (selector: string) => [...root.querySelectorAll(selector)].map(text);
  const button = (name: string) => {
    const found = [...root.querySelectorAll('button')].find(each => text(each) === name);
    if (!found) throw new Error(`no button ${name}: ${all('button').join(', ')}`);
    return found;
  };
  /** From where to where the bars of the chart go, in percent of the day. */
  const bars = () =>
    [...root.querySelectorAll('[part="chart"] :is(.usual, .cheap, .dear)')]
      .flatMap(path => [...(path.getAttribute('d') ?? '').matchAll(/M(\S+) [^M]+?H(\S+?)V/g)])
      .map(([, from, to]) => [Number(from), Number(to)]);
  /** The rows of the table. */
  const rows = () => {
    root.querySelector('summary')?.click();
    return all('tbody tr');
  };
  return {page, root, actions, settle, text, all, bars, rows, button};
}

describe('the summary of a changing tariff', () => {
  it('shows the price now, at the location’s time and not at the viewer’s', async () => {
    const {root, text} = await show();
    expect(text(root.querySelector('[part="price"]'))).to.equal('Price now 34.12 p/kWh');
  });

  it('finds the price now among yesterday’s and tomorrow’s when midnight has passed', async () => {
    const tomorrow = day('2024-06-16', () => 0.5);
    const {page, root, settle, text} = await show({rates: rates(TODAY, tomorrow)});
    Object.assign(page, {now: Date.parse('2024-06-16T00:10:00+09:00')});
    await settle();
    expect(text(root.querySelector('[part="price"]'))).to.equal('Price now 50.00 p/kWh');
  });

  it('names the cheapest and the dearest hours by the location’s clock', async () => {
    const {all} = await show();
    expect(all('figcaption')).to.deep.equal(['Today 8.12 – 34.12 p/kWh']);
    expect(all('figure dl div')).to.deep.equal([
      'Cheapest 12:00 AM – 6:00 AM',
      'Most expensive 5:00 PM – 8:00 PM',
    ]);
  });

  it('names the hours of the day under the chart', async () => {
    const {all} = await show();
    const hours = ['12 AM', '6 AM', '12 PM', '6 PM', '12 AM'];
    expect(all('[part="chart"] text:not(.name)')).to.deep.equal(hours);
  });

  it('has the same prices in a table, equal neighbours in one row', async () => {
    const {root, all, rows} = await show();
    expect(rows()).to.deep.equal([
      '12:00 AM – 6:00 AM 8.12',
      '6:00 AM – 5:00 PM 20.00',
      '5:00 PM – 8:00 PM Now 34.12',
      '8:00 PM – 12:00 AM 20.00',
    ]);
    expect(root.querySelectorAll('th[scope="row"]').length).to.equal(4);
    expect(all('th[scope="col"]')).to.deep.equal(['Time', 'p/kWh']);
    expect(all('caption')).to.deep.equal(['Today']);
  });

  it('shows every price of a day that changes all the time', async () => {
    const {all, bars, rows} = await show({rates: rates(day('2024-06-15', hour => hour / 100))});
    rows();
    const prices = all('td').map(Number);
    expect(prices).to.deep.equal(Array.from({length: 48}, (_, half) => half / 2));
    expect(bars().length).to.equal(48);
  });

  it('leaves a gap where no price is known, in the chart and in the table', async () => {
    const {rows, bars} = await show({
      rates: rates(TODAY.filter((_, half) => half < 20 || half > 23)),
    });
    expect(rows()).to.include('10:00 AM – 12:00 PM Not known');
    expect(bars().length).to.equal(44);
    const isInGap = ([from, to]: readonly number[]) => Number(to) > 41.7 && Number(from) < 49.9;
    expect(bars().some(isInGap)).to.equal(false);
  });

  it('draws prices below zero below the line', async () => {
    const {root, all, rows} = await show({
      rates: rates(day('2024-06-15', hour => (hour === 13 ? -0.09 : 0.2))),
    });
    const box = (selector: string) =>
      shapeOf(root.querySelector(`[part="chart"] ${selector}`) as Element);
    const zero = box('.zero').top;
    expect(box('.cheap')?.top).to.be.closeTo(zero, 2);
    expect(box('.cheap')?.bottom).to.be.above(zero + 10);
    expect(box('.dear')?.bottom).to.be.closeTo(zero, 2);
    rows();
    expect(all('td')).to.include('−9.00');
  });

  it('says that there are estimates', async () => {
    const today = TODAY.map((rate, half) => (half > 40 ? {...rate, confidence: 0.5} : rate));
    const {all} = await show({rates: rates(today)});
    expect(all('.hint')).to.deep.equal(['Some prices are estimates.']);
  });

  for (const [name, cost, expected] of [
    ['all prices are zero', 0, '0.00'],
    ['all prices are the same', 0.2, '20.00'],
    ['prices are absurd', 1e9, '100,000,000,000.00'],
  ] as const) {
    it(`is drawn where ${name}, without a cheapest hour`, async () => {
      const {root, all, text, bars, rows} = await show({
        rates: rates(day('2024-06-15', () => cost)),
      });
      expect(text(root.querySelector('[part="price"]'))).to.equal(`Price now ${expected} p/kWh`);
      expect(all('figcaption')).to.deep.equal([`Today ${expected} p/kWh`]);
      expect(rows()).to.deep.equal([`12:00 AM – 12:00 AM Now ${expected}`]);
      expect(all('figure dl')).to.deep.equal([]);
      expect(bars().length).to.equal(48);
      expect(root.querySelector('[part="chart"]')?.outerHTML).to.not.match(/NaN|Infinity/);
    });
  }

  it('is drawn for a single price', async () => {
    const [entry] = TODAY;
    const {root, text} = await show({rates: rates(entry ? [entry] : [])});
    expect(text(root.querySelector('[part="price"]'))).to.equal('Price now Not known');
    expect(root.querySelector('[part="chart"]')?.outerHTML).to.not.contain('NaN');
  });

  it('says that the clocks change, and has a row for each of 25 hours', async () => {
    const start = Date.parse('2024-10-27T00:00:00+02:00');
    const wall = (hour: number) => {
      const offset = hour < 3 ? 2 : 1;
      const moment = start + hour * 3_600_000;
      return `${new Date(moment + offset * 3_600_000).toISOString().slice(0, 19)}+0${offset}:00`;
    };
    const today = Array.from({length: 25}, (_, hour) => ({
      ...{valid_from: wall(hour), valid_to: wall(hour + 1)},
      ...{cost: hour / 100, confidence: 1},
    }));
    const {all, rows} = await show({rates: rates(today)});
    rows();
    expect(all('td').map(Number)).to.deep.equal(today.map((_, hour) => hour));
    expect(all('.hint')).to.deep.equal(['The clocks change on this day.']);
  });

  it('replaces everything when the prices are read again', async () => {
    const {page, root, settle, text, rows} = await show();
    expect(rows().length).to.equal(4);
    page.page = {...page.page, data: {...page.page.data, rates: rates(day('2024-06-15', () => 1))}};
    await settle();
    expect(text(root.querySelector('[part="price"]'))).to.equal('Price now 100.00 p/kWh');
    expect(root.querySelectorAll('tbody tr').length).to.equal(1);
  });
});

describe('the chart', () => {
  const tomorrow = day('2024-06-16', hour => hour / 50);

  it('is not there for tomorrow while its prices are not', async () => {
    const {all} = await show();
    expect(all('figcaption strong')).to.deep.equal(['Today']);
  });

  it('has one for each day, and marks now in the right one', async () => {
    const {root, all} = await show({rates: rates(TODAY, tomorrow)});
    expect(all('figcaption strong')).to.deep.equal(['Today', 'Tomorrow']);
    const [now, then] = [...root.querySelectorAll('.now')].map(line =>
      Number(/M(\S+)/.exec(line.getAttribute('d') ?? '')?.[1]),
    );
    expect(now).to.be.closeTo((18 + 40 / 60) / 0.24, 0.01);
    expect(then).to.be.below(0);
  });

  it('fits a narrow phone', async () => {
    try {
      await setViewport({width: 320, height: 640});
      const {page, root} = await show({rates: rates(TODAY, tomorrow)});
      // As much as in the frame, over which the buttons reach.
      page.style.paddingInline = '0.25rem';
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
      for (const label of root.querySelectorAll('summary, button, input'))
        if (label.checkVisibility())
          expect(label.getBoundingClientRect().height).to.be.at.least(44);
    } finally {
      await setViewport({width: 800, height: 600});
    }
  });
});

describe('the summary of rates that repeat every day', () => {
  /** 31 p by day, 9 p from 23:00 to 07:00, or the other way round. */
  const typed = (byDay = 0.31, byNight = 0.09) =>
    ['2024-06-15', '2024-06-16'].map(date =>
      day(date, hour => (hour >= 7 && hour < 23 ? byDay : byNight)),
    ) as [RateEntry[], RateEntry[]];
  const TIME_OF_DAY = {tariff: {structure_type: 'TIME_OF_DAY'}};

  for (const [names, prices] of [
    ['at night', [0.31, 0.09]],
    ['by day', [0.09, 0.31]],
  ] as const)
    it(`has the hours and rates as they were entered, cheap ${names}`, async () => {
      const {all, text, root} = await show({rates: rates(...typed(...prices)), ...TIME_OF_DAY});
      const [byDay, byNight] = prices.map(cost => `${(cost * 100).toFixed(2)} p/kWh`);
      expect(all('figure dl div')).to.deep.equal([
        `7:00 AM – 11:00 PM ${byDay}`,
        `11:00 PM – 7:00 AM ${byNight}`,
      ]);
      expect(text(root.querySelector('[part="price"]'))).to.equal(`Price now ${byDay}`);
      expect(all('figure').length).to.equal(1);
      expect(root.querySelector('[part="chart"], [role="tab"]')).to.equal(null);
      expect(root.querySelectorAll('[part="day"] rect').length).to.equal(3);
    });

  it('knows the rates of a market from those of a customer', async () => {
    const [today, tomorrow] = typed();
    const market = day('2024-06-16', hour => 0.2 + hour / 1000);
    for (const patch of [
      {rates: rates(today, market)},
      {rates: rates(today)},
      {rates: {...rates(today, tomorrow), isZoneUnknown: true}},
      {rates: rates(today.slice(1), tomorrow.slice(1))},
    ])
      expect((await show(patch)).root.querySelector('[part="chart"]')).to.not.equal(null);
    const one = await show({rates: rates(today), ...TIME_OF_DAY});
    expect(one.root.querySelector('[part="chart"]')).to.equal(null);
  });

  it('is one number where the price is always the same', async () => {
    const {all, root} = await show({rates: rates(...typed(0.2, 0.2)), ...TIME_OF_DAY});
    expect(all('[part="price"], .hint')).to.deep.equal([
      'Price now 20.00 p/kWh',
      'The same price all day.',
    ]);
    expect(root.querySelector('figure')).to.equal(null);
  });

  it('can be used by everyone', async () => {
    await expectAccessible((await show({rates: rates(...typed()), ...TIME_OF_DAY})).page);
  });
});

describe('the summary of a tariff with a price that is not known', () => {
  const gap = TODAY.map((entry, half) => (half === 20 ? {...entry, cost: NaN} : entry));

  it('has a gap, and can be saved', async () => {
    const {rows, bars, button, actions} = await show({rates: rates(gap)});
    expect(bars().length).to.equal(47);
    expect(rows().filter(row => row.includes('Not known'))).to.deep.equal([
      '10:00 AM – 10:30 AM Not known',
    ]);
    button('Yes, connect it').click();
    expect(actions).to.deep.equal(['SAVE']);
  });

  it('says in which offset the times are where the zone is not known', async () => {
    const {page} = await show({rates: {...rates(gap), isZoneUnknown: true}});
    expect(page.renderRoot.textContent).to.contain('The times are in UTC+09:00.');
    expect((await show()).page.renderRoot.textContent).to.not.contain('UTC');
  });
});

describe('the summary of any tariff', () => {
  const flat = {rates: rates([]), cost: 0.2412, tariff: {structure_type: 'FIXED'}};

  it('shows the one price of a flat tariff', async () => {
    const {root, text} = await show(flat);
    expect(text(root.querySelector('[part="price"]'))).to.equal('Price now 24.12 p/kWh');
    expect(root.querySelector('[part="chart"]')).to.equal(null);
  });

  for (const patch of [{rates: rates([])}, {rates: rates([]), cost: null}]) {
    it(`says that there is no price, and never 0.00, for ${JSON.stringify(patch)}`, async () => {
      const {page, root, text} = await show(patch);
      expect(text(root.querySelector('[part="price"]'))).to.equal('Price now Not known');
      expect(page.renderRoot.textContent).to.not.contain('0.00');
    });
  }

  for (const [end, words] of [
    ['2025-01-31', 'January 31, 2025'],
    ['2024-01-31', 'January 31, 2024'],
    ['open-ended', 'No end date'],
    [null, 'Not known'],
    ['9999-99-99', 'Not known'],
  ] as const) {
    it(`says "${words}" for a contract until ${end ?? 'nobody knows when'}`, async () => {
      const {all} = await show({tariff: {contract_end_date: end}});
      expect(all('[part="facts"] dd').at(-1)).to.equal(words);
    });
  }

  for (const [type, words] of [
    ['FIXED', 'One rate, day and night'],
    ['TIME_OF_DAY', 'Different rates at set times'],
    ['MARKET', 'Follows the market'],
    ['DYNAMIC', 'New prices every hour or half hour'],
    ['SOME_NEW_THING', 'Some new thing'],
  ] as const) {
    it(`calls ${type} "${words}"`, async () => {
      const {all} = await show({tariff: {structure_type: type}});
      expect(all('[part="facts"] div')).to.deep.equal([
        'Tariff Agile',
        `Rate type ${words}`,
        'Contract ends Not known',
      ]);
    });
  }

  it('says that prices come from the market, and that steps of consumption are not shown', async () => {
    const {root, text} = await show({market_rates_source: true, tariff: {tiered: true}});
    expect(text(root.querySelector('form'))).to.contain('These are market prices');
    expect(text(root.querySelector('[part="notice"]'))).to.contain('price you start on');
  });
});

describe('what can be done with a tariff', () => {
  it('is saved with the main button, or edited', async () => {
    const {actions, button} = await show();
    button('Yes, connect it').click();
    button('Edit').click();
    expect(actions).to.deep.equal(['SAVE', 'EDIT']);
    expect(button('Yes, connect it').getAttribute('part')).to.contain('primary');
  });

  it('is not disconnected before it was asked for twice', async () => {
    const {actions, button, settle} = await show();
    button('Disconnect').click();
    await settle();
    expect(actions).to.deep.equal([]);
    button('Yes, disconnect').click();
    expect(actions).to.deep.equal(['DISCONNECT']);
  });

  it('stays connected when the customer thinks better of it, by keyboard', async () => {
    const {actions, button, settle, all} = await show();
    button('Disconnect').focus();
    await sendKeys({press: 'Enter'});
    await settle();
    await sendKeys({press: 'Enter'});
    await settle();
    expect(actions).to.deep.equal([]);
    expect(all('[part="actions"] button')).to.deep.equal(['Yes, connect it', 'Edit', 'Disconnect']);
  });

  it('offers a way to connect again where the provider asks for it', async () => {
    const tariff = {reconnect_required: true};
    const offered = await show({tariff}, {actions: ['SAVE', 'EDIT', 'RECONNECT', 'DISCONNECT']});
    offered.button('Reconnect').click();
    expect(offered.actions).to.deep.equal(['RECONNECT']);
    expect(offered.all('[part="actions"] button')).to.deep.equal([
      'Yes, connect it',
      'Edit',
      'Disconnect',
    ]);

    const edited = await show({tariff});
    edited.button('Reconnect').click();
    expect(edited.actions).to.deep.equal(['EDIT']);
  });

  it('has the next best as its main button where it can’t be saved', async () => {
    const {root, text} = await show({}, {actions: ['EDIT', 'DISCONNECT']});
    expect(text(root.querySelector('[part~="primary"]'))).to.equal('Edit');
    expect(text(root.querySelector('h2'))).to.equal('Your tariff');
  });

  it('offers nothing that the service does not, only to look again', async () => {
    const {all} = await show({tariff: {reconnect_required: true}}, {actions: []});
    expect(all('button')).to.deep.equal(['Try again']);
  });

  for (const code of ['action_missing', 'action_invalid', 'data_json_invalid']) {
    it(`says above the tariff what was wrong: ${code}`, async () => {
      const {page, root, settle, text} = await show();
      let heard = '';
      page.addEventListener('page-announce', event => (heard = event.text));
      page.problem = {code, message: 'Words for developers'};
      await settle();
      const problem = text(root.querySelector('[part="problem"]'));
      expect(problem).to.match(/^\w.*\.$/);
      expect(problem).to.not.contain('developers');
      expect(heard).to.equal(problem);
    });
  }

  it('can be used by everyone, in light and dark', async () => {
    const {page, root, settle, button} = await show({
      rates: rates(TODAY, day('2024-06-16')),
      market_rates_source: true,
      tariff: {tiered: true, reconnect_required: true},
    });
    root.querySelector('summary')?.click();
    await expectAccessible(page);
    button('Disconnect').click();
    await settle();
    await expectAccessible(page);
  });
});
