import {emulateMedia, setViewport} from '@web/test-runner-commands';
import {LIMITS} from '../../../support/browser/engine-limits.js';
import {
  expect,
  focused,
  waitUntil,
  widgetAt,
  type Widget,
} from '../../../support/browser/widget-driver.js';

const onPhone = LIMITS.keepsMedia ? it.skip : it;

async function resize(width: number, height: number): Promise<void> {
  await setViewport({width, height});
  await waitUntil(() => window.innerWidth === width && window.innerHeight === height);
}
afterEach(() => resize(800, 600));

const LONG = 'Long '.repeat(2000);
const HOURS = [0, 6, 12, 18].map(hour => ({
  cost: 0.31,
  valid_from: `${String(hour).padStart(2, '0')}:00:00`,
  valid_to: `${String((hour + 6) % 24).padStart(2, '0')}:00:00`,
}));
const longPage = {page: 'time-of-day-rate', data: {hours: HOURS}};

const boxOf = (widget: Widget, selector: string): DOMRect => {
  const [found] = widget.find(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found.getBoundingClientRect();
};

async function openAt(spec: Record<string, unknown>): Promise<Widget> {
  const widget = await widgetAt(spec, {mode: 'dialog'});
  widget.press('Connect my tariff');
  await waitUntil(() => widget.find('h2').length, 'the page');
  return widget;
}

describe('the buttons of a page', () => {
  onPhone('are in view on a long page, in a dialog and in the page', async () => {
    await resize(390, 700);
    const open = await openAt(longPage);
    expect(boxOf(open, '.actions .primary').bottom).to.be.within(600, 700);
    open.element.close();
    const inline = await widgetAt(longPage);
    await inline.page('time-of-day-rate');
    window.scrollTo(0, boxOf(inline, '.card').top + window.scrollY);
    expect(boxOf(inline, '.card').bottom).to.be.above(750);
    expect(boxOf(inline, '.actions .primary').bottom).to.be.within(640, 700);
  });

  onPhone('are at the bottom of a short page, too', async () => {
    await resize(390, 844);
    const widget = await openAt({page: 'fixed-rate'});
    expect(boxOf(widget, '.actions .primary').bottom).to.be.within(800, 844);
  });

  onPhone('stay above the keyboard', async () => {
    await resize(390, 844);
    const widget = await openAt({page: 'fixed-rate'});
    const viewport = window.visualViewport as VisualViewport;
    // Only a device has a keyboard on screen; this is what it does to the viewport.
    Object.defineProperty(viewport, 'height', {value: 500, configurable: true});
    try {
      await waitUntil(() => {
        viewport.dispatchEvent(new Event('resize'));
        return boxOf(widget, '.actions .primary').bottom <= 500;
      }, 'the button above the keyboard');
      expect(boxOf(widget, '.card').bottom).to.be.at.most(500);
    } finally {
      Reflect.deleteProperty(viewport, 'height');
      viewport.dispatchEvent(new Event('resize'));
    }
    expect(boxOf(widget, '.actions .primary').bottom).to.be.above(800);
  });

  onPhone('scroll with the page where a phone lies on its side', async () => {
    await resize(844, 390);
    const widget = await openAt(longPage);
    expect(boxOf(widget, '.actions .primary').top).to.be.above(390);
    expect(boxOf(widget, 'h2').top).to.be.below(110);
    expect(boxOf(widget, '.card').width).to.equal(document.documentElement.clientWidth);
    const dialog = widget.root.querySelector('dialog');
    expect(dialog?.scrollHeight).to.equal(dialog?.clientHeight);
  });
});

describe('a name without end', () => {
  it('takes two lines in the header and below the heading, and can be read in full', async () => {
    const widget = await widgetAt({
      page: 'provider-name',
      data: {
        provider: {id: '', display_name: LONG, name: '', logo_url: ''},
        postal_address: {
          address_line1: LONG,
          address_line2: '',
          city: 'London',
          state: '',
          post_code: 'WC2N 5EH',
          country_code: 'GB',
        },
      },
    });
    await widget.page('provider-name');
    expect(boxOf(widget, '.header').height).to.be.below(80);
    expect(boxOf(widget, 'bdi').height).to.be.below(60);
    const [line] = widget.find('bdi');
    expect(line?.title).to.include(LONG.trim());
  });
});

describe('the steps', () => {
  it('say which one of how many it is, and which are done', async () => {
    const widget = await widgetAt({page: 'provider-select'});
    await widget.page('provider-select');
    const [steps] = widget.find('.steps');
    expect(steps?.ariaLabel).to.equal('Your progress: step 2 of 4');
    const names = [...(steps?.children ?? [])].map(step =>
      step.textContent.trim().replace(/\s+/g, ' '),
    );
    expect(names[0]).to.match(/^\S+ done$/);
    expect(names[1]).to.match(/^\S+$/);
  });
});

describe('several wrong fields', () => {
  it('are listed below the heading, each with a way to it, until the next answer', async () => {
    const widget = await widgetAt({page: 'postal-address'});
    await widget.page('postal-address');
    widget.press('Next');
    await waitUntil(() => focused()?.matches('.problem'), 'the focus on the list');
    const list = focused() as HTMLElement;
    const links = [...list.querySelectorAll('button')];
    expect(links).to.have.length.above(1);
    const errors = widget.find('.error').map(error => error.textContent);
    expect(links.map(link => link.textContent.trim())).to.deep.equal(errors);
    links[1]?.click();
    const field = focused() as HTMLInputElement;
    expect(field.getAttribute('aria-invalid')).to.equal('true');
    widget.type(field.name, 'London');
    await waitUntil(() => !field.ariaInvalid, 'the field to be right');
    expect(list.isConnected).to.equal(true);
  });

  it('are no list if it is one', async () => {
    const widget = await widgetAt({page: 'fixed-rate'});
    await widget.page('fixed-rate');
    widget.press('Next');
    await waitUntil(() => focused()?.matches('input'), 'the focus in the field');
    expect(widget.find('.problem')).to.deep.equal([]);
  });
});

describe('what the site says', () => {
  function say(widget: Widget, slot: string): HTMLElement {
    const line = document.createElement('p');
    line.slot = slot;
    line.textContent = 'Call us';
    widget.element.append(line);
    return line;
  }

  it('about privacy stands below the form for the address, and on no other page', async () => {
    await resize(800, 1200);
    const widget = await widgetAt({page: 'postal-address'});
    await widget.page('postal-address');
    const line = say(widget, 'privacy');
    const {top} = line.getBoundingClientRect();
    expect(top).to.be.above(boxOf(widget, '[name="post_code"]').bottom - 1);
    expect(top).to.be.below(boxOf(widget, '.actions .primary').top);
    const other = await widgetAt({page: 'fixed-rate'});
    await other.page('fixed-rate');
    expect(say(other, 'privacy').checkVisibility()).to.equal(false);
  });

  it('of help stands at the end of the card, and beside what failed', async () => {
    const widget = await widgetAt({page: 'fixed-rate', faults: [{type: 'reset', at: 2}]});
    await widget.page('fixed-rate');
    const line = say(widget, 'help');
    expect(line.getBoundingClientRect().top).to.be.above(
      boxOf(widget, '.actions .primary').bottom - 1,
    );
    widget.type('cost', '24.5');
    widget.press('Next');
    await waitUntil(() => widget.find('.failure').length, 'the failure');
    const {top} = boxOf(widget, '.failure');
    expect(top).to.be.above(boxOf(widget, 'h2').bottom - 1);
    expect(line.getBoundingClientRect().top).to.be.above(top);
    expect(line.getBoundingClientRect().top).to.be.below(boxOf(widget, '[name="cost"]').top);
  });
});

describe('a page turn', () => {
  // As it is for most customers, whatever the machine of the tests says.
  const prefer = async (reducedMotion: 'reduce' | 'no-preference') => {
    if (!LIMITS.fixedPreferences) await emulateMedia({reducedMotion});
  };
  before(() => prefer('no-preference'));
  after(() => prefer('no-preference'));

  /** Turns to the next page, or back, and returns from where its heading slides in. */
  async function turn(widget: Widget, button: string, kind: 'tariff-name' | 'surcharge') {
    widget.press(button);
    const page = await widget.page(kind);
    const slides = page.shadowRoot
      ?.querySelector('.heading')
      ?.getAnimations()
      .flatMap(({effect}) => (effect as KeyframeEffect).getKeyframes())
      .map(({translate}) => translate)
      .filter(translate => translate !== undefined);
    // The page can be used meanwhile.
    await widget.rests();
    return slides?.[0];
  }

  async function atSurcharge(): Promise<Widget> {
    const widget = await widgetAt({page: 'surcharge'});
    await widget.page('surcharge');
    await widget.rests();
    return widget;
  }

  const {documentElement} = document;
  afterEach(() => documentElement.removeAttribute('dir'));

  for (const [dir, forward, back] of [
    ['ltr', '1rem', '-1rem'],
    ['rtl', '-1rem', '1rem'],
  ] as const)
    it(`goes to one side and back from the other, ${dir}`, async () => {
      documentElement.dir = dir;
      const widget = await atSurcharge();
      // On a slow machine, a short motion ends before it can be looked at.
      widget.element.style.setProperty('--flatpeak-motion', '60s');
      expect(await turn(widget, 'Skip', 'tariff-name')).to.equal(forward);
      expect(await turn(widget, 'Back', 'surcharge')).to.equal(back);
    });

  const whereItCanBeSaid = LIMITS.fixedPreferences ? it.skip : it;
  whereItCanBeSaid('does not move if the customer likes it calm', async () => {
    await prefer('reduce');
    const widget = await atSurcharge();
    expect(await turn(widget, 'Skip', 'tariff-name')).to.equal(undefined);
  });
});
