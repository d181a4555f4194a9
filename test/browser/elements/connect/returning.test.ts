import {aTimeout} from '@open-wc/testing';
import {hashToken} from '../../../../src/protocol/token-hash.js';
import type {TokenRequest} from '../../../../src/core/index.js';
import {
  expect,
  focused,
  sent,
  simulator,
  tokenAt,
  waitUntil,
  Widget,
  widgetAt,
  widgetWith,
} from '../../../support/browser/widget-driver.js';

const HOUR = 3_600_000;

const reads = () => sent.filter(({route}) => route === 'session_restore').length;

/** Does the provider's login as another browser would. */
async function signsIn(address: string, and: 'allow' | 'refuse' | 'cancel'): Promise<void> {
  const body = new URLSearchParams({step: and});
  await simulator.fetch(new Request(address, {method: 'POST', body}));
}

/** The customer looks at something else, for a time in milliseconds. */
function looksAway(duration: number): void {
  const look = (state: DocumentVisibilityState) => {
    Object.defineProperty(document, 'visibilityState', {value: state, configurable: true});
    document.dispatchEvent(new Event('visibilitychange'));
  };
  const {now} = Date;
  look('hidden');
  Date.now = () => now() + duration;
  try {
    look('visible');
  } finally {
    Date.now = now;
    Reflect.deleteProperty(document, 'visibilityState');
  }
}

/** The host's page is loaded again: the same elements, new. */
async function loadedAgain({element}: Widget): Promise<Widget> {
  const next = new Widget(element.cloneNode() as typeof element);
  const {connectToken, fetchToken, locationId} = element;
  Object.assign(next.element, {connectToken, fetchToken, locationId});
  const {parentElement} = element;
  // A session is stored under the hash of its token, which a busy browser computes late.
  await waitUntil(() => {
    window.dispatchEvent(new PageTransitionEvent('pagehide'));
    return sessionStorage.getItem('flatpeak-kept');
  }, 'the stored session');
  element.remove();
  await aTimeout(0);
  // What the page before has kept is of another load.
  const kept = sessionStorage.getItem('flatpeak-kept') ?? '';
  const before = kept.replaceAll(/"load":[\d.]+/g, '"load":0');
  sessionStorage.setItem('flatpeak-kept', before);
  parentElement?.append(next.element);
  return next;
}

beforeEach(() => sessionStorage.clear());

describe('a login that the host opens in its own way', () => {
  async function handedOver(): Promise<{widget: Widget; address: string}> {
    const widget = await widgetAt({page: 'redirect'});
    let address = '';
    widget.element.addEventListener('flatpeak-redirect', event => (address = event.url));
    await widget.page('redirect');
    widget.press('Continue to sign in');
    await widget.sees('Finish signing in');
    await widget.sees('come back here');
    return {widget, address};
  }

  it('is waited for, and asked about when the customer says so', async () => {
    const {widget, address} = await handedOver();
    widget.press('I’ve signed in');
    await widget.sees('hasn’t told us yet that you’ve signed in');
    await signsIn(address, 'allow');
    widget.press('I’ve signed in');
    await widget.page('tariff-summary');
    expect(widget.text).not.to.contain('Finish signing in');
  });

  it('can be opened again', async () => {
    const {widget} = await handedOver();
    widget.press('Open it again');
    expect(widget.events.filter(({type}) => type === 'redirect')).to.have.length(2);
    await widget.sees('Finish signing in');
  });

  it('is over when the customer looks at the page again', async () => {
    const {widget, address} = await handedOver();
    await signsIn(address, 'refuse');
    looksAway(10_000);
    await widget.page('connection-failed');
  });

  it('is over when the host starts the widget again', async () => {
    const {widget, address} = await handedOver();
    await signsIn(address, 'cancel');
    await widget.element.start();
    await widget.page('provider-select');
  });

  it('is what a dialog speaks of that is closed meanwhile and opened again', async () => {
    const widget = await widgetAt({page: 'redirect'}, {mode: 'dialog'});
    await widget.element.start();
    await widget.page('redirect');
    widget.press('Continue to sign in');
    await widget.sees('Finish signing in');
    widget.press('Close');
    await widget.element.start();
    await waitUntil(() => focused()?.textContent.includes('Finish signing in'), 'the focus there');
  });

  it('is not waited for by who goes back', async () => {
    const widget = await widgetAt({page: 'provider-select'});
    const list = await widget.page('provider-select');
    const option = [...(list.shadowRoot?.querySelectorAll('[part~="option"]') ?? [])].find(
      ({textContent}) => textContent.includes('Abbey Power'),
    );
    (option as HTMLElement).click();
    await widget.page('redirect');
    widget.press('Continue to sign in');
    await widget.sees('Finish signing in');
    widget.press('Back');
    await widget.page('provider-select');
    expect(widget.text).not.to.contain('Finish signing in');
  });
});

