import {expect, fixture, html} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import {HttpResponse} from 'msw';
import {REQUEST_TIMEOUT_MS} from '../../../../src/core/http.js';
import '../../../../src/index.js';
import type {FlatpeakPrices} from '../../../../src/index.js';
import {boundsOf} from '../../../../src/simulator/world/zone.js';
import {expectAccessible} from '../../../support/browser/axe.js';
import {
  answerWith,
  asked,
  connect,
  NOW,
  refusal,
  signOut,
} from '../../../support/browser/companion.js';
import {place as placeInPage} from '../../../support/browser/site-page.js';
import {shapeOf} from '../../../support/browser/shape.js';
import {waitUntil} from '../../../support/browser/wait.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const URL_OF_PRICES = '/flatpeak/prices';

interface Period {
  from: number;
  to: number;
  minutes?: number;
  /** By the hour since the beginning; null for a gap. */
  price?: (hour: number) => number | null;
  confidence?: number;
}

/** Prices as the service answers them: in UTC, whatever the location's clocks show. */
function answer(
  {from, to, minutes = 30, price = () => 0.2, confidence = 1}: Period,
  more: Record<string, unknown> = {},
): object {
  const write = (moment: number) => new Date(moment).toISOString();
  const data = [];
  for (let at = from; at < to; at += minutes * MINUTE) {
    const rate = price((at - from) / HOUR);
    const tariff = rate === null ? null : {rate, confidence};
    data.push({valid_from: write(at), valid_to: write(at + minutes * MINUTE), tariff});
  }
  return {
    ...{location_timezone: 'Europe/London', currency_code: 'GBP', direction: 'IMPORT'},
    ...{next_update: '', data, ...more},
  };
}

/** One day of a zone's calendar, and the next. */
function days(date: string, timeZone: string, count = 2): {from: number; to: number} {
  const [from, end] = boundsOf(date, timeZone);
  return {from, to: count === 1 ? end : boundsOf(dateAfter(date), timeZone)[1]};
}
const dateAfter = (date: string) =>
  new Date(Date.parse(date) + 24 * HOUR).toISOString().slice(0, 10);

const BOTH = days('2026-06-13', 'Europe/London');
const TODAY = days('2026-06-13', 'Europe/London', 1);

/** Cheap at night, dear in the evening. */
const usual = (hour: number) => {
  const at = hour % 24;
  return at >= 1.5 && at < 4.5 ? 0.0812 : at >= 17 && at < 20 ? 0.3412 : 0.2;
};

/** An element in a page, and what a customer sees of it. */
class Shown {
  readonly heard: {type: string; detail: unknown}[] = [];

  constructor(readonly element: FlatpeakPrices) {
    for (const type of ['flatpeak-prices-loaded', 'flatpeak-error'])
      element.addEventListener(type, event =>
        this.heard.push({type, detail: (event as CustomEvent).detail}),
      );
  }

  find<E extends Element = HTMLElement>(selector: string): E[] {
    return [...this.element.renderRoot.querySelectorAll<E>(selector)];
  }

  /** Words with plain spaces. */
  all(selector: string): string[] {
    return this.find(selector).map(({textContent}) => textContent.replace(/\s+/g, ' ').trim());
  }

  get text(): string {
    return this.all('section').join(' ');
  }

  async sees(words: string | RegExp): Promise<void> {
    const isThere = () =>
      typeof words === 'string' ? this.text.includes(words) : words.test(this.text);
    await waitUntil(isThere, `to see “${String(words)}” in: ${this.text}`);
  }

  press(name: string): void {
    const button = this.find('button').find(({textContent}) => textContent.trim() === name);
    if (!button) throw new Error(`There is no button “${name}” in: ${this.text}`);
    button.click();
  }

