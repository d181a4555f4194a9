import {http, HttpResponse} from 'msw';
import {sendKeys, sendMouse} from '@web/test-runner-commands';
import {fixture, html} from '@open-wc/testing';
import type {FlatpeakConnect} from '../../../../src/index.js';
import {ANSWERS} from '../../../support/browser/page-answers.js';
import {
  expect,
  sent,
  tokenAt,
  waitUntil,
  Widget,
  widgetAt,
  widgetWith,
  worker,
} from '../../../support/browser/widget-driver.js';

/** How often the simulator was sent an answer to a route, or an action. */
const timesSent = (what: string) =>
  sent.filter(({route, action}) => (action ?? route) === what).length;

/** Until everything that a gesture started has reached the simulator: the next page came. */
async function reaches(widget: Widget, kind: 'contract-term' | 'session-complete'): Promise<void> {
  await widget.page(kind);
  await widget.rests();
}

/** The middle of an element, for a real finger or mouse. */
function middleOf(element: HTMLElement): [number, number] {
  element.scrollIntoView({block: 'center'});
  const {x, y, width, height} = element.getBoundingClientRect();
  return [Math.round(x + width / 2), Math.round(y + height / 2)];
}

describe('an answer is sent once', () => {
  const GESTURES: Record<string, (widget: Widget, input: HTMLInputElement) => Promise<void>> = {
    'two clicks at once': async widget => {
      widget.press('Next');
      widget.press('Next');
    },
    'a double click of the mouse': async widget => {
      const position = middleOf(widget.button('Next'));
      await sendMouse({type: 'click', position});
      await sendMouse({type: 'click', position});
    },
    'two fast taps': async widget => {
      const button = widget.button('Next');
      for (const _tap of [1, 2]) {
        button.dispatchEvent(
          new PointerEvent('pointerdown', {pointerType: 'touch', bubbles: true}),
        );
        button.dispatchEvent(new PointerEvent('pointerup', {pointerType: 'touch', bubbles: true}));
        button.click();
      }
    },
    'Enter and a click': async (widget, input) => {
      input.focus();
      const pressed = sendKeys({press: 'Enter'});
      widget.press('Next');
      await pressed;
    },
    'Enter held down': async (_widget, input) => {
      input.focus();
      await sendKeys({down: 'Enter'});
      await sendKeys({down: 'Enter'});
      await sendKeys({up: 'Enter'});
    },
  };
  for (const [gesture, make] of Object.entries(GESTURES))
    it(`after ${gesture}`, async () => {
      // The second gesture comes while the first answer is on its way.
      const widget = await widgetAt({
        page: 'tariff-name',
        faults: [{type: 'delay', ms: 150, at: 2}],
      });
      await widget.page('tariff-name');
      const input = widget.type('name', 'Night');
      await make(widget, input);
      await reaches(widget, 'contract-term');
      expect(timesSent('tariff_name_capture')).to.equal(1);
      expect(sent).to.have.length(2);
    });

  it('after another event of the same page', async () => {
    const widget = await widgetAt({
      page: 'tariff-summary',
      faults: [{type: 'delay', ms: 500, at: 2}],
    });
    await widget.page('tariff-summary');
    const save = widget.button('Yes, connect it');
    save.click();
    save.click();
    await waitUntil(() => save.getAttribute('aria-disabled') === 'true', 'the button to rest');
    save.click();
    await reaches(widget, 'session-complete');
    expect(timesSent('SAVE')).to.equal(1);
    expect(widget.count('complete')).to.equal(1);
  });
});

describe('a save is sent once', () => {
  for (const [then, go] of [
    ['“Try again”', (widget: Widget) => widget.press('Try again')],
    ['“Save” again', (widget: Widget) => widget.press('Yes, connect it')],
    [
      'both at once',
      (widget: Widget) => [widget.press('Try again'), widget.press('Yes, connect it')],
    ],
  ] as const)
    it(`where its answer was lost, whoever presses ${then}`, async () => {
      const widget = await widgetAt({
        page: 'tariff-summary',
        faults: [{type: 'lost-answer', at: 2}],
      });
      await widget.page('tariff-summary');
      widget.press('Yes, connect it');
      await widget.event('error');
      await widget.sees('Try again');
      go(widget);
      await reaches(widget, 'session-complete');
      expect(timesSent('SAVE')).to.equal(1);
      expect(timesSent('session_restore')).to.equal(2);
      expect(widget.count('complete')).to.equal(1);
      expect(await widget.event('complete')).to.include({outcome: 'saved'});
    });

  it('and stays one where “Disconnect” is pressed after its answer was lost', async () => {
    const widget = await widgetAt({page: 'tariff-summary', faults: [{type: 'lost-answer', at: 2}]});
    await widget.page('tariff-summary');
    widget.press('Yes, connect it');
    await widget.event('error');
    widget.press('Disconnect');
    await widget.sees('Disconnect this tariff?');
    widget.press('Yes, disconnect');
    expect(await widget.event('complete')).to.include({outcome: 'saved'});
    expect(timesSent('SAVE')).to.equal(1);
    expect(timesSent('DISCONNECT')).to.equal(0);
  });
});

