import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {expectAccessible} from '../../support/browser/axe.js';
import {renderPage} from '../../support/browser/page-driver.js';

const at = (contract_end_date: string | null = null) =>
  renderPage('contract-term', {contract_end_date});
type Shown = Awaited<ReturnType<typeof at>>;

const DATE = 'On a date I know';
const isDayShown = (page: Shown) => page.field('Last day').checkVisibility();
const current = (page: Shown) =>
  page.find<HTMLButtonElement>('[aria-current="true"]').map(({value}) => value);

describe('the page for the end of the contract', () => {
  it('asks with nothing chosen, and needs no second tap', async () => {
    const page = await at();
    expect(current(page)).to.be.empty;
    expect(page.find('[part~="primary"]').filter(each => each.checkVisibility())).to.be.empty;
  });

  it('asks for a day only where one was chosen, and sends it as it was typed', async () => {
    const page = await at();
    expect(isDayShown(page)).to.equal(false);
    await page.choose(DATE);
    expect(page.answers).to.be.empty;
    expect(isDayShown(page)).to.equal(true);
    expect(page.answerButton(DATE).ariaExpanded).to.equal('true');
    expect(page.focused).to.equal(page.field('Last day'));
    await page.enter('Last day', '2031-06-15');
    await page.press('Next');
    expect(page.last).to.deep.equal({contract_end_date: '2031-06-15'});
  });

  it('closes the day again with another tap', async () => {
    const page = await at();
    await page.choose(DATE);
    await page.choose(DATE);
    expect(isDayShown(page)).to.equal(false);
    expect(page.answerButton(DATE).ariaExpanded).to.equal('false');
  });

  it('sends that there is no end, with one tap', async () => {
    const page = await at();
    await page.choose('It rolls on with no end date');
    expect(page.answers).to.deep.equal([{contract_end_date: 'open-ended'}]);
  });

  it('sends that nobody knows, whatever stands in the date', async () => {
    const page = await at('2031-06-15');
    await page.choose('I’m not sure');
    expect(page.answers).to.deep.equal([{contract_end_date: null}]);
  });

  it('shows what was said before', async () => {
    const page = await at('2031-06-15');
    expect(current(page)).to.deep.equal(['date']);
    expect(isDayShown(page)).to.equal(true);
    expect(page.field('Last day').value).to.equal('2031-06-15');
    await page.press('Next');
    expect(page.last).to.deep.equal({contract_end_date: '2031-06-15'});
    const endless = await at('open-ended');
    expect(current(endless)).to.deep.equal(['open-ended']);
    expect(isDayShown(endless)).to.equal(false);
  });

  it('asks for the day where a day was chosen', async () => {
    const page = await at();
    await page.choose(DATE);
    await page.press('Next');
    expect(page.answers).to.be.empty;
    expect(page.wrongWith(page.field('Last day'))).to.contain('day, month and year');
    expect(page.focused).to.equal(page.field('Last day'));
  });

  it('does not send the year 26', async () => {
    const page = await at();
    await page.choose(DATE);
    await page.enter('Last day', '0026-06-15');
    await page.press('Next');
    expect(page.answers).to.be.empty;
    expect(page.wrongWith(page.field('Last day'))).to.contain('year');
  });

  it('takes a day that has passed', async () => {
    const page = await at('2024-06-15');
    await page.press('Next');
    expect(page.last).to.deep.equal({contract_end_date: '2024-06-15'});
  });

  it('shows on the answer that it is on its way, and on no other', async () => {
    const page = await at('2031-06-15');
    await page.choose('It rolls on with no end date');
    await page.isSending();
    const [spinner, ...more] = page.find('.spinner');
    expect(more).to.be.empty;
    expect(page.answerButton('It rolls on with no end date').contains(spinner as Node)).to.equal(
      true,
    );
  });

  it('is answered with the keyboard alone', async () => {
    const page = await at();
    page.element.focusHeading();
    await sendKeys({press: 'Tab'});
    expect(page.focused).to.equal(page.answerButton(DATE));
    await sendKeys({press: 'ArrowDown'});
    expect(page.answers).to.be.empty;
    await sendKeys({press: 'Enter'});
    expect(page.last).to.deep.equal({contract_end_date: 'open-ended'});
  });

  it('sends the day with Enter in its field', async () => {
    const page = await at();
    await page.choose(DATE);
    await page.enter('Last day', '2031-06-15');
    await sendKeys({press: 'Enter'});
    expect(page.answers).to.deep.equal([{contract_end_date: '2031-06-15'}]);
  });

  it('says date_format_invalid, with what was typed still there', async () => {
    const page = await at('2031-06-15');
    await page.press('Next');
    await page.object('date_format_invalid');
    expect(page.find('[part~="error"]')[0]?.innerText).to.contain('day, month and year');
    expect(page.field('Last day').value).to.equal('2031-06-15');
  });

  it('shows what is wrong with the day even where no day is chosen', async () => {
    const page = await at('open-ended');
    await page.choose('It rolls on with no end date');
    await page.object('date_format_invalid');
    expect(page.find('[part~="error"]')[0]?.checkVisibility()).to.equal(true);
  });

  it('is there for everyone, with what is wrong, in light and in dark', async () => {
    const page = await at('2024-06-15');
    await expectAccessible(page.element);
    await page.object('date_format_invalid');
    await expectAccessible(page.element);
    const fresh = await at();
    await expectAccessible(fresh.element);
  });
});
