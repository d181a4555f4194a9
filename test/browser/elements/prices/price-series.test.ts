import {expect} from '@open-wc/testing';
import '../../../../src/index.js';
import type {FlatpeakPrices} from '../../../../src/index.js';
import {place} from '../../../support/browser/site-page.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A summer day in Berlin. */
const MIDNIGHT = Date.parse('2026-06-14T22:00:00Z');
const NOW = MIDNIGHT + 9.5 * HOUR;

interface Entry {
  valid_from: string;
  valid_to: string;
  tariff: {rate: number | null; confidence: number};
}

/** A price from one moment to another. */
const entry = (from: number, to: number, rate: number | null): Entry => ({
  valid_from: new Date(from).toISOString(),
  valid_to: new Date(to).toISOString(),
  tariff: {rate, confidence: 1},
});

/** Prices one after another, by their number. */
const every = (
  minutes: number,
  count: number,
  rate: (index: number) => number | null,
  start = MIDNIGHT,
) =>
  Array.from({length: count}, (_, index) => {
    const from = start + index * minutes * MINUTE;
    return entry(from, from + minutes * MINUTE, rate(index));
  });

async function show(
  data: readonly unknown[],
  more: Partial<FlatpeakPrices> = {},
  frame: object = {},
) {
  const element = document.createElement('flatpeak-prices');
  const prices = {location_timezone: 'Europe/Berlin', currency_code: 'EUR', data, ...frame};
  const loaded: unknown[] = [];
  element.addEventListener('flatpeak-prices-loaded', ({detail}) => loaded.push(detail.unreadable));
  Object.assign(element, {lang: 'en-GB', now: NOW, prices, ...more});
  place().append(element);
  await element.updateComplete;
  element.renderRoot.querySelector('summary')?.click();
  const all = (selector: string) =>
    [...element.renderRoot.querySelectorAll(selector)].map(node =>
      node.textContent.replace(/\s+/g, ' ').trim(),
    );
  return {
    all,
    loaded,
    text: all('section').join(' '),
    /** The bars of the first chart. */
    bars: [
      ...(element.renderRoot
        .querySelector('[part="chart"]')
        ?.querySelectorAll('.usual, .cheap, .dear') ?? []),
    ].flatMap(path => [...(path.getAttribute('d') ?? '').matchAll(/M(\S+) [^M]+?H(\S+?)V/g)])
      .length,
    rows: all('tbody tr'),
  };
}

const rising = (index: number) => 0.1 + index / 1000;

describe('prices as services send them', () => {
  it('have no gaps where each ends one second before the next begins', async () => {
    const day = (rate: (index: number) => number) =>
      every(60, 24, rate).map(({valid_to, ...rest}) => ({
        ...rest,
        valid_to: new Date(Date.parse(valid_to) - 1000).toISOString(),
      }));
    const shown = await show(day(rising), {cheapestHours: 3});
    expect(shown.rows.length).to.equal(24);
    expect(shown.text).to.not.contain('Not known');
    expect(shown.text).to.contain('Cheapest 3 hours: 09:30 – 12:30');
    const flat = await show(
      day(() => 0.2),
      {cheapestHours: 3},
    );
    expect(flat.text).to.contain('The same price all day.');
  });

  it('are one a quarter where some come again with another price, and all come twice', async () => {
    const quarters = every(15, 96, rising);
    const corrections = every(15, 96, index => 0.5 + index / 1000).filter((_, i) => i % 4 === 0);
    const once = [...quarters, ...corrections];
    const {rows, bars, all} = await show([...once, ...once].reverse());
    expect([rows.length, bars]).to.deep.equal([96, 96]);
    const again = await show([...once, ...once]);
    expect(again.rows[0]).to.equal('00:00 – 00:15 50.00');
    expect(all('figcaption')[0]).to.equal('Today 10.00 – 19.50 ct/kWh');
  });

  it('have a gap where one is null or makes no sense, and the site is notified', async () => {
    const odd = [null, {valid_from: 'soon'}, 'x'];
    const hours = every(60, 24, index => (index === 9 ? null : rising(index)));
    const {text, rows, loaded} = await show([...hours, ...odd], {cheapestHours: 3});
    expect(text).to.contain('Price now Not known');
    expect(rows[9]).to.equal('09:00 – 10:00 Now Not known');
    expect(text).to.contain('Cheapest 3 hours: 10:00 – 13:00');
    expect(loaded).to.deep.equal([
      ['prices.data.9', 'prices.data.24', 'prices.data.25', 'prices.data.26'],
    ]);
  });

  it('may have steps of five minutes, and of several lengths', async () => {
    const fine = await show(every(5, 288, index => rising(index % 100)));
    expect([fine.rows.length, fine.bars]).to.deep.equal([288, 288]);
    const mixed = await show(
      [
        ...every(60, 8, rising),
        ...every(5, 96, index => 0.05 + index / 10_000, MIDNIGHT + 8 * HOUR),
        ...every(30, 16, rising, MIDNIGHT + 16 * HOUR),
      ],
      {cheapestHours: 1},
    );
    expect(mixed.rows.length).to.equal(120);
    expect(mixed.text).to.contain('Cheapest hour: 09:30 – 10:30');
  });

  it('are never written as a negative zero', async () => {
    for (const lang of ['de', 'en', 'sv', 'ar']) {
      const {text} = await show(
        every(60, 24, () => -0.00003),
        {lang},
      );
      expect(text).to.match(/[0٠][.,٫][0٠]{2}/);
      expect(text).to.not.match(/[-−]\s*[0٠][.,٫]/);
    }
  });
});

