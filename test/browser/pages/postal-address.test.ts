import {expect, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {expectAccessible} from '../../support/browser/axe.js';
import {renderPage} from '../../support/browser/page-driver.js';

const EMPTY = {
  address_line1: '',
  address_line2: '',
  city: '',
  state: '',
  post_code: '',
  country_code: '',
};
const LONDON = {
  address_line1: '1-3',
  address_line2: 'Flat 2',
  city: 'London',
  state: 'Greater London',
  post_code: 'WC2N 5EH',
  country_code: 'GB',
};
const AUSTIN = {
  address_line1: '120 Maple Street',
  address_line2: '',
  city: 'Austin',
  state: 'TX',
  post_code: '78701',
  country_code: 'US',
};

const at = (postal_address: object = LONDON, lang = 'en-GB') =>
  renderPage('postal-address', {postal_address}, {lang});
type Shown = Awaited<ReturnType<typeof at>>;

const country = (page: Shown) => page.field('Country') as HTMLSelectElement;
/** Opens the list of countries, and chooses one. */
const chooseCountry = async (page: Shown, code: string) => {
  if (page.buttons.includes('Change')) await page.press('Change');
  await page.enter('Country', code);
};
/** The labels in the order of the page, without those out of sight. */
const labels = (page: Shown) =>
  page
    .find('.label')
    .filter(label => !label.closest('[aria-hidden]'))
    .map(label => label.textContent.trim());
/** The browser fills in a field, in sight or not. */
const autofill = async (page: Shown, name: string, value: string) => {
  const [field] = page.find<HTMLInputElement>(`[name="${name}"]`);
  if (!field) throw new Error(`There is no field ${name}.`);
  // Browsers offer it in a field that the customer is in.
  page.find<HTMLInputElement>('[name="address_line1"]')[0]?.focus();
  await waitUntil(() => page.find('[name="country_code"] option').length > 200);
  field.value = value;
  for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, {bubbles: true}));
  await page.element.updateComplete;
};
describe('the page for the address', () => {
  it('sends the address that the service sent, with what is not shown, when nothing is changed', async () => {
    for (const address of [LONDON, AUSTIN, {...AUSTIN, state: 'Texas'}, {...AUSTIN, state: 'XX'}]) {
      const page = await at(address);
      await page.press('Next');
      expect(page.answers).to.deep.equal([{postal_address: address}]);
    }
  });

  it('takes an address typed by hand, without the spaces around it', async () => {
    const page = await at({...EMPTY, country_code: 'DE'});
    page.field('House number and street').focus();
    // Past the button for a second line.
    for (const text of [' Kastanienallee 12 ', '', '10435', 'Berlin']) {
      if (text) await sendKeys({type: text});
      await sendKeys({press: 'Tab'});
    }
    await page.press('Next');
    expect(page.answers).to.deep.equal([
      {
        postal_address: {
          ...EMPTY,
          address_line1: 'Kastanienallee 12',
          city: 'Berlin',
          post_code: '10435',
          country_code: 'DE',
        },
      },
    ]);
  });

  it('says at each field what is missing, and goes to the list of it', async () => {
    const page = await at({...EMPTY, country_code: 'GB'});
    await page.press('Next');
    expect(page.answers).to.be.empty;
    const wrong = (label: string) => page.wrongWith(page.field(label));
    expect(page.find('[aria-invalid="true"]')).to.have.length(3);
    expect(wrong('House number and street')).to.equal('Enter your house number and street.');
    expect(wrong('Town or city')).to.equal('Enter your town or city.');
    expect(wrong('Postcode')).to.equal('Enter your postcode.');
    expect(wrong('Flat or building')).to.equal('');
    expect(page.focused?.part.contains('problem')).to.equal(true);
    await expectAccessible(page.element);
  });

  for (const [code, label, sentence] of [
    ['address_line1_missing', 'House number', 'Enter your house number and street.'],
    ['city_missing', 'Town or city', 'Enter your town or city.'],
    ['post_code_missing', 'Postcode', 'Enter your postcode.'],
    ['country_code_missing', 'Country', 'Choose your country.'],
    ['country_code_invalid', 'Country', 'Choose your country from the list.'],
  ] as const)
    it(`shows ${code} at its field, and keeps what was typed`, async () => {
      const page = await at();
      await page.enter('Town or city', 'Bristol');
      await page.object(code);
      expect(page.wrongWith(page.field(label))).to.equal(sentence);
      expect(page.focused).to.equal(page.field(label));
      expect(page.announced).to.deep.equal([sentence]);
      expect(page.field('Town or city').value).to.equal('Bristol');
    });

  it('shows on the page that the address was not found', async () => {
    const page = await at();
    await page.enter('Town or city', 'ERR 404');
    await page.object('geo_location_not_found');
    expect(page.find('[part="problem"]')[0]?.innerText).to.contain('can’t find that address');
    expect(page.field('Town or city').value).to.equal('ERR 404');
  });

  it('tells autofill what each field is', async () => {
    const autocompletes = (page: Shown) =>
      page.find<HTMLInputElement>('input, select').map(({autocomplete}) => autocomplete);
    expect(autocompletes(await at())).to.deep.equal([
      'country',
      'address-line1',
      'address-line2',
      'address-level2',
      'postal-code',
    ]);
    expect(autocompletes(await at(AUSTIN))).to.contain('address-level1');
  });

  it('sends the page with Enter', async () => {
    const page = await at();
    page.field('Postcode').focus();
    await sendKeys({press: 'Enter'});
    expect(page.answers).to.have.length(1);
  });

  describe('its fields', () => {
    for (const [code, expected] of [
      ['GB', ['House number and street', 'Town or city', 'Postcode']],
      ['DE', ['House number and street', 'Postcode', 'Town or city']],
      ['US', ['Street address', 'City', 'State', 'ZIP code']],
      ['CA', ['Street address', 'City', 'Province', 'Postal code']],
      ['AU', ['Street address', 'Suburb', 'State', 'Postcode']],
      [
        'IE',
        ['House number and street', 'Town or city', 'County (optional)', 'Eircode (optional)'],
      ],
      ['BR', ['CEP', 'House number and street', 'City', 'State']],
      ['JP', ['Postal code', 'Prefecture', 'City', 'Street address']],
      ['IN', ['Street address', 'City', 'PIN code', 'State']],
    ] as const)
      it(`are those of ${code}, in the order and the words of its people`, async () => {
        const page = await at({...EMPTY, country_code: code});
        expect(labels(page)).to.deep.equal(expected);
      });

    it('keep what was typed when another country puts them in another order', async () => {
      const page = await at({...EMPTY, country_code: 'US'});
      await page.enter('City', 'Zürich');
      await page.enter('ZIP code', '8001');
      await chooseCountry(page, 'CH');
      expect(page.field('Town or city').value).to.equal('Zürich');
      expect(page.field('Postcode').value).to.equal('8001');
    });

    it('leave the second line out of sight until somebody needs it', async () => {
      const page = await at({...LONDON, address_line2: ''});
      expect(labels(page)).not.to.include('Flat or building (optional)');
      await page.press('Add flat or building');
      expect(labels(page)).to.include('Flat or building (optional)');
      expect(page.focused).to.equal(page.field('Flat or building'));
      await page.enter('Flat or building', 'Flat 7');
      await page.press('Next');
      expect(page.last?.postal_address.address_line2).to.equal('Flat 7');
    });

    it('show the second line where it has something, and where autofill writes it', async () => {
      expect(labels(await at())).to.include('Flat or building (optional)');
      const page = await at({...LONDON, address_line2: ''});
      await autofill(page, 'address_line2', 'Flat 9');
      expect(labels(page)).to.include('Flat or building (optional)');
    });

    it('name what is missing by their own label', async () => {
      const page = await at({...EMPTY, country_code: 'US'});
      await page.press('Next');
      for (const label of ['Street address', 'City', 'State', 'ZIP code'])
        expect(page.wrongWith(page.field(label))).to.equal(`Fill in “${label}” to carry on.`);
    });

    it('do not ask for a postcode where there are none', async () => {
      const page = await at({...EMPTY, address_line1: '1', city: 'Doha', country_code: 'QA'});
      expect(page.field('Postcode (optional)')).to.exist;
      await page.press('Next');
      expect(page.answers).to.have.length(1);
    });
  });

  describe('its postcode', () => {
    it('gets the case and the space of the country', async () => {
      const page = await at();
      await page.enter('Postcode', 'sw1a2aa');
      await page.press('Next');
      expect(page.last?.postal_address.post_code).to.equal('SW1A 2AA');
    });

    it('that can be none is refused with an example', async () => {
      const page = await at();
      await page.enter('Postcode', '10435');
      await page.press('Next');
      expect(page.answers).to.be.empty;
      expect(page.wrongWith(page.field('Postcode'))).to.equal(
        'That doesn’t look right. It should look like AB1 2EG.',
      );
    });

    it('is typed with a keyboard of digits where it has only digits', async () => {
      const keyboard = async (code: string) =>
        (await at({...EMPTY, country_code: code})).find<HTMLInputElement>('[name=post_code]')[0]
          ?.inputMode;
      expect(await keyboard('DE')).to.equal('numeric');
      expect(await keyboard('US')).to.equal('numeric');
      expect(await keyboard('GB')).to.equal('');
    });
  });

  describe('its state', () => {
    it('is picked by its full name, and sent as people write it', async () => {
      const page = await at(AUSTIN);
      const state = page.field('State') as HTMLSelectElement;
      expect(state.selectedOptions[0]?.text).to.equal('Texas');
      await page.enter('State', 'CA');
      expect(state.selectedOptions[0]?.text).to.equal('California');
      await page.press('Next');
      expect(page.last?.postal_address.state).to.equal('CA');
    });

    it('is typed where there is no list', async () => {
      const page = await at({...EMPTY, country_code: 'IE'});
      await page.enter('County', 'Kerry');
      await page.enter('House number', '1 Main Street');
      await page.enter('Town', 'Dingle');
      await page.press('Next');
      expect(page.last?.postal_address.state).to.equal('Kerry');
    });

    it('of one country is not taken into another, and comes back with its own', async () => {
      const page = await at(AUSTIN);
      await chooseCountry(page, 'CA');
      expect(page.field('Province').value).to.equal('');
      await chooseCountry(page, 'CH');
      expect(page.find('[name="state"]')).to.be.empty;
      await page.enter('Postcode', '8001');
      await page.press('Next');
      expect(page.last?.postal_address).to.deep.include({state: '', country_code: 'CH'});
      await chooseCountry(page, 'US');
      expect(page.field('State').value).to.equal('TX');
    });
  });

  describe('its country', () => {
    it('is a line with a button, which turns it into a list', async () => {
      const page = await at();
      expect(page.text).to.contain('United Kingdom');
      expect(labels(page)).not.to.include('Country or territory');
      expect(page.button('Change').getAttribute('aria-describedby')).to.equal('country');
      await page.press('Change');
      expect(page.focused).to.equal(country(page));
      expect(country(page).selectedOptions[0]?.text).to.equal('United Kingdom');
      expect(page.buttons).not.to.include('Change');
      await expectAccessible(page.element);
    });

    it('can be picked from all countries, each once, in the language of the page', async () => {
      const page = await at({...EMPTY, country_code: 'DE'}, 'fr');
      expect(page.text).to.contain('Allemagne');
      await page.press('Change');
      const names = [...page.find<HTMLSelectElement>('select')].flatMap(({options}) =>
        [...options].map(({text}) => text),
      );
      expect(names).to.have.length.of.at.least(249);
      expect(new Set(names).size).to.equal(names.length);
      expect(names).to.include('Royaume-Uni');
    });

    it('is that of the browser where the service knows none', async () => {
      const page = await at(EMPTY);
      const region = /-([A-Z]{2})/.exec(navigator.language)?.[1];
      expect(country(page).value).to.equal(region ?? '');
    });

    it('is the only one that is named until the customer is in the form', async () => {
      const page = await at();
      const names = () => page.find('[name="country_code"] option');
      expect(names().map(({textContent}) => textContent)).to.deep.equal(['United Kingdom']);
      page.field('House number and street').focus();
      await waitUntil(() => names().length > 200);
      expect(country(page).value).to.equal('GB');
    });

    it('that autofill changes comes into sight', async () => {
      const page = await at();
      await autofill(page, 'country_code', 'DE');
      expect(country(page).selectedOptions[0]?.text).to.equal('Germany');
      expect(labels(page).slice(-2)).to.deep.equal(['Postcode', 'Town or city']);
      await page.enter('Postcode', '10435');
      await page.press('Next');
      expect(page.last?.postal_address.country_code).to.equal('DE');
    });

    it('that the browser has no name for stays as it came', async () => {
      const page = await at({...LONDON, country_code: 'QQ'});
      expect(country(page).value).to.equal('QQ');
      await page.press('Next');
      expect(page.last?.postal_address.country_code).to.equal('QQ');
    });

    it('comes back after a reload, with what was typed', async () => {
      const before = await at();
      await chooseCountry(before, 'US');
      await before.enter('State', 'CA');
      await before.enter('City', 'Fresno');
      const page = await at();
      await page.element.restoreValues(before.element.formValues);
      await page.element.updateComplete;
      expect([
        country(page).value,
        page.field('State').value,
        page.field('City').value,
      ]).to.deep.equal(['US', 'CA', 'Fresno']);
      expect(page.element.formValues).to.deep.equal(before.element.formValues);
    });
  });

  it('is there for everyone, in light and in dark', async () => {
    for (const address of [AUSTIN, {...LONDON, address_line2: ''}])
      await expectAccessible((await at(address)).element);
  });
});
