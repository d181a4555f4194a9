import {HttpResponse} from 'msw';
import '../../../src/index.js';
import {answerWith, asked, refusal} from '../../support/browser/companion.js';
import * as clock from '../../support/browser/clock.js';
import {place} from '../../support/browser/site-page.js';
import {waitUntil} from '../../support/browser/wait.js';
import {expect} from '@open-wc/testing';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Prices from an hour ago on, of a location whose clocks show the time of the test. */
function prices(hours: number, more: object = {}): object {
  const from = Date.now() - HOUR;
  return {
    ...{location_timezone: 'UTC', currency_code: 'GBP', direction: 'IMPORT', next_update: ''},
    data: Array.from({length: hours}, (_, hour) => ({
      valid_from: new Date(from + hour * HOUR).toISOString(),
      valid_to: new Date(from + (hour + 1) * HOUR).toISOString(),
      tariff: {rate: 0.2, confidence: 1},
    })),
    ...more,
  };
}

/** Both elements that read from a backend, with what they show once they have read it. */
const ELEMENTS = [
  {
    tag: 'flatpeak-prices',
    url: '/flatpeak/prices',
    source: 'pricesUrl',
    good: () => HttpResponse.json(prices(60)),
    words: '20.00 p/kWh',
    stale: 'These are the latest prices we have.',
  },
  {
    tag: 'flatpeak-tariff-settings',
    url: '/flatpeak/tariffs',
    source: 'statusUrl',
    good: () =>
      HttpResponse.json({
        locations: [
          {
            location_id: 'loc_1',
            tariff_status: {commodity_import: {status: 'CONNECTED'}},
          },
        ],
      }),
    words: 'Connected',
    stale: 'This may be out of date.',
  },
] as const;

/** The requests, except for those of other elements. */
const requests = () => asked.filter(({pathname}) => pathname.startsWith('/flatpeak/')).length;
const showAgain = () => document.dispatchEvent(new Event('visibilitychange'));

