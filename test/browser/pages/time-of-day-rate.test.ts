import {expect, waitUntil} from '@open-wc/testing';
import {resetMouse, sendKeys, sendMouse, setViewport} from '@web/test-runner-commands';
import {expectAccessible} from '../../support/browser/axe.js';
import {renderPage} from '../../support/browser/page-driver.js';

const period = (valid_from: string, valid_to: string, cost: number) => ({
  valid_from: `${valid_from}:00`.slice(0, 8),
  valid_to: `${valid_to}:00`.slice(0, 8),
  cost,
});
const DAY = period('07:00', '23:00', 0.31);
const NIGHT = period('23:00', '07:00', 0.12);

const at = (hours: object[] = [], lang?: string, currency_code = 'GBP') =>
  renderPage('time-of-day-rate', {currency_code, hours}, {...(lang && {lang})});
type Shown = Awaited<ReturnType<typeof at>>;

const times = (page: Shown) =>
  page.fields('From').map((from, i) => `${from.value} ${page.field('To', i).value}`);

/** What is said of the hours, in a region that is read out politely. */
const said = (page: Shown) =>
  page
    .find('[role="status"]')[0]
    ?.innerText.replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim();

describe('the page for prices that depend on the hour', () => {
  it('begins with a night and a day that cover all hours, and no prices', async () => {
    const page = await at();
    expect(times(page)).to.deep.equal(['23:00:00 07:00:00', '07:00:00 23:00:00']);
    expect(page.fields('Price').map(({value}) => value)).to.deep.equal(['', '']);
    expect(said(page)).to.equal('That’s the whole day covered.');
  });

  it('sends what was entered in pence as pounds, over midnight, with comma or point', async () => {
    const page = await at();
    await page.enter('Price', '31.405', 1);
    await page.enter('Price', '12,5');
    await page.press('Next');
    expect(page.last).to.deep.equal({
      hours: [
        {valid_from: '07:00:00', valid_to: '23:00:00', cost: 0.31405},
        {valid_from: '23:00:00', valid_to: '07:00:00', cost: 0.125},
      ],
    });
  });

  it('asks for every price before anything is sent', async () => {
    const page = await at();
    await page.enter('Price', '31');
    await page.press('Next');
    expect(page.answers).to.be.empty;
    expect(page.wrongWith(page.field('Price', 1))).to.equal('Enter this to carry on.');
    expect(page.focused).to.equal(page.field('Price', 1));
  });

  it('does not send what is no number, and says what one looks like', async () => {
    const page = await at([DAY, NIGHT]);
    await page.enter('Price', '1.2.3');
    await page.press('Next');
    expect(page.answers).to.be.empty;
    expect(page.wrongWith(page.field('Price'))).to.contain('24.5 p/kWh');
    expect(page.field('Price').value).to.equal('1.2.3');
  });

  it('shows the night first and then the order of the day, and sends untouched ones back as they came', async () => {
    const odd = period('00:30:30', '06:00', 0.12345);
    const page = await at([period('06:00', '00:30:30', 0.3), odd]);
    expect(times(page)).to.deep.equal(['06:00:00 00:30:30', '00:30:30 06:00:00']);
    await page.press('Next');
    expect(page.last).to.deep.equal({hours: [odd, period('06:00', '00:30:30', 0.3)]});
  });

  it('sends untouched prices back to the last decimal, in every language', async () => {
    const hours = Array.from({length: 24}, (_, hour) => {
      const clock = (at: number) => `${String(at % 24).padStart(2, '0')}:00`;
      return period(clock(hour), clock(hour + 1), Number(`${hour % 7}.${98765 - hour * 3571}`));
    });
    for (const [lang, currency] of [
      ['de', 'EUR'],
      ['ar-EG', 'GBP'],
      ['pl', 'PLN'],
    ] as const) {
      const page = await at(hours, lang, currency);
      await page.press('Next');
      expect(page.last, lang).to.deep.equal({hours});
    }
  });

  it('shows and sends back more periods than anybody types, and drops none', async () => {
    const hours = Array.from({length: 24}, (_, hour) => {
      const clock = (at: number) => `${String(at % 24).padStart(2, '0')}:00`;
      return period(clock(hour), clock(hour + 1), (10 + hour) / 100);
    });
    const page = await at(hours);
    expect(page.fields('From')).to.have.length(24);
    await page.press('Next');
    expect(page.last).to.deep.equal({hours});
  });

  it('names what the service sent wrong itself, and has it put right', async () => {
    const page = await at([period('00:00', '15:00', 0.1), period('14:00', '00:00', 0.2)]);
    expect(said(page)).to.equal('14:00 to 15:00 has two prices. Change one of the times.');
    await page.press('Next');
    expect(page.answers).to.be.empty;
  });

  it('names a gap while the times are chosen, and changes no other time', async () => {
    const page = await at([DAY, NIGHT]);
    await page.enter('To', '02:00:00');
    expect(said(page)).to.equal('There’s no price yet from 02:00 to 07:00.');
    expect(times(page)).to.deep.equal(['23:00:00 02:00:00', '07:00:00 23:00:00']);
  });

  it('names a gap over midnight as one', async () => {
    const page = await at([DAY, NIGHT]);
    await page.enter('From', '01:00:00');
    expect(said(page)).to.equal('There’s no price yet from 23:00 to 01:00.');
  });

  it('names an overlap while the times are chosen, and draws it', async () => {
    const page = await at([DAY, NIGHT]);
    const drawn = page.find('[part~="day"] rect').length;
    await page.enter('To', '23:30:00', 1);
    expect(said(page)).to.equal('23:00 to 23:30 has two prices. Change one of the times.');
    expect(page.find('[part~="day"] rect').length).to.equal(drawn + 1);
  });

  it('names several at once', async () => {
    const page = await at([DAY, NIGHT]);
    await page.enter('From', '06:00:00', 1);
    await page.enter('To', '22:30:00', 1);
    expect(said(page)).to.equal(
      '06:00 to 07:00 has two prices. Change one of the times. There’s no price yet from 22:30 to 23:00.',
    );
  });

  it('says nothing anew while a price is typed', async () => {
    const page = await at([DAY, NIGHT]);
    const [status] = page.find('[role="status"]');
    const heard: MutationRecord[] = [];
    const observer = new MutationObserver(records => heard.push(...records));
    if (status) observer.observe(status, {subtree: true, childList: true, characterData: true});
    page.field('Price').focus();
    await sendKeys({type: '45'});
    heard.push(...observer.takeRecords());
    expect(heard).to.be.empty;
    expect(page.announced).to.be.empty;
  });

  it('does not send hours with a gap, and leads to what is wrong with them', async () => {
    const page = await at([DAY, NIGHT]);
    await page.enter('To', '05:30:00');
    await page.press('Next');
    expect(page.answers).to.be.empty;
    expect(page.focused?.textContent).to.match(/05:30 to 07:00/);
    expect(page.announced.join()).to.match(/05:30 to 07:00/);
    await page.enter('To', '07:00:00');
    expect(said(page)).to.equal('That’s the whole day covered.');
    await page.press('Next');
    expect(page.answers).to.have.length(1);
  });

  it('takes one period that ends when it starts for the whole day', async () => {
    const page = await at([period('05:00', '05:00', 0.2)]);
    expect(said(page)).to.equal('That’s the whole day covered.');
    expect(page.find('button[aria-label^="Remove"]')).to.be.empty;
    await page.press('Next');
    expect(page.last).to.deep.equal({hours: [period('05:00', '05:00', 0.2)]});
  });

  it('adds a period in the largest gap', async () => {
    const page = await at([DAY, NIGHT]);
    await page.enter('To', '04:00:00');
    await page.press('Add another rate');
    expect(times(page).at(-1)).to.equal('04:00:00 07:00:00');
    expect(said(page)).to.equal('That’s the whole day covered.');
    expect(page.focused).to.equal(page.field('From', 2));
  });

  it('adds a period by halving the longest where there is no gap, its price kept', async () => {
    const page = await at([DAY, NIGHT]);
    // A list that was used before shows what is set, too.
    await page.enter('To', '15:00:00', 1);
    await page.enter('To', '23:00:00', 1);
    await page.enter('Price', '29.9', 1);
    await page.press('Add another rate');
    expect(times(page)).to.deep.equal([
      '23:00:00 07:00:00',
      '07:00:00 15:00:00',
      '15:00:00 23:00:00',
    ]);
    expect(page.fields('Price').map(({value}) => value)).to.deep.equal(['12', '29.9', '']);
    expect(page.focused).to.equal(page.field('From', 2));
    await page.enter('Price', '30', 2);
    await page.press('Next');
    expect(page.last?.hours.map(({cost}) => cost)).to.deep.equal([0.299, 0.3, 0.12]);
  });

  it('takes eight periods, and offers no ninth', async () => {
    const page = await at([DAY, NIGHT]);
    for (let count = 3; count <= 8; count++) await page.press('Add another rate');
    expect(page.fields('From')).to.have.length(8);
    expect(() => page.button('Add another rate')).to.throw();
    for (let i = 0; i < 8; i++) await page.enter('Price', `${i + 1}`, i);
    await page.press('Next');
    expect(page.last?.hours.map(({cost}) => cost).sort()).to.deep.equal([
      0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.08,
    ]);
    expect(said(page)).to.equal('That’s the whole day covered.');
  });

  it('removes a period and leaves its hours open rather than giving them away', async () => {
    const page = await at([DAY, NIGHT, period('10:00', '11:00', 0.2)]);
    await page.press('Remove rate 1');
    expect(times(page)).to.deep.equal(['07:00:00 23:00:00', '10:00:00 11:00:00']);
    expect(said(page)).to.contain('There’s no price yet from 23:00 to 07:00.');
    expect(page.focused).to.equal(page.button('Add another rate'));
  });

  it('keeps what was typed for the other periods when one is removed', async () => {
    const page = await at([DAY, NIGHT]);
    await page.press('Add another rate');
    await page.enter('Price', '40', 1);
    await page.enter('Price', '50', 2);
    await page.press('Remove rate 1');
    expect(page.fields('Price').map(({value}) => value)).to.deep.equal(['40', '50']);
    expect(page.find('legend').map(({innerText}) => innerText)).to.deep.equal(['Rate 1', 'Rate 2']);
    await page.enter('To', '15:00:00', 1);
    await page.enter('From', '15:00:00', 0);
    await page.enter('To', '15:00:00', 0);
    expect(page.fields('Price').map(({value}) => value)).to.deep.equal(['40', '50']);
  });

  it('shows times as the page’s language writes them, whatever the wire says', async () => {
    const page = await at([DAY, NIGHT], 'en-US', 'USD');
    const to = page.field('To', 1) as HTMLSelectElement;
    expect(to.selectedOptions[0]?.textContent.trim().replace(/\s/g, ' ')).to.equal('11:00 PM');
    await page.enter('To', '02:00:00');
    expect(said(page)).to.equal('There’s no price yet from 2:00 AM to 7:00 AM.');
    await page.enter('To', '07:00:00');
    await page.press('Next');
    expect(page.last).to.deep.equal({hours: [DAY, NIGHT]});
  });

  it('offers half hours, and quarter hours to who wants them', async () => {
    const page = await at();
    const offered = () =>
      [...(page.field('From') as HTMLSelectElement).options].map(({value}) => value);
    expect(offered()).to.have.length(48);
    expect(offered().slice(0, 2)).to.deep.equal(['00:00:00', '00:30:00']);
    await page.press('Quarter hours');
    expect(offered()).to.have.length(96);
    expect(offered().slice(0, 2)).to.deep.equal(['00:00:00', '00:15:00']);
    await page.press('Quarter hours');
    expect(offered()).to.have.length(48);
  });

  it('offers quarter hours where a time needs them', async () => {
    const page = await at([period('00:45', '07:00', 0.1), period('07:00', '00:45', 0.3)]);
    expect((page.field('From') as HTMLSelectElement).options).to.have.length(96);
    expect(page.button('Quarter hours').getAttribute('aria-pressed')).to.equal('true');
  });

  it('is answered with the keyboard alone', async () => {
    const page = await at();
    page.element.focusHeading();
    const tabTo = async (target: Element) => {
      for (let presses = 0; presses < 20 && page.focused !== target; presses++)
        await sendKeys({press: 'Tab'});
      expect(page.focused).to.equal(target);
    };
    await tabTo(page.field('Price'));
    await sendKeys({type: '12'});
    await tabTo(page.field('From', 1));
    await sendKeys({press: 'ArrowDown'});
    expect(said(page)).to.equal('There’s no price yet from 07:00 to 07:30.');
    await sendKeys({press: 'ArrowUp'});
    await tabTo(page.field('Price', 1));
    await sendKeys({type: '31'});
    await sendKeys({press: 'Enter'});
    expect(page.last).to.deep.equal({hours: [DAY, NIGHT]});
  });

  it('fills in a usual plan, and keeps what was typed', async () => {
    const page = await at();
    await page.enter('Price', '9');
    await page.enter('Price', '31', 1);
    await page.press('Economy 7');
    expect(times(page)).to.deep.equal(['00:30:00 07:30:00', '07:30:00 00:30:00']);
    expect(page.button('Economy 7').getAttribute('aria-pressed')).to.equal('true');
    await page.press('Three rates');
    expect(times(page)).to.deep.equal([
      '23:00:00 07:00:00',
      '07:00:00 16:00:00',
      '16:00:00 19:00:00',
      '19:00:00 23:00:00',
    ]);
    expect(page.fields('Price').map(({value}) => value)).to.deep.equal(['9', '31', '', '31']);
    expect(said(page)).to.equal('That’s the whole day covered.');
    expect(page.button('Economy 7').getAttribute('aria-pressed')).to.equal('false');
  });

  it('has the price of a rate typed once, until one of its periods has its own', async () => {
    const page = await at();
    const prices = () => page.fields('Price').map(({value}) => value);
    await page.press('Three rates');
    await page.enter('Price', '30', 1);
    expect(prices()).to.deep.equal(['', '30', '', '30']);
    await page.enter('Price', '28', 3);
    expect(prices()).to.deep.equal(['', '28', '', '28']);
  });

  it('offers the plans of the country, and none over hours that are known', async () => {
    const plans = (page: Shown) =>
      page.find('.plans button').map(({innerText}) => innerText.trim());
    expect(plans(await at([], 'en', 'EUR'))).to.deep.equal(['Day and night', 'Three rates']);
    expect(plans(await at([DAY, NIGHT]))).to.be.empty;
  });

  it('says nothing of a whole day that the service finds a gap in', async () => {
    const page = await at([DAY, NIGHT]);
    await page.object('gap_in_time_period');
    expect(said(page)).to.equal('');
  });

  it('asks about the price of the period that is unusual', async () => {
    const page = await at();
    await page.enter('Price', '0.09');
    await page.enter('Price', '31', 1);
    await page.press('Next');
    expect(page.answers).to.be.empty;
    expect(page.wrongWith(page.field('Price'))).to.contain('unusually low');
    expect(page.wrongWith(page.field('Price', 1))).to.equal('');
    await page.press('Did you mean 9 p/kWh?');
    await page.press('Next');
    expect(page.last?.hours.map(({cost}) => cost)).to.deep.equal([0.31, 0.09]);
  });

  it('says what to do where weekends have other prices', async () => {
    const page = await at();
    const [help] = page.find<HTMLDetailsElement>('details');
    help?.querySelector('summary')?.click();
    await page.element.updateComplete;
    expect(page.text).to.contain('go back and choose “Something else”');
  });

  for (const [code, typed, sentence] of [
    ['cost_value_zero', '0', 'The price can’t be zero.'],
    ['cost_value_negative', '-1', 'The price can’t be negative.'],
  ] as const) {
    it(`says ${code} at the price that is meant, with what was typed still there`, async () => {
      const page = await at([DAY, NIGHT]);
      await page.enter('Price', typed, 1);
      await page.press('Next');
      expect(page.last?.hours[0]?.cost).to.equal(Number(typed) / 100);
      await page.object(code);
      expect(page.wrongWith(page.field('Price'))).to.equal('');
      expect(page.wrongWith(page.field('Price', 1))).to.equal(sentence);
      expect(page.field('Price', 1).value).to.equal(typed);
      expect(page.focused).to.equal(page.field('Price', 1));
      await page.enter('Price', '12', 1);
      expect(page.wrongWith(page.field('Price', 1))).to.equal('');
    });
  }

  for (const code of [
    'valid_from_invalid',
    'valid_to_invalid',
    'gap_in_time_period',
    'incomplete_time_period',
  ]) {
    it(`says ${code}, which it does not provoke itself, in the service’s words`, async () => {
      const page = await at([DAY, NIGHT]);
      await page.object(code);
      expect(page.find('[part~="problem"]')[0]?.innerText).to.equal('The service said so.');
      expect(page.announced.join()).to.contain('The service said so.');
    });
  }

  it('says what the service could not read, for the whole page', async () => {
    const page = await at([DAY, NIGHT]);
    await page.object('data_json_invalid');
    expect(page.find('[part~="problem"]')[0]?.innerText).to.match(/can’t read/);
    expect(times(page)).to.have.length(2);
  });

  describe('the bar', () => {
    const sliders = (page: Shown) => page.find('[role="slider"]');
    const values = (page: Shown) => sliders(page).map(slider => slider.ariaValueText);
    const placeOf = (slider: HTMLElement | undefined) => {
      const {x, y, width, height} = slider?.getBoundingClientRect() ?? new DOMRect();
      return [Math.round(x + width / 2), Math.round(y + height / 2)] as [number, number];
    };
    afterEach(() => resetMouse());

    /** Moves what is at a place of the bar by a part of the day. */
    const drag = async (page: Shown, index: number, hours: number) => {
      const [x, y] = placeOf(sliders(page)[index]);
      const day = page.find('.editor')[0]?.offsetWidth ?? 0;
      await sendMouse({type: 'move', position: [x, y]});
      await sendMouse({type: 'down'});
      await sendMouse({type: 'move', position: [Math.round(x + (hours / 24) * day), y]});
      await sendMouse({type: 'up'});
      await page.element.updateComplete;
    };

    it('names its boundaries and where they are', async () => {
      const page = await at([DAY, NIGHT]);
      expect(values(page)).to.deep.equal(['07:00', '23:00']);
      expect(sliders(page).map(({ariaLabel}) => ariaLabel)).to.deep.equal([
        'Change to rate 2',
        'Change to rate 1',
      ]);
    });

    it('moves a boundary with the end of one period and the start of the next', async () => {
      const page = await at([DAY, NIGHT]);
      await drag(page, 0, -1.5);
      expect(times(page)).to.deep.equal(['23:00:00 05:30:00', '05:30:00 23:00:00']);
      expect(said(page)).to.equal('That’s the whole day covered.');
    });

    it('moves a boundary over midnight', async () => {
      const page = await at([DAY, NIGHT]);
      sliders(page)[1]?.focus();
      for (let presses = 0; presses < 3; presses++) await sendKeys({press: 'ArrowRight'});
      expect(times(page)).to.deep.equal(['00:30:00 07:00:00', '07:00:00 00:30:00']);
      await waitUntil(() => (page.focused as HTMLElement).ariaValueText === '00:30');
    });

    it('is moved by the keys of a slider, and leaves each period some time', async () => {
      const page = await at([DAY, NIGHT]);
      sliders(page)[0]?.focus();
      await sendKeys({press: 'ArrowUp'});
      expect(values(page)[0]).to.equal('07:30');
      await sendKeys({press: 'PageDown'});
      expect(values(page)[0]).to.equal('06:30');
      await sendKeys({press: 'End'});
      expect(values(page)[0]).to.equal('22:30');
      expect(page.focused).to.equal(sliders(page)[0]);
    });

    it('closes a gap up to the next period', async () => {
      const page = await at([DAY, NIGHT]);
      await page.enter('To', '04:00:00');
      expect(values(page)).to.deep.equal(['04:00', '07:00', '23:00']);
      await drag(page, 0, 5);
      expect(times(page)).to.deep.equal(['23:00:00 07:00:00', '07:00:00 23:00:00']);
      expect(said(page)).to.equal('That’s the whole day covered.');
    });

    it('chooses a period by a tap', async () => {
      const page = await at([DAY, NIGHT]);
      const [x, y] = placeOf(page.find('.editor')[0]);
      await sendMouse({type: 'click', position: [x, y]});
      await page.element.updateComplete;
      expect(page.focused).to.equal(page.field('Price', 1));
      expect(times(page)).to.deep.equal(['23:00:00 07:00:00', '07:00:00 23:00:00']);
    });
  });

  it('is there for everyone, with what is wrong, in light and in dark', async () => {
    const page = await at([DAY, NIGHT]);
    await page.enter('To', '22:00:00', 1);
    await page.enter('To', '08:00:00');
    await page.enter('Price', 'x', 1);
    // Below the fold the buttons of the page lie over it.
    scrollTo(0, document.body.scrollHeight);
    await expectAccessible(page.element);
    await page.press('Next');
    scrollTo(0, document.body.scrollHeight);
    await expectAccessible(page.element);
  });

  it('fits a small phone with eight periods', async () => {
    await setViewport({width: 320, height: 640});
    const page = await at([DAY, NIGHT], 'en-US', 'SEK');
    // As the widget's card is padded.
    page.element.style.padding = '1rem';
    for (let count = 3; count <= 8; count++) await page.press('Add another rate');
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    await setViewport({width: 800, height: 600});
  });
});
