import {expect} from '@open-wc/testing';
import {sendKeys, sendMouse, setViewport} from '@web/test-runner-commands';
import '../../../../src/index.js';
import type {FlatpeakPrices} from '../../../../src/index.js';
import {expectAccessible} from '../../../support/browser/axe.js';
import {place} from '../../../support/browser/site-page.js';

const HOUR = 3_600_000;
/** A summer day in London. */
const MIDNIGHT = Date.parse('2026-06-14T23:00:00Z');
const NOW = MIDNIGHT + 10.25 * HOUR;

/** 10 p at midnight, a penny more with each hour; no price from 20:00 to 21:00. */
const rising = (hour: number) => (Math.floor(hour) % 24 === 20 ? null : 0.1 + hour / 100);

interface Series {
  hours?: number;
  minutes?: number;
  price?: (hour: number) => number | null;
  start?: number;
}

function seriesOf({hours = 48, minutes = 30, price = rising, start = MIDNIGHT}: Series) {
  const write = (hour: number) => new Date(start + hour * HOUR).toISOString();
  const step = minutes / 60;
  const data = Array.from({length: hours / step}, (_, index) => ({
    valid_from: write(index * step),
    valid_to: write((index + 1) * step),
    tariff: {rate: price(index * step), confidence: 1},
  }));
  return {location_timezone: 'Europe/London', currency_code: 'GBP', data};
}

async function show(series: Series = {}, more: Partial<FlatpeakPrices> = {}) {
  const element = document.createElement('flatpeak-prices');
  Object.assign(element, {lang: 'en-GB', now: NOW, prices: seriesOf(series), ...more});
  place().append(element);
  await element.updateComplete;
  const find = <E extends Element = HTMLElement>(selector: string) => [
    ...element.renderRoot.querySelectorAll<E>(selector),
  ];
  const all = (selector: string) =>
    find(selector).map(({textContent}) => textContent.replace(/\s+/g, ' ').trim());
  const slider = (day = 0) => find<HTMLInputElement>('input')[day] as HTMLInputElement;
  return {
    ...{element, find, all, slider},
    caption: (day = 0) => all('figcaption')[day],
    spoken: (day = 0) => slider(day).getAttribute('aria-valuetext')?.replace(/\s/g, ' '),
    /** Where a share of the day is on the screen. */
    at(share: number, day = 0): [number, number] {
      const {left, top, width, height} = slider(day).getBoundingClientRect();
      return [Math.round(left + width * share), Math.round(top + height / 2)];
    },
  };
}

const RANGE = 'Today 10.00 – 33.50 p/kWh';