  /** From where to where the bars of a chart go, in percent of its day. */
  bars(chart = 0): {from: number; to: number; rank: string}[] {
    const paths = this.find('[part="chart"]')[chart]?.querySelectorAll('.usual, .cheap, .dear');
    return [...(paths ?? [])]
      .flatMap(path =>
        [...(path.getAttribute('d') ?? '').matchAll(/M(\S+) [^M]+?H(\S+?)V/g)].map(match => ({
          ...{from: Number(match[1]), to: Number(match[2])},
          rank: path.getAttribute('class') ?? '',
        })),
      )
      .sort((a, b) => a.from - b.from);
  }

  box(selector: string, at = 0): DOMRect {
    const found = this.find(selector)[at];
    if (!found) throw new Error(`There is no ${selector}.`);
    return shapeOf(found);
  }
}

async function show(
  properties: Partial<FlatpeakPrices>,
  {lang = 'en-GB', dir = 'ltr'} = {},
): Promise<Shown> {
  const host = Object.assign(placeInPage(), {lang, dir});
  const element = document.createElement('flatpeak-prices');
  const shown = new Shown(element);
  Object.assign(element, properties);
  host.append(element);
  await element.updateComplete;
  return shown;
}

/** Prices that the host gives, at the afternoon of the tests. */
const given = (
  prices: object,
  more: Partial<FlatpeakPrices> = {},
  page: {lang?: string; dir?: string} = {},
) => show({prices, now: NOW, ...more}, page);

describe('prices from the companion server', () => {
  const properties = {pricesUrl: URL_OF_PRICES, now: NOW};

  it('are those of today and tomorrow of the customer’s home', async () => {
    await connect('direct, changing price');
    const shown = await show({...properties, cheapestHours: 3});
    await shown.sees(/Price now \d+\.\d\d p\/kWh/);
    expect(shown.all('figcaption strong')).to.deep.equal(['Today', 'Tomorrow']);
    expect(shown.text).to.match(/Cheapest 3 hours: (tomorrow )?\d\d:\d\d – \d\d:\d\d/);
    expect(shown.bars().length).to.equal(48);
    expect(shown.heard.map(({type}) => type)).to.deep.equal(['flatpeak-prices-loaded']);
    expect(shown.heard[0]?.detail).to.deep.equal({
      currency: 'GBP',
      from: '2026-06-12T14:00:00.000Z',
      to: '2026-06-15T17:00:00.000Z',
      unreadable: [],
    });
  });

  it('are one price for a flat tariff, without a chart that says nothing', async () => {
    await connect('direct, flat price');
    const shown = await show({...properties, cheapestHours: 3});
    await shown.sees(/Price now \d+\.\d\d p\/kWh The same price all day\./);
    expect(shown.find('[part="chart"], [part="table"], [part="cheapest"]')).to.be.empty;
  });

  it('are asked for with the location and the direction that the host names', async () => {
    answerWith(() => HttpResponse.json(answer(BOTH)));
    await show({...properties, locationId: 'loc_1', direction: 'EXPORT'});
    await waitUntil(() => asked.length === 1);
    expect(asked[0]?.search).to.equal('?location_id=loc_1&direction=EXPORT');
    await show({pricesUrl: `${URL_OF_PRICES}?include_carbon=true`, locationId: 'loc_1', now: NOW});
    await waitUntil(() => asked.length === 2);
    expect(asked[1]?.search).to.equal('?include_carbon=true&location_id=loc_1');
  });

  it('are another home’s as soon as the host names it', async () => {
    answerWith(request =>
      HttpResponse.json(
        answer({...BOTH, price: () => (request.url.includes('loc_2') ? 0.5 : 0.1)}),
      ),
    );
    const shown = await show({...properties, locationId: 'loc_1'});
    await shown.sees('10.00 p/kWh');
    shown.element.locationId = 'loc_2';
    await shown.element.updateComplete;
    expect(shown.text).not.to.contain('10.00');
    await shown.sees('50.00 p/kWh');
    expect(asked.length).to.equal(2);
  });

  it('are asked for only once, however often the element is moved', async () => {
    answerWith(() => HttpResponse.json(answer({...BOTH, price: usual})));
    const shown = await show(properties);
    await shown.sees('Price now');
    const place = await fixture<HTMLElement>(html`<div></div>`);
    place.append(shown.element);
    await shown.element.updateComplete;
    await shown.element.updateComplete;
    expect(shown.text).to.contain('20.00 p/kWh');
    expect(asked.length).to.equal(1);
  });

  it('come also where the element was moved while they were on their way', async () => {
    let release = () => {};
    const held = new Promise<void>(resolve => (release = resolve));
    answerWith(async () => {
      await held;
      return HttpResponse.json(answer({...BOTH, price: usual}));
    });
    const shown = await show(properties);
    await waitUntil(() => asked.length === 1);
    const place = await fixture<HTMLElement>(html`<div></div>`);
    place.append(shown.element);
    release();
    await shown.sees('20.00 p/kWh');
  });
});

