import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {expectAccessible} from '../../support/browser/axe.js';
import {renderPage} from '../../support/browser/page-driver.js';

const at = (contract_end_date: string | null = null) =>
  renderPage('contract-term', {contract_end_date});
type Shown = Awaited<ReturnType<typeof at>>;

const chosen = (page: Shown) => page.find<HTMLInputElement>(':checked').map(({value}) => value);

const choose = (page: Shown, label: string) => {
  page.field(label).click();
  return page.element.updateComplete;
};

describe('the page for the end of the contract', () => {
  it('asks with nothing chosen, and does not go on without a choice', async () => {
    const page = await at();
    expect(chosen(page)).to.be.empty;
    await page.press('Next');
    expect(page.answers).to.be.empty;
    expect(page.text).to.contain('Please choose one.');
  });

  it('asks for a day only where one was chosen, and sends it as it was typed', async () => {
    const page = await at();
    const isShown = () => page.text.includes('Last day');
    expect(isShown()).to.equal(false);
    await choose(page, 'On a day I know');
    expect(isShown()).to.equal(true);
    await page.enter('Last day', '2031-06-15');
    await page.press('Next');
    expect(page.last).to.deep.equal({contract_end_date: '2031-06-15'});
  });

  it('sends that there is no end', async () => {
    const page = await at();
    await choose(page, 'It has no end date');
    await page.press('Next');
    expect(page.last).to.deep.equal({contract_end_date: 'open-ended'});
  });

  it('sends that nobody knows, whatever stands in the date', async () => {
    const page = await at('2031-06-15');
    await choose(page, 'I don’t know');
    await page.press('Next');
    expect(page.last).to.deep.equal({contract_end_date: null});
  });

  it('shows what was said before', async () => {
    const page = await at('2031-06-15');
    expect(chosen(page)).to.deep.equal(['date']);
    expect(page.field('Last day').value).to.equal('2031-06-15');
    await page.press('Next');
    expect(page.last).to.deep.equal({contract_end_date: '2031-06-15'});
    expect(chosen(await at('open-ended'))).to.deep.equal(['open-ended']);
  });

  it('asks for the day where a day was chosen', async () => {
    const page = await at();
    await choose(page, 'On a day I know');
    await page.press('Next');
    expect(page.answers).to.be.empty;
    expect(page.wrongWith(page.field('Last day'))).to.contain('day, month and year');
    expect(page.focused).to.equal(page.field('Last day'));
  });

  it('does not send the year 26', async () => {
    const page = await at();
    await choose(page, 'On a day I know');
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

  it('is answered with the keyboard alone', async () => {
    const page = await at();
    page.element.focusHeading();
    await sendKeys({press: 'Tab'});
    await sendKeys({press: ' '});
    expect(chosen(page)).to.deep.equal(['date']);
    await sendKeys({press: 'ArrowDown'});
    expect(chosen(page)).to.deep.equal(['open-ended']);
    await sendKeys({press: 'Enter'});
    expect(page.last).to.deep.equal({contract_end_date: 'open-ended'});
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
    await page.press('Next');
    await page.object('date_format_invalid');
    expect(page.find('[part~="error"]')[0]?.checkVisibility()).to.equal(true);
  });

  it('is there for everyone, with what is wrong, in light and in dark', async () => {
    const page = await at('2024-06-15');
    await expectAccessible(page.element);
    await page.object('date_format_invalid');
    await expectAccessible(page.element);
    const fresh = await at();
    await fresh.press('Next');
    await expectAccessible(fresh.element);
  });
});