describe('a price in the chart', () => {
  before(() => setViewport({width: 800, height: 800}));
  after(() => setViewport({width: 800, height: 600}));

  it('is read below the mouse, until the mouse leaves', async () => {
    const {at, caption, spoken, find} = await show();
    expect(caption()).to.equal(RANGE);
    await sendMouse({type: 'move', position: at(18.75 / 24)});
    expect(caption()).to.equal('18:30 – 19:00 28.50 p/kWh');
    expect(spoken()).to.equal('18:30 to 19:00, 28.50 p/kWh');
    expect(find('.reading').length).to.equal(1);
    await sendMouse({type: 'move', position: [2, 2]});
    expect(caption()).to.equal(RANGE);
    expect(find('.reading')).to.be.empty;
  });

  it('follows a drag beyond the edges of the chart', async () => {
    const {at, caption} = await show();
    await sendMouse({type: 'move', position: at(0.5)});
    await sendMouse({type: 'down'});
    const [x, y] = at(6.25 / 24);
    await sendMouse({type: 'move', position: [x, y + 200]});
    expect(caption()).to.equal('06:00 – 06:30 16.00 p/kWh');
    await sendMouse({type: 'move', position: [0, y]});
    expect(caption()).to.equal('00:00 – 00:30 10.00 p/kWh');
    await sendMouse({type: 'up'});
  });

  /** A finger; no command of the runner sends one. */
  const touch = (slider: HTMLInputElement, type: string, [clientX, clientY]: [number, number]) =>
    slider.dispatchEvent(
      new PointerEvent(type, {
        ...{clientX, clientY, bubbles: true, pointerType: 'touch', pointerId: 1, buttons: 1},
      }),
    );

  it('is read by a finger, and stays when the finger is lifted', async () => {
    const {at, caption, slider} = await show({minutes: 15});
    // A finger that nothing real stands for can’t be captured.
    slider().setPointerCapture = () => {};
    touch(slider(), 'pointerdown', at(0.5));
    expect(caption()).to.equal('12:00 – 12:15 22.00 p/kWh');
    touch(slider(), 'pointermove', at(0.5 + 1.25 / 96));
    expect(caption()).to.equal('12:15 – 12:30 22.25 p/kWh');
    touch(slider(), 'pointerup', at(0.5 + 1.25 / 96));
    touch(slider(), 'pointerleave', at(0.5 + 1.25 / 96));
    expect(caption()).to.equal('12:15 – 12:30 22.25 p/kWh');
  });

  it('is not read by a finger that scrolls the page', async () => {
    const {at, caption, slider} = await show();
    slider().setPointerCapture = () => {};
    expect(getComputedStyle(slider()).touchAction).to.equal('pan-y');
    touch(slider(), 'pointerdown', at(0.5));
    touch(slider(), 'pointercancel', at(0.5));
    expect(caption()).to.equal(RANGE);
  });

  it('is the one now at first, and is read with the keyboard', async () => {
    const {slider, caption, spoken} = await show();
    expect(spoken()).to.equal('10:00 to 10:30, 20.00 p/kWh');
    slider().focus();
    expect(caption()).to.equal('10:00 – 10:30 20.00 p/kWh');
    for (const [key, words] of [
      ['ArrowRight', '10:30 – 11:00 20.50 p/kWh'],
      ['ArrowUp', '11:00 – 11:30 21.00 p/kWh'],
      ['ArrowLeft', '10:30 – 11:00 20.50 p/kWh'],
      ['PageUp', '11:30 – 12:00 21.50 p/kWh'],
      ['PageDown', '10:30 – 11:00 20.50 p/kWh'],
      ['End', '23:30 – 00:00 33.50 p/kWh'],
      ['PageUp', '23:30 – 00:00 33.50 p/kWh'],
      ['Home', '00:00 – 00:30 10.00 p/kWh'],
      ['Escape', RANGE],
      ['ArrowRight', '00:30 – 01:00 10.50 p/kWh'],
    ] as const) {
      await sendKeys({press: key});
      expect(caption(), key).to.equal(words);
    }
    slider().blur();
    expect(caption()).to.equal(RANGE);
  });

  it('keeps Escape from closing what is around, only while it is read', async () => {
    const {slider, element} = await show();
    let escapes = 0;
    element.addEventListener('keydown', ({key}) => (escapes += Number(key === 'Escape')));
    slider().focus();
    await sendKeys({press: 'Escape'});
    expect(escapes).to.equal(0);
    await sendKeys({press: 'Escape'});
    expect(escapes).to.equal(1);
  });

  it('is read where a screen reader moves the slider', async () => {
    const {slider, spoken} = await show();
    slider().value = '3';
    slider().dispatchEvent(new Event('input', {bubbles: true}));
    expect(spoken()).to.equal('01:30 to 02:00, 11.50 p/kWh');
    expect(slider().ariaLabel).to.equal('Today, price by time');
  });

  it('may be unknown', async () => {
    const {at, caption} = await show();
    await sendMouse({type: 'move', position: at(20.5 / 24)});
    expect(caption()).to.equal('20:00 – 21:00 Not known');
  });

  it('is as long as it stays the same', async () => {
    const {slider, caption} = await show({price: hour => (hour % 24 < 7 ? 0.09 : 0.31)});
    slider().focus();
    expect(caption()).to.equal('07:00 – 00:00 31.00 p/kWh');
    await sendKeys({press: 'PageDown'});
    expect(caption()).to.equal('00:00 – 07:00 9.00 p/kWh');
  });

  it('names which of two equal hours it is', async () => {
    const start = Date.parse('2026-10-24T23:00:00Z');
    const {slider, caption} = await show({hours: 25, minutes: 60, start}, {now: start + HOUR});
    slider().focus();
    expect(caption()).to.equal('01:00 – 02:00 (before the clocks change) 11.00 p/kWh');
    await sendKeys({press: 'ArrowRight'});
    expect(caption()).to.equal('01:00 – 02:00 (after the clocks change) 12.00 p/kWh');
  });

  for (const width of [320, 800])
    for (const lang of ['en-US', 'de', 'ar'])
      it(`moves nothing when it is read at ${width} pixels in ${lang}`, async () => {
        await setViewport({width, height: 800});
        const {element, slider} = await show({price: hour => 1.1 + hour / 100}, {lang});
        await element.updateComplete;
        const {top, bottom} = slider().getBoundingClientRect();
        for (const key of ['End', 'PageDown', 'Home']) {
          slider().focus();
          await sendKeys({press: key});
          const now = slider().getBoundingClientRect();
          expect([now.top, now.bottom], key).to.deep.equal([top, bottom]);
        }
        await setViewport({width: 800, height: 800});
      });
});

