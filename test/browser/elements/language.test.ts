import {expect} from '@open-wc/testing';
import {regionOfCurrency, regionOfPage, withRegion} from '../../../src/elements/language.js';

/** How a language writes half past one at night. */
const timeIn = (lang: string) =>
  new Intl.DateTimeFormat(lang, {timeStyle: 'short', timeZone: 'UTC'})
    .format(90 * 60_000)
    .replace(/\s/g, ' ');

describe('the region of a language', () => {
  it('is its own, if it has one', () => {
    expect(withRegion('de-AT', 'CH')).to.equal('de-AT');
  });

  it('is that of the browser for the same language, wherever the home is', () => {
    const [own = ''] = navigator.languages;
    const {language} = new Intl.Locale(own);
    expect(new Intl.Locale(own).region).to.be.a('string');
    expect(withRegion(language, 'ZA')).to.equal(own);
  });

  it('is that of the home for another language', () => {
    expect(withRegion('fr', 'CA')).to.equal('fr-CA');
    expect(withRegion('pt', regionOfCurrency('BRL'))).to.equal('pt-BR');
  });

  it('is left open where nothing is known', () => {
    expect(withRegion('fr')).to.equal('fr');
    expect(withRegion('fr', '')).to.equal('fr');
    expect(withRegion('fr', 'not a region')).to.equal('fr');
  });

  it('writes times as they are written at home', () => {
    expect(timeIn(withRegion('es', 'US'))).to.match(/^1:30.a/i);
    expect(timeIn(withRegion('es', 'ES'))).to.equal('1:30');
    expect(timeIn(`en-${regionOfCurrency('GBP')}`)).to.equal('01:30');
    expect(timeIn(`en-${regionOfCurrency('EUR')}`)).to.equal('01:30');
  });

  it('stays that of the address, whatever later pages say of currencies', () => {
    const page = (data: object) => ({data});
    const address = page({postal_address: {country_code: 'IE'}});
    expect(regionOfPage(address)).to.equal('IE');
    expect(regionOfPage(page({currency_code: 'EUR'}), 'IE')).to.equal('IE');
    expect(regionOfPage(page({currency_code: 'GBP'}))).to.equal('GB');
    expect(regionOfPage(page({postal_address: {country_code: ''}}), 'IE')).to.equal('IE');
    expect(regionOfPage(undefined)).to.equal(undefined);
    for (const odd of [{}, 1, null, ['EUR']]) {
      const country = page({postal_address: {country_code: odd}, currency_code: odd});
      expect(regionOfPage(country, 'IE')).to.equal('IE');
      expect(regionOfPage(page({postal_address: odd}), 'IE')).to.equal('IE');
    }
  });
});
