import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {CDPSession, Page} from 'playwright-core';
import {BuiltScriptPage} from '../../support/e2e/built-script-page.js';

/**
 * What may be left over after a long run: the browser compiles and fills caches of its own. It is
 * less than one node, one listener and some 2 kB a turn or cycle: what is kept each time is over it.
 */
const TOLERANCE = {nodes: 30, listeners: 6, heap: 300_000};

type Counts = typeof TOLERANCE;

/** What a page holds after everything was collected that can be; the heap in bytes. */
async function countsOf(session: CDPSession): Promise<Counts> {
  // What a first collection lets go may hold what a second one finds.
  for (let times = 0; times < 2; times++) await session.send('HeapProfiler.collectGarbage');
  const {nodes, jsEventListeners: listeners} = await session.send('Memory.getDOMCounters');
  const {usedSize: heap} = await session.send('Runtime.getHeapUsage');
  return {nodes, listeners, heap};
}

/** How long (ms) a browser with much to do may hold what its timers and callbacks wait for. */
const MAX_HOLD_MS = 30_000;

/** Does something a few times, then many times, and compares what is left each time. */
async function leavesNothing(
  page: Page,
  run: (times: number) => Promise<void>,
  [few, many]: readonly [number, number],
): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await run(few);
  const earlier = await countsOf(session);
  await run(many);
  const kinds = Object.keys(TOLERANCE) as (keyof Counts)[];
  const deadline = Date.now() + MAX_HOLD_MS;
  for (;;) {
    const later = await countsOf(session);
    const left = kinds.map(kind => [kind, later[kind] - earlier[kind]] as const);
    const kept = left.filter(([kind, count]) => count >= TOLERANCE[kind]);
    if (kept.length === 0) return;
    assert.ok(Date.now() < deadline, `still held: ${JSON.stringify(Object.fromEntries(left))}`);
  }
}

/** What a customer of these runs can do, in the page, for every step is taken a thousand times. */
async function addCustomer(page: Page, connectUrl: string): Promise<void> {
  await page.evaluate(connectUrl => {
    type Element = HTMLElement & {updateComplete: Promise<unknown>};
    const customer = {
      widget(attributes: Record<string, string>): Element {
        const widget = document.createElement('flatpeak-connect') as Element;
        for (const [name, value] of Object.entries({'connect-url': connectUrl, ...attributes}))
          widget.setAttribute(name, value);
        document.querySelector('main')?.append(widget);
        return widget;
      },
      page: (widget: Element) => widget.shadowRoot?.querySelector('[exportparts]') as Element,
      /** Waits for the page that something brings. */
      async turn(widget: Element, act: () => void): Promise<void> {
        const come = new Promise(resolve => {
          widget.addEventListener('flatpeak-page', resolve, {once: true});
        });
        act();
        await come;
        await widget.updateComplete;
        await customer.page(widget).updateComplete;
      },
      press(widget: Element, selector: string): void {
        const roots = [widget.shadowRoot, customer.page(widget)?.shadowRoot];
        const button = roots.map(root => root?.querySelector<HTMLElement>(selector)).find(Boolean);
        if (!button) throw new Error(`There is no ${selector}.`);
        button.click();
      },
      type(widget: Element, name: string, text: string): void {
        const root = customer.page(widget).shadowRoot;
        const input = root?.querySelector<HTMLInputElement>(`[name="${name}"]`);
        if (!input) throw new Error(`There is no field ${name}.`);
        input.value = text;
        input.dispatchEvent(new Event('input', {bubbles: true}));
      },
    };
    Object.assign(window, {customer});
  }, connectUrl);
}

/** The page's side of `addCustomer`. */
interface Customer {
  widget(attributes: Record<string, string>): Widget;
  page(widget: Widget): Widget;
  turn(widget: Widget, act: () => void): Promise<void>;
  press(widget: Widget, selector: string): void;
  type(widget: Widget, name: string, text: string): void;
}
type Widget = HTMLElement & {
  fetchToken?: () => Promise<string>;
  start(): Promise<void>;
  close(): void;
};
declare const customer: Customer;