describe('who looks away', () => {
  it('for an hour finds the page as it is now, and what was typed', async () => {
    const widget = await widgetAt({page: 'tariff-name'});
    await widget.page('tariff-name');
    const input = widget.type('name', 'Half an ans');
    looksAway(HOUR);
    await waitUntil(() => reads() === 2);
    await waitUntil(() => widget.find('[aria-busy="false"]').length > 0);
    expect(input.isConnected && input.value).to.equal('Half an ans');
    widget.press('Next');
    await widget.page('contract-term');
  });

  it('for a moment is not asked about', async () => {
    const widget = await widgetAt({page: 'tariff-name'});
    await widget.page('tariff-name');
    looksAway(10_000);
    looksAway(10_000);
    window.dispatchEvent(new Event('focus'));
    widget.type('name', 'Night');
    widget.press('Next');
    await widget.page('contract-term');
    expect(reads()).to.equal(1);
  });

  it('while an answer is on its way gets that answer', async () => {
    const widget = await widgetAt({
      page: 'tariff-name',
      faults: [{type: 'delay', ms: 300, at: 2}],
    });
    await widget.page('tariff-name');
    widget.type('name', 'Night');
    widget.press('Next');
    looksAway(HOUR);
    await widget.page('contract-term');
    expect(reads()).to.equal(1);
  });

  it('until the token is too old can start again with another', async () => {
    const asked: TokenRequest[] = [];
    const widget = await widgetWith({
      fetchToken: request => {
        asked.push(request);
        return asked.length === 1
          ? tokenAt({
              page: 'tariff-name',
              faults: [{type: 'token-expired', at: 2, times: 'always'}],
            })
          : tokenAt({page: 'fixed-rate'});
      },
    });
    await widget.page('tariff-name');
    widget.type('name', 'Night');
    looksAway(25 * HOUR);
    await widget.sees('This session has ended.');
    expect(widget.find<HTMLInputElement>('[name="name"]')[0]?.value).to.equal('Night');
    widget.press('Start again');
    await widget.page('fixed-rate');
    expect(asked.map(({resume}) => resume)).to.deep.equal([undefined, undefined]);
  });

  it('until the token of the page is too old is told so', async () => {
    const widget = await widgetAt({
      page: 'tariff-name',
      faults: [{type: 'token-expired', at: 2, times: 'always'}],
    });
    await widget.page('tariff-name');
    looksAway(25 * HOUR);
    await widget.sees('This session has ended.');
    expect(await widget.event('error')).to.include({kind: 'expired'});
  });
});