describe('the day on which the clocks go back', () => {
  const start = Date.parse('2026-10-24T22:00:00Z');
  const now = start + MINUTE;
  const dayWith = (cheap: number) =>
    every(15, 100, index => (Math.floor(index / 4) === cheap ? 0.05 : rising(index)), start);
  const WRITTEN = {location_timezone: ''};
  const inOffsets = (data: readonly Entry[]) =>
    data.map(({valid_from, valid_to, tariff}) => {
      const write = (moment: number, before: number) => {
        const hours = before < Date.parse('2026-10-25T01:00:00Z') ? 2 : 1;
        const text = new Date(moment + hours * HOUR).toISOString().slice(0, 19);
        return `${text}+0${hours}:00`;
      };
      const [from, to] = [Date.parse(valid_from), Date.parse(valid_to)];
      return {valid_from: write(from, from), valid_to: write(to, to), tariff};
    });

  for (const [hour, words] of [
    [1, '01:00 – 02:00'],
    [2, '02:00 – 03:00 (before the clocks change)'],
    [3, '02:00 – 03:00 (after the clocks change)'],
    [4, '03:00 – 04:00'],
  ] as const)
    it(`names the cheapest hour ${words}, by a zone and by offsets`, async () => {
      const data = dayWith(hour);
      for (const shown of [
        await show(data, {now, cheapestHours: 1}),
        await show(inOffsets(data), {now, cheapestHours: 1}, WRITTEN),
      ]) {
        expect(shown.all('[part="cheapest"] p:first-child')[0]).to.equal(`Cheapest hour: ${words}`);
        expect(shown.all('dl .cheap dd')[0]).to.equal(words);
        expect(new Set(shown.rows.map(row => row.replace(/ \S+$/, ''))).size).to.equal(
          shown.rows.length,
        );
      }
    });

  it('names a time that begins before the change and ends after it', async () => {
    const half = every(30, 50, index => (index === 5 || index === 6 ? 0.05 : rising(index)), start);
    const {all} = await show(half, {now, cheapestHours: 1});
    expect(all('[part="cheapest"] p:first-child')[0]).to.equal(
      'Cheapest hour: 02:30 (before the clocks change) – 02:30 (after the clocks change)',
    );
  });

  it('says nothing of the kind on the day on which they go forward, or on any other', async () => {
    for (const day of ['2026-03-28T23:00:00Z', '2026-06-14T22:00:00Z']) {
      const at = Date.parse(day);
      const {text} = await show(every(60, 24, rising, at), {now: at + MINUTE, cheapestHours: 1});
      expect(text).to.not.contain('the clocks change)');
    }
  });
});

describe('a time zone that the browser does not know', () => {
  const local = every(60, 24, rising).map(({valid_from, valid_to, tariff}) => {
    const write = (text: string) =>
      `${new Date(Date.parse(text) + 2 * HOUR).toISOString().slice(0, 19)}+02:00`;
    return {valid_from: write(valid_from), valid_to: write(valid_to), tariff};
  });

  for (const location_timezone of ['America/Not_There', '', undefined])
    it(`leaves the times as they are written, with a remark: ${location_timezone}`, async () => {
      const {text, rows} = await show(local, {cheapestHours: 3}, {location_timezone});
      expect(text).to.contain('Price now 10.90 ct/kWh');
      expect(rows[0]).to.equal('00:00 – 01:00 10.00');
      expect(text).to.contain('Cheapest 3 hours: 09:30 – 12:30');
      expect(text).to.contain('The times are in UTC+02:00.');
    });

  it('is not mentioned where the zone is known, or the price never changes', async () => {
    expect((await show(local)).text).to.not.contain('UTC');
    const flat = local.map(rate => ({...rate, tariff: {rate: 0.2}}));
    expect((await show(flat, {}, {location_timezone: ''})).text).to.not.contain('UTC');
  });
});
