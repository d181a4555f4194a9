import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {expectAccessible} from '../../support/browser/axe.js';
import {renderPage} from '../../support/browser/page-driver.js';

const at = (name = '', actions: string[] = []) =>
  renderPage('tariff-name', {tariff: {name}}, {actions});
const LABEL = 'Tariff name';

describe('the page for the name of a tariff', () => {
  it('sends the name without the spaces around it', async () => {
    const page = await at();
    page.field(LABEL).focus();
    await sendKeys({type: '  Super Saver '});
    await sendKeys({press: 'Enter'});
    expect(page.answers).to.deep.equal([{tariff: {name: 'Super Saver'}}]);
  });

  it('starts with the name that is known', async () => {
    const page = await at('Super Saver');
    expect(page.field(LABEL).value).to.equal('Super Saver');
    await page.press('Next');
    expect(page.last).to.deep.equal({tariff: {name: 'Super Saver'}});
  });

  it('takes no more than 100 characters', async () => {
    const page = await at('x'.repeat(99));
    page.field(LABEL).focus();
    await sendKeys({press: 'End'});
    await sendKeys({type: 'yz'});
    expect(page.field(LABEL).value).to.have.length(100);
  });

  it('sends nothing without a name, and shows why at the field', async () => {
    const page = await at('   ');
    await page.press('Next');
    expect(page.answers).to.be.empty;
    expect(page.wrongWith(page.field(LABEL))).to.equal('Enter the name of your tariff.');
    expect(page.focused).to.equal(page.field(LABEL));
  });

  it('shows the service’s objection at the field, and keeps the name', async () => {
    const page = await at();
    await page.enter(LABEL, 'Saver');
    await page.object('tariff_name_missing');
    expect(page.wrongWith(page.field(LABEL))).to.equal('Enter the name of your tariff.');
    expect(page.field(LABEL).value).to.equal('Saver');
  });

  it('shows an unknown objection in the service’s own words, above the form', async () => {
    const page = await at('Saver');
    await page.object('tariff_name_rude', 'Please choose another name.');
    expect(page.find('[part~="problem"]')[0]?.innerText).to.equal('Please choose another name.');
    expect(page.wrongWith(page.field(LABEL))).to.equal('');
  });

  it('has a button for every other action of the service', async () => {
    const page = await at('', ['BACK', 'CLOSE', 'NEW_IDEA']);
    expect(page.buttons).to.deep.equal(['Next', 'New idea']);
    await page.press('New idea');
    expect(page.actions).to.deep.equal(['NEW_IDEA']);
  });

  it('is accessible, in light and in dark', async () => {
    await expectAccessible((await at('Super Saver')).element);
  });
});