it('an answer whose own answer was lost is not sent again, and is there on the way back', async () => {
  const widget = await widgetAt({page: 'tariff-name', faults: [{type: 'lost-answer', at: 2}]});
  await widget.page('tariff-name');
  widget.type('name', 'Night & Day');
  widget.press('Next');
  await widget.event('error');
  widget.press('Next');
  await reaches(widget, 'contract-term');
  expect(timesSent('tariff_name_capture')).to.equal(1);
  widget.press('Back');
  await widget.page('tariff-name');
  expect(widget.find<HTMLInputElement>('[name="name"]')[0]?.value).to.equal('Night & Day');
});

describe('a token is asked for once', () => {
  /** A host that counts. */
  function host() {
    const asked: string[] = [];
    const fetchToken = () => {
      asked.push('fetchToken');
      return tokenAt({page: 'tariff-name'});
    };
    worker.use(
      http.post('/flatpeak/connect-token', async () => {
        asked.push('token-url');
        return HttpResponse.json({connect_token: await tokenAt({page: 'tariff-name'})});
      }),
    );
    return {asked, fetchToken};
  }
  afterEach(() => worker.resetHandlers());

  const newElement = (properties: Partial<FlatpeakConnect>) =>
    Object.assign(document.createElement('flatpeak-connect') as FlatpeakConnect, properties);

  for (const source of ['fetchToken', 'tokenUrl'] as const) {
    const properties = (fetchToken: () => Promise<string>): Partial<FlatpeakConnect> =>
      source === 'fetchToken' ? {fetchToken} : {tokenUrl: '/flatpeak/connect-token'};

    it(`${source}: by an element that is put in, taken out and put in again in one go`, async () => {
      const {asked, fetchToken} = host();
      const place = await fixture<HTMLElement>(html`<div></div>`);
      const element = newElement(properties(fetchToken));
      const widget = new Widget(element);
      place.append(element);
      element.remove();
      place.append(element);
      await widget.page('tariff-name');
      ANSWERS['tariff-name']?.(widget);
      await reaches(widget, 'contract-term');
      expect(asked).to.have.length(1);
      expect(timesSent('session_restore')).to.equal(1);
      expect(timesSent('tariff_name_capture')).to.equal(1);
    });

    it(`${source}: by two elements of which the first is taken out in the same go`, async () => {
      const {asked, fetchToken} = host();
      const place = await fixture<HTMLElement>(html`<div></div>`);
      const first = newElement(properties(fetchToken));
      const second = newElement(properties(fetchToken));
      const widget = new Widget(second);
      place.append(first);
      first.remove();
      place.append(second);
      await widget.page('tariff-name');
      expect(asked).to.have.length(1);
      expect(timesSent('session_restore')).to.equal(1);
    });

    it(`${source}: by a button that is pressed twice`, async () => {
      const {asked, fetchToken} = host();
      const widget = await widgetWith({mode: 'dialog', ...properties(fetchToken)});
      const launch = widget.button('Connect my tariff');
      launch.click();
      launch.click();
      void widget.element.start();
      await widget.page('tariff-name');
      expect(asked).to.have.length(1);
      expect(widget.count('open')).to.equal(1);
      expect(timesSent('session_restore')).to.equal(1);
    });
  }

  it('by an element that is moved while it waits for it', async () => {
    const {asked, fetchToken} = host();
    const place = await fixture<HTMLElement>(html`<div><p></p></div>`);
    let give = () => {};
    const element = newElement({
      fetchToken: async () => {
        await new Promise<void>(resolve => (give = resolve));
        return fetchToken();
      },
    });
    const widget = new Widget(element);
    place.append(element);
    await widget.event('open');
    place.prepend(element);
    await waitUntil(() => widget.find('[part~="skeleton"]').length, 'the shape of a page');
    give();
    await widget.page('tariff-name');
    expect(asked).to.have.length(1);
    expect(widget.count('open')).to.equal(1);
  });
});

it('an element that is moved while its answer is on the way gets it, once', async () => {
  const widget = await widgetAt({
    page: 'tariff-summary',
    faults: [{type: 'delay', ms: 100, at: 2}],
  });
  await widget.page('tariff-summary');
  widget.press('Yes, connect it');
  const elsewhere = document.createElement('section');
  widget.element.parentElement?.append(elsewhere);
  elsewhere.append(widget.element);
  await reaches(widget, 'session-complete');
  expect(timesSent('SAVE')).to.equal(1);
  expect(widget.count('complete')).to.equal(1);
});
