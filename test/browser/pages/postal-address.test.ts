import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {expectAccessible} from '../../support/browser/axe.js';
import {LIMITS} from '../../support/browser/engine-limits.js';
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

const country = (page: Shown) => page.field('Country') as HTMLInputElement;
const keys = async (page: Shown, ...presses: string[]) => {
  for (const press of presses) await sendKeys({press});
  await page.element.updateComplete;
};
const typeCountry = async (page: Shown, text: string) => {
  country(page).focus();
  country(page).select();
  await sendKeys({type: text});
  await page.element.updateComplete;
};
const autocompletes = (page: Shown) =>
  page.find<HTMLInputElement>('input, select').map(({autocomplete}) => autocomplete);

describe('the page for the address', () => {
  it('sends the address that the service sent, with what is not shown, when nothing is changed', async () => {
    for (const address of [LONDON, AUSTIN, {...AUSTIN, state: 'Texas'}, {...AUSTIN, state: 'XX'}]) {
      const page = await at(address);
      await page.press('Next');
      expect(page.answers).to.deep.equal([{postal_address: address}]);
    }
  });

  it('takes an address typed by hand, without the spaces around it', async () => {
    const page = await at(EMPTY);
    await typeCountry(page, 'Germany');
    await sendKeys({press: 'Tab'});
    for (const text of [' Kastanienallee 12 ', '', 'Berlin', '10435']) {
      await sendKeys({type: text});
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

  it('says at each field what is missing, and goes to the first', async () => {
    const page = await at({...EMPTY, country_code: 'GB'});
    await page.press('Next');
    expect(page.answers).to.be.empty;
    const wrong = (label: string) => page.wrongWith(page.field(label));
    expect(wrong('House number and street')).to.equal('Please enter the street and house number.');
    expect(wrong('Town or city')).to.equal('Please enter the town or city.');
    expect(wrong('Postcode')).to.equal('Please enter the postcode.');
    expect(wrong('Flat or building')).to.equal('');
    expect(page.focused).to.equal(page.field('House number and street'));
    await expectAccessible(page.element);
  });

  for (const [code, label, sentence] of [
    ['address_line1_missing', 'House number', 'Please enter the street and house number.'],
    ['city_missing', 'Town or city', 'Please enter the town or city.'],
    ['post_code_missing', 'Postcode', 'Please enter the postcode.'],
    ['country_code_missing', 'Country', 'Please enter the country.'],
    ['country_code_invalid', 'Country', 'We do not know this country.'],
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
    await page.enter('Postcode', 'ERR 404');
    await page.object('geo_location_not_found');
    expect(page.find('[part="problem"]')[0]?.innerText).to.contain('could not find this address');
    expect(page.field('Postcode').value).to.equal('ERR 404');
  });

  it('tells autofill what each field is', async () => {
    expect(autocompletes(await at())).to.deep.equal([
      'country-name',
      'address-line1',
      'address-line2',
      'address-level2',
      'postal-code',
    ]);
    expect(autocompletes(await at(AUSTIN))).to.contain('address-level1');
  });

  it('takes a country that autofill writes, by name or by code', async () => {
    for (const text of ['DE', 'Germany']) {
      const page = await at();
      country(page).value = text;
      country(page).dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
      country(page).dispatchEvent(new Event('change', {bubbles: true}));
      await page.element.updateComplete;
      expect(country(page).value).to.equal('Germany');
      await page.press('Next');
      expect(page.last?.postal_address.country_code).to.equal('DE');
    }
  });

  it('takes a country that autofill writes in another language than the page’s', async () => {
    for (const [lang, text, name] of [
      ['de', 'Germany', 'Deutschland'],
      ['de', 'The Netherlands', 'Niederlande'],
      ['en', 'Österreich', 'Austria'],
      ['fr', 'Czech Republic', 'Tchéquie'],
    ] as const) {
      const page = await at({...LONDON, post_code: '10115'}, lang);
      const [input] = page.find<HTMLInputElement>('[name="country_code"]');
      if (!input) throw new Error('No field for the country');
      input.value = text;
      input.dispatchEvent(new Event('change', {bubbles: true}));
      expect(input.value).to.equal(name);
    }
  });

  it('asks for the state where it is used, and offers those that it knows', async () => {
    const page = await at(AUSTIN);
    const state = page.field('State') as HTMLInputElement;
    expect(state.value).to.equal('TX');
    expect([...(state.list?.options ?? [])].map(({value}) => value)).to.include('CA');
    await page.enter('State', 'CA');
    await page.press('Next');
    expect(page.last?.postal_address.state).to.equal('CA');
    expect((await at(LONDON)).fields('State')).to.be.empty;
  });

  it('lets a state be typed where there is no list', async () => {
    const page = await at({...EMPTY, country_code: 'IN'});
    await page.enter('State or province', 'Karnataka');
    await page.enter('House number', '1 MG Road');
    await page.enter('Town', 'Bengaluru');
    await page.enter('Postcode', '560001');
    await page.press('Next');
    expect(page.last?.postal_address.state).to.equal('Karnataka');
  });

  it('does not take the state of one country into another, nor lose what else was typed', async () => {
    const page = await at(AUSTIN);
    await page.enter('Town or city', 'Zürich');
    await typeCountry(page, 'switzerland');
    await keys(page, 'Tab');
    expect(page.find('[name="state"]')).to.be.empty;
    expect(page.field('Town or city').value).to.equal('Zürich');
    await page.press('Next');
    expect(page.last?.postal_address).to.deep.equal({
      ...AUSTIN,
      city: 'Zürich',
      state: '',
      country_code: 'CH',
    });
  });

  it('does not take a state into another country that has states', async () => {
    const page = await at(AUSTIN);
    await typeCountry(page, 'canada');
    await keys(page, 'Tab');
    expect(page.field('State').value).to.equal('');
    await typeCountry(page, 'usa');
    await keys(page, 'Tab');
    expect(page.field('State').value).to.equal('TX');
  });

  it('does not ask for a postcode where there are none', async () => {
    const page = await at({...EMPTY, address_line1: '1', city: 'Dubai', country_code: 'AE'});
    expect(page.field('Postcode (optional)')).to.exist;
    await page.press('Next');
    expect(page.answers).to.have.length(1);
  });

  it('begins with the country of the browser where the service knows none', async () => {
    const page = await at(EMPTY);
    const region = /-([A-Z]{2})/.exec(navigator.language)?.[1];
    const name = region && new Intl.DisplayNames('en', {type: 'region'}).of(region);
    expect(country(page).value).to.equal(name ?? '');
  });

  describe('where the browser shows no suggestions, as Firefox for Android', () => {
    const ANDROID = 'Mozilla/5.0 (Android 15; Mobile; rv:146.0) Gecko/146.0 Firefox/146.0';
    const choose = async (page: Shown, label: string, value: string) => {
      const select = page.field(label) as unknown as HTMLSelectElement;
      expect(select.localName).to.equal('select');
      select.value = value;
      expect(select.value).to.equal(value);
      select.dispatchEvent(new Event('change', {bubbles: true}));
      await page.element.updateComplete;
    };

    before(() =>
      Object.defineProperty(navigator, 'userAgent', {value: ANDROID, configurable: true}),
    );
    after(() => Reflect.deleteProperty(navigator, 'userAgent'));

    it('the country and the state are picked from native lists', async () => {
      const page = await at();
      expect(country(page).value).to.equal('United Kingdom');
      await choose(page, 'Country', 'Australia');
      await choose(page, 'State', 'NSW');
      await page.press('Next');
      const {country_code, state} = page.last?.postal_address ?? {};
      expect([country_code, state]).to.deep.equal(['AU', 'NSW']);
      await expectAccessible(page.element);
    });

    it('an address is sent back as it came, also with a state that no list has', async () => {
      for (const address of [LONDON, {...AUSTIN, state: 'Texas'}]) {
        const page = await at(address);
        await page.press('Next');
        expect(page.answers).to.deep.equal([{postal_address: address}]);
      }
    });

    it('no country is chosen before the customer does', async () => {
      const page = await at({...LONDON, country_code: 'QQ'});
      await choose(page, 'Country', '');
      await page.press('Next');
      expect(page.answers).to.be.empty;
      expect(page.wrongWith(country(page))).to.equal('Please enter the country.');
    });
  });

  describe('its country', () => {
    it('is shown in the language of the page', async () => {
      const page = await at({...EMPTY, country_code: 'DE'}, 'fr');
      expect(country(page).value).to.equal('Allemagne');
    });

    for (const [text, name] of [
      ['uk', 'United Kingdom'],
      ['kingdom', 'United Kingdom'],
      ['USA', 'United States'],
      ['holland', 'Netherlands'],
      ['Scotland', 'United Kingdom'],
      ['UAE', 'United Arab Emirates'],
      ['se', 'Sweden'],
      ['reunion', 'Réunion'],
    ] as const)
      it(`${name} is found by “${text}”`, async () => {
        const page = await at();
        await typeCountry(page, text);
        await keys(page, 'Tab');
        expect(country(page).value).to.equal(name);
        await page.press('Next');
        const {country_code} = page.last?.postal_address ?? {};
        const names = new Intl.DisplayNames('en', {type: 'region'});
        expect(country_code && names.of(country_code)).to.equal(name);
      });

    it('can be picked from all countries, each once', async () => {
      const page = await at();
      const options = () => [...(country(page).list?.options ?? [])];
      // Most people need no other one, and it takes a while to name them all.
      expect(options().map(({value}) => value)).to.deep.equal(['United Kingdom']);
      country(page).focus();
      await page.element.updateComplete;
      expect(options()).to.have.length.of.at.least(249);
      expect(new Set(options().map(({value}) => value)).size).to.equal(options().length);
    });

    it('is chosen by keyboard alone, and Enter sends the page', async () => {
      const page = await at();
      await typeCountry(page, 'holland');
      await keys(page, 'Tab');
      expect(country(page).value).to.equal('Netherlands');
      expect(page.focused).to.equal(page.field('House number'));
      await typeCountry(page, 'uk');
      await keys(page, ...(LIMITS.listTakesEnter ? ['Enter', 'Enter'] : ['Enter']));
      expect(page.last?.postal_address.country_code).to.equal('GB');
    });

    it('that nobody knows is a mistake, never the old one', async () => {
      for (const text of ['Atlantis', 'united']) {
        const page = await at();
        await typeCountry(page, text);
        await keys(page, 'Tab');
        expect(country(page).value).to.equal(text);
        await page.press('Next');
        expect(page.answers).to.be.empty;
        expect(page.wrongWith(country(page))).to.equal('We do not know this country.');
        await typeCountry(page, 'France');
        expect(page.wrongWith(country(page))).to.equal('');
      }
    });

    it('that is taken away is asked for', async () => {
      const page = await at();
      country(page).focus();
      country(page).select();
      await keys(page, 'Delete');
      await page.press('Next');
      expect(page.answers).to.be.empty;
      expect(page.wrongWith(country(page))).to.equal('Please enter the country.');
    });
  });

  it('is there for everyone, in light and in dark', async () => {
    const page = await at(AUSTIN);
    await expectAccessible(page.element);
  });
});
