import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {AddressLookup, AddressSuggestion} from '../../../../src/ui/address/lookup.js';
import {expectAccessible} from '../../../support/browser/axe.js';
import {renderPage} from '../../../support/browser/page-driver.js';
import {waitUntil} from '../../../support/browser/wait.js';

const ADDRESS = {
  address_line1: '',
  address_line2: '',
  city: '',
  state: '',
  post_code: '',
  country_code: 'GB',
};

const DOWNING: AddressSuggestion = {
  label: '10 Downing Street, London SW1A 2AA',
  address: {address_line1: '10 Downing Street', city: 'London', post_code: 'SW1A 2AA'},
};
const FLAT: AddressSuggestion = {
  label: 'Flat 2, 11 Downing Street, London SW1A 2AB',
  address: {address_line1: '11 Downing Street', address_line2: 'Flat 2', city: 'London'},
};
const AUSTIN: AddressSuggestion = {
  label: '120 Maple Street, Austin, TX',
  address: {address_line1: '120 Maple Street', city: 'Austin', state: 'TX', country_code: 'US'},
};

/** A site whose look-up answers when the test says so, and its page. */
async function withLookup() {
  const asked: {text: string; country: string; signal: AbortSignal}[] = [];
  const answers: ((found: readonly AddressSuggestion[] | Error) => void)[] = [];
  const addressLookup: AddressLookup = (text, country, signal) => {
    asked.push({text, country, signal});
    return new Promise((resolve, reject) =>
      answers.push(found => (found instanceof Error ? reject(found) : resolve(found))),
    );
  };
  const page = await renderPage('postal-address', {postal_address: ADDRESS}, {addressLookup});
  const street = page.find<HTMLInputElement>('#address_line1')[0];
  if (!street) throw new Error('There is no field for the street.');
  const options = () => page.find('[role="option"]').filter(option => option.checkVisibility());
  return {
    page,
    street,
    asked,
    answers,
    options,
    isOpen: () => street.ariaExpanded === 'true',
    async type(text: string) {
      const before = asked.length;
      street.focus();
      await sendKeys({type: text});
      await waitUntil(() => asked.length > before, 'the look-up is asked');
    },
    async answer(...found: AddressSuggestion[]) {
      answers.at(-1)?.(found);
      await waitUntil(() => options().length === found.length, 'the suggestions are shown');
    },
    async press(...keys: string[]) {
      for (const press of keys) await sendKeys({press});
      await page.element.updateComplete;
    },
    /** The suggestion that the arrow keys have reached, as assistive technology finds it. */
    active: () => page.find(`#${street.getAttribute('aria-activedescendant') || 'none'}`)[0],
    values: () =>
      ['address_line1', 'address_line2', 'city', 'post_code'].map(
        name => page.find<HTMLInputElement>(`#${name}`)[0]?.value,
      ),
  };
}