describe('where there are no prices', () => {
  const properties = {pricesUrl: URL_OF_PRICES, now: NOW};

  it('says that nothing is connected yet', async () => {
    const shown = await show(properties);
    await shown.sees('No prices yet You haven’t connected a tariff yet.');
    expect(shown.find('.problem, button')).to.be.empty;
    expect(shown.heard.map(({detail}) => (detail as {code: string}).code)).to.deep.equal([
      'no_location',
    ]);
  });

  it('offers the site’s own way to connect, only where that helps', async () => {
    for (const [code, isOffered] of [
      ['no_tariff_connected', true],
      ['location_not_found', true],
      ['no_price_data', false],
    ] as const) {
      answerWith(() => refusal(422, code));
      const shown = await show(properties);
      const link = {slot: 'connect', href: '#connect', textContent: 'Connect my tariff'};
      const connect = Object.assign(document.createElement('a'), link);
      shown.element.append(connect);
      await shown.sees('No prices yet');
      expect(connect.checkVisibility(), code).to.equal(isOffered);
      expect(shown.all('button'), code).to.deep.equal(isOffered ? [] : ['Try again']);
    }
  });

  it('says that the tariff is still being read', async () => {
    await connect('direct, changing price', 'slow');
    const shown = await show(properties);
    await shown.sees('We’re still reading your tariff.');
  });

  for (const [status, code, words] of [
    [422, 'no_tariff_connected', 'No tariff is connected here.'],
    [422, 'no_price_data', 'we don’t have any prices for it right now'],
    [404, 'location_not_found', 'We don’t know this home any more.'],
    [403, 'location_not_yours', 'Sign in again.'],
  ] as const) {
    it(`says in a customer’s words what ${code} is`, async () => {
      answerWith(() => refusal(status, code));
      const shown = await show(properties);
      await shown.sees(words);
      expect(shown.text).not.to.match(/developers|Price now/);
    });
  }

  it('says that there are none where the answer is an empty list', async () => {
    const shown = await given(answer({from: NOW, to: NOW}));
    await shown.sees('we don’t have any prices for it right now');
    expect(shown.find('[part="price"]')).to.be.empty;
  });

  it('asks to sign in again, and shows no prices of whoever was there before', async () => {
    await connect('direct, flat price');
    const shown = await show(properties);
    await shown.sees('Price now');
    signOut();
    await shown.element.refresh();
    expect(shown.text).to.contain('You’re not signed in.');
    expect(shown.text).not.to.contain('Price now');
  });
});

