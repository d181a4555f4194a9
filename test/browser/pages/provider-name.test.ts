import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {expectAccessible} from '../../support/browser/axe.js';
import {renderPage} from '../../support/browser/page-driver.js';

const NOWHERE = {
  address_line1: '',
  address_line2: '',
  city: '',
  state: '',
  post_code: '',
  country_code: '',
};

const at = (name = '', address: object = {}, actions = ['ADDRESS_CHANGE']) =>
  renderPage(
    'provider-name',
    {provider: {name}, postal_address: {...NOWHERE, ...address}},
    {actions},
  );
const LABEL = 'Supplier name';

describe('the page for the name of a provider', () => {
  it('sends what was typed, without the spaces around it', async () => {
    const page = await at();
    page.field(LABEL).focus();
    await sendKeys({type: '  Kraft & Söhne '});
    await sendKeys({press: 'Enter'});
    expect(page.answers).to.deep.equal([{provider: {name: 'Kraft & Söhne'}}]);
  });

  it('begins with the name that is known already', async () => {
    const page = await at('Kraft & Söhne');
    expect(page.field(LABEL).value).to.equal('Kraft & Söhne');
    await page.press('Next');
    expect(page.last).to.deep.equal({provider: {name: 'Kraft & Söhne'}});
  });

  it('draws a bill for a country code that no country has', async () => {
    const page = await at('', {country_code: 'constructor'});
    const [help] = page.find<HTMLDetailsElement>('details');
    if (help) help.open = true;
    expect(page.text).to.contain('Tariff name');
  });

  it('takes no more than 100 letters', async () => {
    const page = await at('x'.repeat(99));
    page.field(LABEL).focus();
    await sendKeys({press: 'End'});
    await sendKeys({type: 'yz'});
    expect(page.field(LABEL).value).to.have.length(100);
  });

  it('does not go on without a name, and says so at the field', async () => {
    const page = await at('   ');
    await page.press('Next');
    expect(page.answers).to.be.empty;
    expect(page.wrongWith(page.field(LABEL))).to.contain('Enter the name of your supplier.');
    expect(page.focused).to.equal(page.field(LABEL));
  });

  it('shows the objection of the service at the field, and keeps what was typed', async () => {
    const page = await at();
    await page.enter(LABEL, 'Kraft');
    await page.object('provider_name_missing');
    expect(page.wrongWith(page.field(LABEL))).to.contain('Enter the name of your supplier.');
    expect(page.field(LABEL).value).to.equal('Kraft');
  });

  it('shows the address, with a way to change it where the service offers one', async () => {
    const lines = {address_line1: '1-3', city: 'London', post_code: 'WC2N 5EH'};
    const address = {...lines, country_code: 'GB'};
    const page = await at('', address);
    expect(page.text).to.contain('1-3, London WC2N 5EH');
    const actions: string[] = [];
    page.element.addEventListener('page-action', event => actions.push(event.action));
    await page.press('Change address');
    expect(actions).to.deep.equal(['ADDRESS_CHANGE']);
    const without = await at('', address, []);
    expect(without.text).to.contain('London').and.not.to.contain('Change address');
  });

  it('is there for everyone, in light and in dark', async () => {
    await expectAccessible((await at('Kraft')).element);
  });
});