describe('a page that is loaded again', () => {
  it('has what was typed, where the host writes the same token', async () => {
    const before = await widgetAt({page: 'fixed-rate'});
    await before.page('fixed-rate');
    before.type('cost', '24,1');
    const widget = await loadedAgain(before);
    await widget.page('fixed-rate');
    await waitUntil(() => widget.find<HTMLInputElement>('[name="cost"]')[0]?.value === '24,1');
  });

  it('has every period of the day', async () => {
    const before = await widgetAt({page: 'time-of-day-rate'});
    await before.page('time-of-day-rate');
    before.press('Add another rate');
    await waitUntil(() => before.find('input[name^="cost-"]').length === 3);
    before.press('Remove rate 1');
    await waitUntil(() => before.find('input[name^="cost-"]').length === 2);
    const names = before.find<HTMLInputElement>('input[name^="cost-"]').map(({name}) => name);
    for (const [index, name] of names.entries()) before.type(name, `1${index},5`);
    const values = (at: Widget) =>
      at.find<HTMLInputElement>('input, select').map(({value}) => value);
    const typed = values(before);
    const widget = await loadedAgain(before);
    await widget.page('time-of-day-rate');
    await waitUntil(() => String(values(widget)) === String(typed), String(typed));
  });

  it('has the choice that was made', async () => {
    const before = await widgetAt({page: 'contract-term'});
    await before.page('contract-term');
    before.choose('date');
    await waitUntil(() => before.find('[name="day"]').length, 'the field for the day');
    before.type('day', '2027-03-01');
    const widget = await loadedAgain(before);
    await widget.page('contract-term');
    await waitUntil(() => widget.find<HTMLInputElement>('[name="day"]')[0]?.value === '2027-03-01');
  });

  it('asks the host for the same session by the hash of its token, and stores no token', async () => {
    const token = await tokenAt({page: 'fixed-rate'});
    const asked: TokenRequest[] = [];
    const before = await widgetWith({
      locationId: 'loc_7',
      fetchToken: async request => {
        asked.push(request);
        return token;
      },
    });
    await before.page('fixed-rate');
    before.type('cost', '24,1');
    const widget = await loadedAgain(before);
    await widget.page('fixed-rate');
    expect(asked.map(({resume}) => resume)).to.deep.equal([undefined, await hashToken(token)]);
    await waitUntil(() => widget.find<HTMLInputElement>('[name="cost"]')[0]?.value === '24,1');
    const stored = JSON.stringify({...sessionStorage});
    expect(stored).to.contain('24,1').and.not.to.contain('cot_');
  });

  it('has what was typed, although an older question for a token was answered late', async () => {
    const [old, current] = [
      await tokenAt({page: 'fixed-rate'}),
      await tokenAt({page: 'tariff-name'}),
    ];
    const answers: ((token: string) => void)[] = [];
    const widget = await widgetWith({
      fetchToken: () => new Promise(resolve => void answers.push(resolve)),
    });
    await waitUntil(() => answers.length === 1);
    const {parentElement} = widget.element;
    widget.element.remove();
    await aTimeout(0);
    parentElement?.append(widget.element);
    await waitUntil(() => answers.length === 2);
    answers[1]?.(current);
    await widget.page('tariff-name');
    answers[0]?.(old);
    await aTimeout(0);
    widget.type('name', 'Night');
    widget.element.fetchToken = async ({resume}) =>
      resume === (await hashToken(current)) ? current : '';
    const again = await loadedAgain(widget);
    await again.page('tariff-name');
    await waitUntil(() => again.find<HTMLInputElement>('[name="name"]')[0]?.value === 'Night');
  });

  it('shows nothing of one session in another', async () => {
    const before = await widgetAt({page: 'fixed-rate'});
    await before.page('fixed-rate');
    before.type('cost', '24,1');
    before.element.connectToken = await tokenAt({page: 'fixed-rate'});
    const widget = await loadedAgain(before);
    await widget.page('fixed-rate');
    await aTimeout(0);
    expect(widget.find<HTMLInputElement>('[name="cost"]')[0]?.value).to.equal('');
  });

  it('is not put off by what else is in its storage', async () => {
    for (const junk of ['{"x": 1}', '[]', 'null', '{"x": {"typed": [[1]]}}', 'nothing']) {
      sessionStorage.setItem('flatpeak-kept', junk);
      const widget = await widgetAt({page: 'tariff-name'});
      await widget.page('tariff-name');
    }
  });
});

describe('several widgets on a page', () => {
  it('the one that left for the login goes on', async () => {
    const first = await widgetWith({id: 'first', mode: 'dialog', tokenUrl: '/nowhere'});
    const second = await widgetAt({page: 'redirect'}, {id: 'second', mode: 'dialog'});
    await second.element.start();
    await second.page('redirect');
    second.press('Continue to sign in');
    first.element.remove();
    second.element.remove();

    const before = location.href;
    const back = new URL(before);
    back.searchParams.set('fp_cot', second.element.connectToken ?? '');
    history.replaceState(null, '', back);
    try {
      const [bystander, widget] = await Promise.all([
        widgetWith({id: 'first', mode: 'dialog', tokenUrl: '/nowhere'}),
        widgetWith({id: 'second', mode: 'dialog', tokenUrl: '/nowhere'}),
      ]);
      expect(location.href).to.equal(before);
      await widget.page('redirect');
      expect(bystander.events).to.be.empty;
    } finally {
      history.replaceState(null, '', before);
    }
  });
});