describe('when prices can’t be read', () => {
  const properties = {pricesUrl: URL_OF_PRICES, now: NOW};

  it('says so, and reads them when the customer tries again', async () => {
    answerWith(() => refusal(502, 'upstream_unavailable'));
    const shown = await show(properties);
    await shown.sees('We can’t reach the service right now.');
    expect(shown.heard).to.deep.equal([
      {
        type: 'flatpeak-error',
        detail: {
          ...{kind: 'http', code: 'upstream_unavailable', status: 502},
          message: 'Words for developers.',
        },
      },
    ]);
    answerWith(() => HttpResponse.json(answer({...BOTH, price: usual})));
    shown.press('Try again');
    await shown.sees('20.00 p/kWh');
    expect(shown.find('.problem')).to.be.empty;
    // The button is gone: what took its place has the focus.
    await waitUntil(() => shown.element.shadowRoot?.activeElement?.localName === 'section');
  });

  it('says that there is no connection', async () => {
    answerWith(() => HttpResponse.error());
    const shown = await show(properties);
    await shown.sees('No connection. Check your internet and try again.');
  });

  it('reads them by itself when the connection is back', async () => {
    answerWith(() => HttpResponse.error());
    const shown = await show(properties);
    await shown.sees('No connection.');
    answerWith(() => HttpResponse.json(answer({...BOTH, price: usual})));
    window.dispatchEvent(new Event('online'));
    await shown.sees('20.00 p/kWh');
  });

  it('keeps the prices that are there', async () => {
    answerWith(() => HttpResponse.json(answer({...BOTH, price: usual})));
    const shown = await show(properties);
    await shown.sees('20.00 p/kWh');
    answerWith(() => HttpResponse.error());
    await shown.element.refresh();
    expect(shown.text).to.contain('No connection.');
    expect(shown.text).to.contain('These are the latest prices we have.');
    expect(shown.text).to.contain('20.00 p/kWh');
  });

  for (const [what, body] of [
    ['is no JSON', '<html></html>'],
    ['is of another kind', '{"object":"list","data":[]}'],
    ['is hostile', JSON.stringify({...answer(BOTH), currency_code: '<img src=x>'})],
  ] as const) {
    it(`draws nothing of an answer that ${what}`, async () => {
      answerWith(() => new HttpResponse(body, {headers: {'content-type': 'application/json'}}));
      const shown = await show(properties);
      await shown.sees('Try again');
      expect(shown.find('.problem').length).to.equal(1);
      expect(shown.find('[part="price"], [part="chart"], [part="table"], img')).to.be.empty;
    });
  }

  it('says the same of prices that the host gives', async () => {
    const shown = await given({data: 'none'});
    expect(shown.text).to.contain('We can’t read the answer.');
    expect(shown.heard[0]?.detail).to.include({kind: 'protocol'});
    expect(shown.all('button')).to.deep.equal(['Try again']);
  });
});

describe('while prices are on their way', () => {
  it('is as high as they will be, so that nothing jumps', async () => {
    let release = () => {};
    const held = new Promise<void>(resolve => (release = resolve));
    answerWith(async () => {
      await held;
      return HttpResponse.json(answer({...BOTH, price: usual}));
    });
    for (const width of [320, 1280]) {
      await setViewport({width, height: 800});
      const shown = await show({pricesUrl: URL_OF_PRICES, now: NOW, cheapestHours: 3});
      expect(shown.find('section')[0]?.ariaBusy).to.equal('true');
      expect(shown.text).to.contain('One moment…');
      const before = shown.box('section').height;
      release();
      await shown.sees('Price now');
      expect(shown.find('section')[0]?.ariaBusy).to.equal('false');
      expect(shown.box('section').height).to.be.closeTo(before, width === 320 ? 60 : 30);
    }
    await setViewport({width: 800, height: 600});
  });

  it('shows the shape of a chart until the host gives them', async () => {
    const shown = await show({now: NOW});
    expect(shown.find('[part="skeleton"] svg').length).to.equal(2);
    shown.element.prices = answer({...BOTH, price: usual});
    await shown.sees('20.00 p/kWh');
    expect(asked).to.be.empty;
  });
});