describe('a widget that is used for a long time', () => {
  let built: BuiltScriptPage;
  before(async () => {
    built = await BuiltScriptPage.open();
  });
  after(() => built.close());

  const tokens = (count: number, session: Record<string, unknown>) =>
    Promise.all(Array.from({length: count}, () => built.token(session)));

  it('holds no more after 1,000 turns of its pages than at the beginning', () =>
    built.visit({}, async page => {
      await addCustomer(page, built.connectUrl);
      const token = await built.token({page: 'tariff-name'});
      await page.evaluate(async token => {
        const widget = customer.widget({'connect-token': token});
        await customer.turn(widget, () => {});
      }, token);
      const forthAndBack = (times: number) =>
        page.evaluate(async times => {
          const widget = document.querySelector('flatpeak-connect') as Widget;
          for (let turns = 0; turns < times; turns += 2) {
            customer.type(widget, 'name', `Tariff ${turns}`);
            await customer.turn(widget, () => customer.press(widget, '[type="submit"]'));
            await customer.turn(widget, () => customer.press(widget, '.back'));
          }
        }, times);
      // The browser still compiles after 100 turns.
      await leavesNothing(page, forthAndBack, [500, 1000]);
    }));

  it('holds no more after going round and round, where each page can be gone back to', () =>
    built.visit({}, async page => {
      await addCustomer(page, built.connectUrl);
      const token = await built.token({page: 'provider-select', providers: 200});
      await page.evaluate(async token => {
        const widget = customer.widget({'connect-token': token});
        await customer.turn(widget, () => {});
      }, token);
      const round = (times: number) =>
        page.evaluate(async times => {
          const widget = document.querySelector('flatpeak-connect') as Widget;
          for (let turns = 0; turns < times; turns += 2) {
            await customer.turn(widget, () => customer.press(widget, '.link'));
            await customer.turn(widget, () => customer.press(widget, '[type="submit"]'));
          }
        }, times);
      await leavesNothing(page, round, [60, 140]);
    }));

  it('holds no more after 200 times of opening and closing, to the end every other time', () =>
    built.visit({}, async page => {
      await addCustomer(page, built.connectUrl);
      const all = await tokens(220, {page: 'tariff-summary'});
      await page.evaluate(all => {
        const widget = customer.widget({mode: 'dialog'});
        widget.fetchToken = async () => all.pop() ?? '';
      }, all);
      const openAndClose = (times: number) =>
        page.evaluate(async times => {
          const widget = document.querySelector('flatpeak-connect') as Widget;
          for (let cycle = 0; cycle < times; cycle += 2) {
            await customer.turn(widget, () => customer.press(widget, '.primary'));
            widget.close();
            void widget.start();
            const save = '[part="page"] .primary';
            await customer.turn(widget, () => customer.press(widget, save));
            customer.press(widget, '[type="submit"]');
          }
        }, times);
      await leavesNothing(page, openAndClose, [40, 200]);
    }));

  it('leaves nothing behind when it is taken out of the page, whatever it was doing', () =>
    built.visit({}, async page => {
      await addCustomer(page, built.connectUrl);
      const all = await tokens(240, {page: 'provider-select', providers: 20});
      const comeAndGo = (times: number) =>
        page.evaluate(
          async all => {
            for (const [index, token] of all.entries()) {
              const widget = customer.widget({'connect-token': token});
              // Every third leaves while it waits for its first page.
              if (index % 3) await customer.turn(widget, () => {});
              widget.remove();
            }
            // It takes a task to tell leaving from being moved.
            await new Promise(resolve => setTimeout(resolve));
          },
          all.splice(0, times),
        );
      await leavesNothing(page, comeAndGo, [40, 200]);
    }));
});

describe('fifty widgets on one page', () => {
  let built: BuiltScriptPage;
  before(async () => {
    built = await BuiltScriptPage.open();
  });
  after(() => built.close());

  it('each begins, is answered for itself, and speaks its own language', () =>
    built.visit({}, async page => {
      await addCustomer(page, built.connectUrl);
      const session = {page: 'fixed-rate', data: {currency_code: 'EUR', cost: 0.2412}};
      const all = await Promise.all(Array.from({length: 50}, () => built.token(session)));
      const seen = await page.evaluate(async all => {
        const widgets = all.map((token, index) =>
          customer.widget({'connect-token': token, lang: index % 2 ? 'de' : 'en'}),
        );
        await Promise.all(widgets.map(widget => customer.turn(widget, () => {})));
        const field = (widget: Widget, name: string) =>
          customer.page(widget).shadowRoot?.querySelector<HTMLInputElement>(`[name="${name}"]`);
        const prices = widgets.map(widget => field(widget, 'cost')?.value);
        await Promise.all(
          widgets.map(widget =>
            customer.turn(widget, () => customer.press(widget, '[type="submit"]')),
          ),
        );
        await Promise.all(
          widgets.map((widget, index) => {
            customer.type(widget, 'name', `Tariff ${index}`);
            return customer.turn(widget, () => customer.press(widget, '[type="submit"]'));
          }),
        );
        await Promise.all(
          widgets.map(widget => customer.turn(widget, () => customer.press(widget, '.back'))),
        );
        const names = widgets.map(widget => field(widget, 'name'));
        return {
          prices,
          names: names.map(input => input?.value),
          labels: names.map(input => input?.labels?.[0]?.getRootNode() === input?.getRootNode()),
        };
      }, all);
      assert.deepEqual(
        seen.prices,
        all.map((_, index) => (index % 2 ? '24,12' : '24.12')),
      );
      assert.deepEqual(
        seen.names,
        all.map((_, index) => `Tariff ${index}`),
      );
      assert.ok(seen.labels.every(Boolean));
    }));

  it('one shows its mistake, takes the focus and announces it; the others do nothing', () =>
    built.visit({}, async page => {
      await addCustomer(page, built.connectUrl);
      const all = await Promise.all(
        Array.from({length: 50}, () => built.token({page: 'fixed-rate', data: {cost: 0}})),
      );
      await page.evaluate(async all => {
        const widgets = all.map(token => customer.widget({'connect-token': token}));
        await Promise.all(widgets.map(widget => customer.turn(widget, () => {})));
        const seventh = widgets[7] as Widget;
        customer.type(seventh, 'cost', '0');
        customer.press(seventh, '[type="submit"]');
      }, all);
      const announced = page.locator('.card > [role="status"]:not(:empty)');
      await announced.waitFor({state: 'attached'});
      assert.deepEqual(await announced.allTextContents(), ['The price can’t be zero.']);
      const at = await page.evaluate(() => {
        const widgets = [...document.querySelectorAll('flatpeak-connect')];
        const wrong = widgets.map(widget =>
          customer.page(widget as Widget).shadowRoot?.querySelector('[aria-invalid="true"]'),
        );
        return {
          focus: widgets.findIndex(widget => widget === document.activeElement),
          wrong: wrong.flatMap((field, index) => (field ? [index] : [])),
        };
      });
      assert.deepEqual(at, {focus: 7, wrong: [7]});
    }));
});