for (const {tag, url, source, good, words, stale} of ELEMENTS)
  describe(`<${tag}>`, () => {
    /** The element as a site places it, on a page whose time stands still. */
    function open(count = 1) {
      const page = Object.assign(place(), {lang: 'en-GB'});
      const elements = Array.from({length: count}, () =>
        Object.assign(document.createElement(tag), {[source]: url}),
      );
      page.append(...elements);
      const root = () => elements.at(-1)?.shadowRoot;
      /** No request is in flight, whose time limit is a timer too. */
      const rests = () => waitUntil(() => !root()?.querySelector('[aria-busy="true"]'), 'a rest');
      const text = () => (root()?.textContent ?? '').replace(/\s+/g, ' ');
      return {
        text,
        rests,
        sees: (part: string) =>
          waitUntil(
            () => text().includes(part),
            () => `“${part}” in: ${text()}`,
          ),
        press: (name: string) =>
          [...(root()?.querySelectorAll('button') ?? [])]
            .find(button => button.textContent.trim() === name)
            ?.click(),
      };
    }

    beforeEach(() => clock.stop());
    afterEach(() => clock.release());

    it('recovers by itself on a tablet at the wall', async () => {
      answerWith(() => refusal(502, 'upstream_unavailable'));
      const page = open();
      await page.sees('We can’t reach the service right now.');
      clock.pass(MINUTE);
      await waitUntil(() => requests() === 2, 'the second attempt');
      await page.rests();
      answerWith(good);
      clock.pass(2 * MINUTE);
      await page.sees(words);
      expect(page.text()).not.to.contain('can’t reach the service');
    });

    it('keeps asking at least every quarter of an hour, with the old data on screen', async () => {
      answerWith(good);
      const page = open();
      await page.sees(words);
      answerWith(() => HttpResponse.error());
      showAgain();
      await page.sees('No connection.');
      for (let attempt = 3; attempt < 12; attempt += 1) {
        await page.rests();
        expect(page.text()).to.contain(words).and.to.contain(stale);
        clock.pass(15 * MINUTE);
        await waitUntil(() => requests() === attempt, `attempt ${attempt}`);
      }
    });

    it('asks again where a tariff is still being connected, though nothing says when', async () => {
      answerWith(() => refusal(422, 'pending_connect'));
      const page = open();
      await waitUntil(() => page.text().includes('Try again'), 'the notice');
      answerWith(good);
      clock.pass(MINUTE);
      await page.sees(words);
    });

    it('asks no sooner than the backend says, however often the page is shown', async () => {
      answerWith(() => refusal(422, 'pending_connect', {'retry-after': '900'}));
      const page = open();
      await waitUntil(() => page.text().includes('Try again'), 'the notice');
      for (let times = 0; times < 5; times += 1) {
        clock.pass(12_000);
        showAgain();
        window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
        window.dispatchEvent(new Event('online'));
      }
      clock.pass(13 * MINUTE);
      showAgain();
      answerWith(good);
      // The customer may ask at any time, and does so only now.
      expect(requests()).to.equal(1);
      page.press('Try again');
      await page.sees(words);
      expect(requests()).to.equal(2);
    });

    it('asks when the time that the backend says has come', async () => {
      answerWith(() => refusal(503, 'upstream_unavailable', {'retry-after': '1800'}));
      const page = open();
      await waitUntil(() => page.text().includes('Try again'), 'the notice');
      answerWith(good);
      clock.pass(30 * MINUTE);
      await page.sees(words);
      expect(requests()).to.equal(2);
    });

    it('waits for the customer to sign in, and notices it when the page is shown again', async () => {
      answerWith(() => refusal(401, 'not_signed_in'));
      const page = open();
      await page.sees('You’re not signed in.');
      expect(clock.isAwaited(24 * HOUR)).to.equal(false);
      answerWith(good);
      showAgain();
      await page.sees(words);
    });

    it('asks once for several elements', async () => {
      answerWith(good);
      const page = open(3);
      await page.sees(words);
      expect(requests()).to.equal(1);
      showAgain();
      await waitUntil(() => requests() === 2, 'the second request');
      await page.sees(words);
      expect(requests()).to.equal(2);
    });
  });

describe('tomorrow’s prices that are late', () => {
  it('are asked for again within a quarter of an hour, and no more once they are there', async () => {
    const [start, at] = [Date.parse('2026-06-13T00:00:00Z'), Date.parse('2026-06-13T13:00:05Z')];
    const day = (count: number) =>
      HttpResponse.json({
        ...prices(0),
        next_update: '2026-06-13T13:00:00Z',
        data: Array.from({length: 24 * count}, (_, hour) => ({
          valid_from: new Date(start + hour * HOUR).toISOString(),
          valid_to: new Date(start + (hour + 1) * HOUR).toISOString(),
          tariff: {rate: 0.2 + (hour % 24) / 100, confidence: 1},
        })),
      });
    answerWith(() => day(1));
    const element = document.createElement('flatpeak-prices');
    Object.assign(element, {pricesUrl: '/flatpeak/prices', now: at});
    Object.assign(place(), {lang: 'en-GB'}).append(element);
    const text = () => element.shadowRoot?.textContent ?? '';
    await waitUntil(() => text().includes('Prices usually arrive'), 'the remark');
    element.now = at + 15 * MINUTE;
    await waitUntil(() => requests() === 2, 'the second request');
    await waitUntil(() => !element.shadowRoot?.querySelector('[aria-busy="true"]'), 'its end');
    answerWith(() => day(2));
    element.now = at + 30 * MINUTE;
    await waitUntil(() => !text().includes('Prices usually arrive'), 'the prices');
    element.now = at + 10 * HOUR;
    await element.updateComplete;
    expect(requests()).to.equal(3);
  });
});