describe('the cheapest hours', () => {
  const cheapest = async (hours: number, period: Partial<Period> = {}) =>
    given(answer({...BOTH, price: usual, ...period}), {cheapestHours: hours});

  it('are said in words, and marked in the chart of their day', async () => {
    const shown = await cheapest(3);
    expect(shown.all('[part="cheapest"] p')).to.deep.equal([
      'Cheapest 3 hours: tomorrow 01:30 – 04:30',
      '8.12 p/kWh on average',
    ]);
    const [today, tomorrow] = shown
      .find('[part="chart"]')
      .map(chart => chart.getBoundingClientRect());
    const mark = shown.box('.cheapest', 1);
    expect(mark.left - (tomorrow?.left ?? 0)).to.be.closeTo(((tomorrow?.width ?? 0) * 1.5) / 24, 2);
    expect(mark.width).to.be.closeTo(((tomorrow?.width ?? 0) * 3) / 24, 3);
    expect(shown.box('.cheapest', 0).left).to.be.above(today?.right ?? Infinity);
  });

  it('are said without a day where that is today', async () => {
    const shown = await given(answer({...TODAY, price: usual}), {
      ...{cheapestHours: 3, now: TODAY.from},
    });
    expect(shown.all('[part="cheapest"] p')[0]).to.equal('Cheapest 3 hours: 01:30 – 04:30');
  });

  it('can be an hour, an hour and a half, and of prices by the quarter', async () => {
    const first = async (hours: number) =>
      (await cheapest(hours, {minutes: 15})).all('[part="cheapest"] p')[0];
    expect(await first(1)).to.equal('Cheapest hour: tomorrow 01:30 – 02:30');
    expect(await first(1.5)).to.equal('Cheapest 1.5 hours: tomorrow 01:30 – 03:00');
  });

  it('are not there where the host does not ask, or not enough is known', async () => {
    for (const hours of [0, -1, 40, NaN])
      expect((await cheapest(hours)).all('[part="cheapest"]')).to.deep.equal([]);
    const gaps = await cheapest(2, {price: hour => (hour % 1.5 === 0 ? null : usual(hour))});
    expect(gaps.all('[part="cheapest"]')).to.deep.equal([]);
  });

  it('are the best paid ones where energy goes out, in the colour of what is good', async () => {
    const prices = answer({...BOTH, price: usual}, {direction: 'EXPORT'});
    const shown = await given(prices, {cheapestHours: 3});
    expect(shown.all('[part="cheapest"] p')[0]).to.equal('Best 3 hours to export: 17:00 – 20:00');
    const fill = (shown: Shown, rank: string) =>
      getComputedStyle(shown.find(`path.${rank}`)[0] as Element).fill;
    const imported = await given(answer({...BOTH, price: usual}));
    expect(fill(shown, 'dear')).to.equal(fill(imported, 'cheap'));
    expect(fill(shown, 'cheap')).to.equal(fill(imported, 'dear'));
  });

  it('are asked for with an attribute', async () => {
    const element = await fixture<FlatpeakPrices>(
      html`<flatpeak-prices cheapest-hours="3" prices-url=${URL_OF_PRICES}></flatpeak-prices>`,
    );
    expect(element.cheapestHours).to.equal(3);
    expect(element.pricesUrl).to.equal(URL_OF_PRICES);
  });
});