describe('the look-up of addresses', () => {
  it('is asked for what the customer has typed, once they pause, in their country', async () => {
    const {asked, type} = await withLookup();
    await type('10 dow');
    expect(asked.map(({text, country}) => [text, country])).to.deep.equal([['10 dow', 'GB']]);
  });

  it('is not asked for two letters', async () => {
    const {asked, street, type} = await withLookup();
    street.focus();
    await sendKeys({type: '10'});
    await type(' d');
    expect(asked.map(({text}) => text)).to.deep.equal(['10 d']);
  });

  it('fills in what was chosen with a tap, and sends it', async () => {
    const {page, type, answer, options, values, isOpen, street} = await withLookup();
    await type('10 dow');
    await answer(DOWNING, FLAT);
    expect(options().map(({innerText}) => innerText.trim())).to.deep.equal([
      DOWNING.label,
      FLAT.label,
    ]);
    expect(page.announced).to.deep.equal(['2 found']);
    await expectAccessible(page.element);
    options()[0]?.click();
    await waitUntil(() => values()[2] === 'London', 'the address is filled in');
    expect(values()).to.deep.equal(['10 Downing Street', '', 'London', 'SW1A 2AA']);
    expect(isOpen()).to.equal(false);
    expect(page.focused).to.equal(street);
    await page.press('Next');
    expect(page.last?.postal_address).to.deep.equal({...ADDRESS, ...DOWNING.address});
  });

  it('is used with the keyboard alone', async () => {
    const {page, type, answer, press, active, isOpen, values} = await withLookup();
    await type('10 dow');
    await answer(DOWNING, FLAT);
    expect(isOpen()).to.equal(true);
    expect(active()).to.equal(undefined);
    await press('ArrowDown');
    expect(active()?.innerText).to.contain(DOWNING.label);
    expect(active()?.ariaSelected).to.equal('true');
    await press('ArrowDown', 'ArrowDown');
    expect(active()).to.equal(undefined);
    await press('ArrowUp', 'Enter');
    await waitUntil(() => values()[1] === 'Flat 2', 'the address is filled in');
    expect(values()[0]).to.equal('11 Downing Street');
    expect(page.answers).to.be.empty;
  });

  it('closes with Escape, and Enter then sends what was typed', async () => {
    const {page, type, answer, press, isOpen, values} = await withLookup();
    await type('10 dow');
    await answer(DOWNING);
    await press('ArrowDown', 'Escape');
    expect(isOpen()).to.equal(false);
    expect(values()[0]).to.equal('10 dow');
    await press('Enter');
    expect(page.wrongWith(page.field('Postcode'))).not.to.equal('');
  });

  it('closes when the customer goes on to another field', async () => {
    const {type, answer, press, isOpen} = await withLookup();
    await type('10 dow');
    await answer(DOWNING);
    await press('Tab');
    expect(isOpen()).to.equal(false);
  });

  it('can lead to another country, with its state', async () => {
    const {page, type, answer, options} = await withLookup();
    await type('120 maple');
    await answer(AUSTIN);
    options()[0]?.click();
    await waitUntil(() => page.fields('State').length > 0, 'the state is asked for');
    await page.element.updateComplete;
    expect((page.field('State') as HTMLSelectElement).selectedOptions[0]?.text).to.equal('Texas');
    expect(page.field('City').value).to.equal('Austin');
  });

  it('gives up what it was asked before the customer typed on, and shows no late answer', async () => {
    const {asked, answers, type, answer, options} = await withLookup();
    await type('10 dow');
    await type('ning');
    expect(asked[0]?.signal.aborted).to.equal(true);
    await answer(DOWNING);
    answers[0]?.([FLAT, FLAT]);
    await Promise.resolve();
    expect(options()).to.have.length(1);
  });

  it('that fails stands in nobody’s way', async () => {
    const {page, answers, type, options, asked} = await withLookup();
    await type('10 dow');
    answers[0]?.(new Error('The look-up is down.'));
    await type('ning');
    expect(options()).to.be.empty;
    expect(asked).to.have.length(2);
    await page.enter('Town or city', 'London');
    await page.enter('Postcode', 'SW1A 2AA');
    await page.press('Next');
    expect(page.last?.postal_address.address_line1).to.equal('10 downing');
  });

  it('is not there without a site that has one', async () => {
    const page = await renderPage('postal-address', {postal_address: ADDRESS});
    expect(page.find('[role="combobox"], [role="listbox"]')).to.be.empty;
  });
});

describe('an address that the site knows', () => {
  const shown = async (address: object, postal_address = ADDRESS) => {
    const page = await renderPage('postal-address', {postal_address}, {address});
    await page.press('Next');
    return page.last?.postal_address;
  };

  it('is filled in', async () => {
    const address = {...DOWNING.address, country_code: 'GB'};
    expect(await shown(address)).to.deep.equal({...ADDRESS, ...address});
  });

  it('never replaces what the service knows', async () => {
    const known = {...ADDRESS, ...DOWNING.address, city: 'Westminster'};
    expect(await shown({city: 'London', address_line2: 'Flat 3'}, known)).to.deep.equal({
      ...known,
      address_line2: 'Flat 3',
    });
  });
});