describe('the price axis', () => {
  const axisOf = async (price: (hour: number) => number, currency_code = 'GBP') => {
    const prices = {...seriesOf({hours: 24, price}), currency_code};
    const {all} = await show({}, {prices, lang: 'fr'});
    return all('.axis text');
  };

  it('has round numbers in the unit of the prices', async () => {
    expect(await axisOf(hour => 0.1 + hour / 100)).to.deep.equal(['0', '20']);
    expect(await axisOf(hour => hour / 100 - 0.1)).to.deep.equal(['−10', '0', '10']);
    expect(await axisOf(hour => hour / 100, 'EUR')).to.deep.equal(['0,0', '0,1', '0,2']);
    expect(await axisOf(hour => hour / 1e3)).to.deep.equal(['0', '1', '2']);
  });

  it('has its lines where the bars end', async () => {
    const {find} = await show({price: hour => (hour % 24 < 12 ? 0.2 : 0.1)});
    const label = find('.axis text').at(-1)?.getBoundingClientRect();
    const bar = find('[part="chart"] .dear')[0]?.getBoundingClientRect();
    expect((label?.top ?? 0) + (label?.height ?? 0) / 2).to.be.closeTo(bar?.top ?? 0, 3);
  });
});

describe('now and the cheapest time', () => {
  it('have names above the bars that never cover each other', async () => {
    const cheap = (from: number) => (hour: number) => (hour >= from && hour < from + 2 ? 0.1 : 0.3);
    for (const [now, from] of [
      [0, 0.5],
      [9.5, 10],
      [10, 22],
      [21, 22],
    ] as const)
      for (const width of [320, 800]) {
        await setViewport({width, height: 800});
        const {find, all} = await show(
          {hours: 24, price: cheap(from)},
          {now: MIDNIGHT + now * HOUR, cheapestHours: 2},
        );
        expect(all('.name').sort()).to.deep.equal(['Cheapest', 'Now']);
        const [a, b] = find('.name')
          .map(name => name.getBoundingClientRect())
          .sort((one, other) => one.left - other.left);
        expect(a?.right ?? 0, `${now} ${from} ${width}`).to.be.below(b?.left ?? 0);
        const card = find('section')[0]?.getBoundingClientRect();
        expect(a?.left).to.be.above(card?.left ?? Infinity);
        expect(b?.right).to.be.below(card?.right ?? 0);
      }
    await setViewport({width: 800, height: 800});
  });

  it('are marked in the table', async () => {
    const {find, all} = await show(
      {hours: 24, price: hour => (hour >= 12 && hour < 14 ? 0.1 : 0.3 + hour / 1000)},
      {cheapestHours: 2},
    );
    find('summary')[0]?.click();
    expect(all('tr').filter(row => /Now|Cheapest/.test(row))).to.deep.equal([
      '10:00 – 10:30 Now 31.00',
      '12:00 – 14:00 Cheapest 10.00',
    ]);
  });
});

describe('today and tomorrow', () => {
  const shownDays = ({all, find}: Awaited<ReturnType<typeof show>>) =>
    find('figure, [part="note"]').filter(day => day.checkVisibility()).length +
    all('nothing').length;

  it('are side by side where there is room', async () => {
    await setViewport({width: 800, height: 800});
    const shown = await show();
    expect(shownDays(shown)).to.equal(2);
    expect(shown.find('[role="tab"]').some(tab => tab.checkVisibility())).to.equal(false);
  });

  it('are tabs on a phone, one of which is in the order of the keyboard', async () => {
    await setViewport({width: 390, height: 800});
    const shown = await show();
    const tabs = shown.find<HTMLButtonElement>('[role="tab"]');
    const selected = () => shown.all('[aria-selected="true"]');
    expect(shownDays(shown)).to.equal(1);
    expect(tabs.map(({tabIndex}) => tabIndex)).to.deep.equal([0, -1]);
    tabs[1]?.click();
    expect(selected()).to.deep.equal(['Tomorrow']);
    expect(shown.slider(1).checkVisibility()).to.equal(true);
    tabs[1]?.focus();
    for (const [key, day] of [
      ['ArrowLeft', 'Today'],
      ['ArrowLeft', 'Tomorrow'],
      ['Home', 'Today'],
      ['End', 'Tomorrow'],
      ['ArrowRight', 'Today'],
    ] as const) {
      await sendKeys({press: key});
      expect(selected(), key).to.deep.equal([day]);
      expect(shown.element.shadowRoot?.activeElement?.textContent.trim()).to.equal(day);
    }
    await expectAccessible(shown.element);
    await setViewport({width: 800, height: 600});
  });

  it('have a small note in place of prices that are not there yet', async () => {
    await setViewport({width: 390, height: 800});
    const shown = await show({hours: 24});
    shown.find('[role="tab"]')[1]?.click();
    expect(shownDays(shown)).to.equal(1);
    expect(shown.find('[part="note"]')[0]?.getBoundingClientRect().height).to.be.below(120);
    await setViewport({width: 800, height: 600});
  });
});