describe('the chart of a day', () => {
  it('is empty where no price is known', async () => {
    const shown = await given(
      answer({...BOTH, price: hour => (hour >= 9 && hour < 13 ? null : usual(hour))}),
    );
    expect(shown.bars().length).to.equal(40);
    const inGap = shown.bars().filter(({from, to}) => to > 37.6 && from < 54.1);
    expect(inGap).to.deep.equal([]);
    shown.find('summary')[0]?.click();
    expect(shown.all('tr')).to.include('09:00 – 13:00 Not known');
  });

  it('shows prices below the line, and a price of nothing as something', async () => {
    const price = (hour: number) => (hour === 12 ? -0.05 : hour === 13 ? 0 : 0.2);
    const shown = await given(answer({...TODAY, minutes: 60, price}));
    const line = shown.box('.zero').top;
    expect(shown.box('path.cheap').bottom).to.be.above(line + 10);
    expect(shown.box('path.dear').bottom).to.be.closeTo(line, 2);
    expect(shown.bars().length).to.equal(24);
    expect(shown.box('path.usual').height).to.be.above(1);
    shown.find('summary')[0]?.click();
    expect(shown.all('td')).to.include('−5.00').and.to.include('0.00');
  });

  for (const [date, zone, hours] of [
    ['2026-03-29', 'Europe/London', 23],
    ['2026-10-25', 'Europe/London', 25],
    ['2026-10-25', 'Europe/Berlin', 25],
    ['2026-06-13', 'Asia/Kolkata', 24],
    ['2026-04-05', 'Australia/Lord_Howe', 24.5],
  ] as const) {
    it(`has ${hours} hours on ${date} in ${zone}, in quarters`, async () => {
      const period = days(date, zone, 1);
      const prices = answer({...period, minutes: 15, price: usual}, {location_timezone: zone});
      const shown = await given(prices, {now: period.from});
      const bars = shown.bars();
      expect(bars.length).to.equal(hours * 4);
      expect(bars[0]?.from).to.equal(0);
      expect(bars.at(-1)?.to).to.be.closeTo(100, 1e-9);
      expect(shown.text.includes('The clocks change on this day.')).to.equal(hours !== 24);
      const labels = shown.all('[part="chart"] text:not(.name)');
      expect(labels).to.deep.equal(['00', '06', '12', '18', '24']);
    });
  }

  it('has one scale for both days, so that a high bar is a high price', async () => {
    const shown = await given(
      answer({...BOTH, price: hour => (hour < 24 ? 0.1 : 0.4) + (hour % 24) / 1000}),
    );
    const [today, tomorrow] = [0, 1].map(at => {
      const chart = shown.find('[part="chart"]')[at];
      return chart?.querySelector('path.dear')?.getBoundingClientRect().height ?? 0;
    });
    expect((tomorrow ?? 0) / (today ?? 1)).to.be.closeTo(423 / 123, 0.3);
  });

  it('shows estimates paler, and says that they are', async () => {
    const shown = await given(answer({...TODAY, price: usual, confidence: 0.8}), {
      ...{cheapestHours: 3, now: TODAY.from},
    });
    expect(shown.bars().every(({rank}) => rank.includes('estimate'))).to.equal(true);
    expect(shown.text).to.contain('Some prices are estimates.');
    expect(shown.text).to.contain('8.12 p/kWh on average (estimate)');
  });

  it('says when tomorrow’s prices come', async () => {
    const shown = await given(answer({...TODAY, price: usual}));
    expect(shown.all('[part="note"]')).to.deep.equal([
      'Tomorrow Prices usually arrive in the afternoon.',
    ]);
    const next_update = '2026-06-13T16:05:00Z';
    const told = await given(answer({...TODAY, price: usual}, {next_update}));
    expect(told.all('[part="note"]')).to.deep.equal(['Tomorrow We expect prices at 17:05.']);
  });

  it('runs from left to right on a page that is read from right to left', async () => {
    const shown = await given(answer({...BOTH, price: usual}), {cheapestHours: 3}, {dir: 'rtl'});
    const labels = shown.find('[part="chart"]')[0]?.querySelectorAll('text:not(.name)') ?? [];
    const lefts = [...labels].map(label => label.getBoundingClientRect().left);
    expect(lefts).to.deep.equal(lefts.toSorted((a, b) => a - b));
    const heading = shown.box('h2');
    const section = shown.box('section');
    expect(section.right - heading.right).to.be.below(40);
    expect(document.documentElement.scrollWidth).to.be.at.most(window.innerWidth);
  });
});

