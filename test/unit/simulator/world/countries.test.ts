import assert from 'node:assert/strict';
import {createRequire} from 'node:module';
import {test} from 'node:test';
import {allCountries} from '../../../../src/ui/format/all-countries.js';
import {countryOf} from '../../../../src/simulator/world/countries.js';

interface CurrencyData {
  readonly supplemental: {
    readonly currencyData: {
      readonly region: Record<string, readonly Record<string, {readonly _to?: string}>[]>;
    };
  };
}

const data = createRequire(import.meta.url)(
  'cldr-core/supplemental/currencyData.json',
) as CurrencyData;
const {region} = data.supplemental.currencyData;

/** What a country pays with today, by CLDR. */
const currenciesOf = (code: string) =>
  (region[code] ?? []).flatMap(entry =>
    Object.entries(entry).flatMap(([currency, {_to}]) => (_to ? [] : currency)),
  );

test('every country pays with its currency, and has a time zone that exists', () => {
  for (const {value: code} of allCountries('en').filter(({value}) => value !== 'XK')) {
    const country = countryOf(code);
    assert.ok(country, code);
    // The countries that nobody modelled pay in dollars.
    if (country.currency !== 'USD')
      assert.ok(currenciesOf(code).includes(country.currency), `${code} ${country.currency}`);
    assert.doesNotThrow(() => new Intl.DateTimeFormat('en', {timeZone: country.timeZone}), code);
  }
});