describe('time goes by', () => {
  it('shows the next price when it begins, without being told', async () => {
    const now = Date.now();
    const from = now - HOUR + 1500;
    const price = (hour: number) => (hour < 1 ? 0.1 : 0.4);
    const shown = await show({
      prices: answer({from, to: from + 2 * HOUR, minutes: 60, price}, {location_timezone: 'UTC'}),
    });
    expect(shown.all('[part="price"]')).to.deep.equal(['Price now 10.00 p/kWh']);
    await shown.sees('Price now 40.00 p/kWh');
  });

  it('moves on to the next day at midnight, and reads again', async () => {
    const price = (hour: number) => (hour < 24 ? 0.1 : hour < 36 ? 0.4 : 0.3);
    answerWith(() => HttpResponse.json(answer({...BOTH, price})));
    const shown = await show({pricesUrl: URL_OF_PRICES, now: TODAY.to - MINUTE});
    await shown.sees('Price now 10.00 p/kWh');
    expect(shown.all('figcaption strong')).to.deep.equal(['Today', 'Tomorrow']);
    shown.element.now = TODAY.to + 15 * MINUTE;
    await shown.sees('Price now 40.00 p/kWh');
    expect(shown.all('figcaption strong')).to.deep.equal(['Today']);
    await waitUntil(() => asked.length === 2);
  });

  describe('and what is to come is waited for with one timer', () => {
    const {setTimeout} = window;
    /** The time limits of a request and of `sees()` are no waits of the element. */
    /** How long was waited for what comes in a second or later. */
    const waits: number[] = [];
    beforeEach(() => {
      waits.splice(0);
      window.setTimeout = ((callback: () => void, delay = 0) => {
        if (delay >= 1000 && delay !== REQUEST_TIMEOUT_MS) waits.push(delay);
        return setTimeout(callback, delay);
      }) as typeof window.setTimeout;
    });
    afterEach(() => {
      window.setTimeout = setTimeout;
    });

    /** Some pictures later: whatever turns in a circle has shown itself. */
    const rest = async (shown: Shown) => {
      let changes = 0;
      const observer = new MutationObserver(() => changes++);
      const [root, everything] = [shown.element.renderRoot, {subtree: true, childList: true}];
      observer.observe(root, {...everything, attributes: true, characterData: true});
      const before = asked.length;
      for (let frame = 0; frame < 20; frame++) await new Promise(requestAnimationFrame);
      observer.disconnect();
      expect([changes, asked.length], 'changes and requests').to.deep.equal([0, before]);
    };

    it('until the next price begins', async () => {
      const from = Date.now() - HOUR;
      const prices = answer({from, to: from + 8 * HOUR, minutes: 90, price: usual});
      answerWith(() => HttpResponse.json({...prices, location_timezone: 'Pacific/Kiritimati'}));
      const shown = await show({pricesUrl: URL_OF_PRICES});
      await shown.sees('Price now');
      await rest(shown);
      expect(waits.length).to.be.within(1, 2);
      expect(waits.at(-1)).to.be.at.most(30 * MINUTE);
    });

    it('not at all, where the host says what now is', async () => {
      answerWith(() => HttpResponse.json(answer({...BOTH, price: usual})));
      const shown = await show({pricesUrl: URL_OF_PRICES, now: NOW, cheapestHours: 3});
      await shown.sees('Price now');
      await rest(shown);
      expect(waits).to.deep.equal([]);
    });

    it('for a quarter of an hour at least, where all prices are of the past', async () => {
      const past = answer({...BOTH, price: usual}, {next_update: '2026-06-14T00:00:00Z'});
      const old = JSON.stringify(past).replaceAll('2026-', '2024-');
      answerWith(() => HttpResponse.json(JSON.parse(old)));
      const shown = await show({pricesUrl: URL_OF_PRICES});
      await shown.sees('No prices yet');
      await rest(shown);
      expect(asked.length).to.equal(1);
    });

    for (const [seconds, least, most] of [
      ['0', 20_000, 30_000],
      ['1', 20_000, 30_000],
      ['3600', HOUR, HOUR],
      // More than a timer can hold, which would fire at once.
      ['99999999999999', 24 * HOUR, 24 * HOUR],
    ] as const)
      it(`where the backend says “again in ${seconds} seconds”`, async () => {
        answerWith(() => refusal(422, 'pending_connect', {'retry-after': seconds}));
        const shown = await show({pricesUrl: URL_OF_PRICES});
        await shown.sees('We’re still reading your tariff.');
        await rest(shown);
        expect(asked.length).to.equal(1);
        expect(waits.at(-1)).to.be.within(least - 1000, most);
      });

    it('no more, once the element is taken away', async () => {
      answerWith(() => HttpResponse.json(answer({...BOTH, price: usual})));
      const shown = await show({pricesUrl: URL_OF_PRICES});
      await waitUntil(() => shown.heard.length === 1);
      shown.element.remove();
      waits.splice(0);
      document.dispatchEvent(new Event('visibilitychange'));
      window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
      shown.element.cheapestHours = 2;
      await rest(shown);
      expect(waits).to.deep.equal([]);
    });
  });

  it('reads again when the page is seen again, and when it comes back from the cache', async () => {
    answerWith(() => HttpResponse.json(answer({...BOTH, price: () => 0.1 * asked.length})));
    const shown = await show({pricesUrl: URL_OF_PRICES, now: NOW});
    await shown.sees('10.00 p/kWh');
    document.dispatchEvent(new Event('visibilitychange'));
    await shown.sees('20.00 p/kWh');
    window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
    await shown.sees('30.00 p/kWh');
    window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: false}));
    await shown.element.updateComplete;
    expect(asked.length).to.equal(3);
  });
});

describe('prices are there for everyone', () => {
  const prices = answer({...BOTH, price: usual});

  it('in light and dark, with their table open', async () => {
    const shown = await given(prices, {cheapestHours: 3});
    for (const summary of shown.find('summary')) summary.click();
    await expectAccessible(shown.element);
  });

  it('while they are on their way, when they fail, and when there are none', async () => {
    await expectAccessible((await show({})).element);
    await expectAccessible((await given({})).element);
    await expectAccessible((await given(answer({from: NOW, to: NOW}))).element);
  });

  it('by the name that the host gives', async () => {
    const shown = await given(prices);
    const heading = document.createElement('h3');
    heading.slot = 'heading';
    heading.textContent = 'What power costs';
    shown.element.append(heading);
    const [section] = shown.find('section');
    const label = section?.getAttribute('aria-labelledby') ?? '';
    const slot = shown.element.shadowRoot?.getElementById(label) as HTMLSlotElement;
    expect(slot.assignedElements()).to.deep.equal([heading]);
  });

  it('in words: a slider and a table have every price, and the drawing is for the eye', async () => {
    const shown = await given(prices);
    for (const chart of shown.find('[part="chart"]')) expect(chart.ariaHidden).to.equal('true');
    expect(shown.find('section')[0]?.ariaBusy).to.equal('false');
    for (const summary of shown.find('summary')) summary.click();
    expect(shown.all('table')[0])
      .to.contain('01:30 – 04:30 8.12')
      .and.to.contain('17:00 – 20:00 34.12');
  });

  it('under a heading of the host’s own', async () => {
    const host = await fixture<HTMLElement>(html`
      <flatpeak-prices .prices=${prices} .now=${NOW}
        ><h3 slot="heading">At home</h3></flatpeak-prices
      >
    `);
    expect(host.querySelector('h3')?.checkVisibility()).to.equal(true);
    const element = host as FlatpeakPrices;
    await element.updateComplete;
    expect(element.renderRoot.querySelector('h2')?.checkVisibility()).to.equal(false);
  });

  it('on a small phone, with targets that a thumb can hit', async () => {
    try {
      await setViewport({width: 320, height: 640});
      const shown = await given(answer({...BOTH, minutes: 15, price: usual}), {cheapestHours: 3});
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
      for (const target of shown.find('summary, button, input'))
        if (target.checkVisibility())
          expect(target.getBoundingClientRect().height).to.be.at.least(44);
    } finally {
      await setViewport({width: 800, height: 600});
    }
  });

  it('in the language that is said around them, or on them', async () => {
    const shown = await given(prices, {}, {lang: 'de'});
    expect(shown.text).to.contain('20,00');
    shown.element.lang = 'en-GB';
    await shown.element.updateComplete;
    expect(shown.text).to.contain('20.00');
  });
});
