import assert from 'node:assert/strict';
import {test} from 'node:test';
import {allCountries} from '../../../../src/ui/format/all-countries.js';
import {
  fieldLabel,
  fieldOrder,
  hasStateNames,
  needsPostcode,
  needsState,
} from '../../../../src/ui/format/countries.js';
import {statesOf} from '../../../../src/ui/format/states.js';

const english = allCountries('en').map(({value, label}) => ({code: value, name: label}));

test('countries are in the order of their names, as the language has it', () => {
  const names = english.map(({name}) => name);
  assert.deepEqual(names, names.toSorted(new Intl.Collator('en').compare));
  assert.equal(names.indexOf('Åland Islands'), 1);
});

test('every country of ISO 3166-1 is there, once, by a name', () => {
  // Kosovo has only a code that everybody uses.
  const codes = english.map(({code}) => code).filter(code => code !== 'XK');
  assert.equal(codes.length, 249);
  assert.equal(new Set(codes).size, 249);
  for (const {code, name} of english) assert.notEqual(name, code);
});

test('what is no country is not there', () => {
  const codes = english.map(({code}) => code);
  const found = ['EU', 'UN', 'ZZ', 'EZ', 'XA', 'DD', 'SU', 'UK'].filter(code =>
    codes.includes(code),
  );
  assert.deepEqual(found, []);
});

test('each country is asked for the street, the city and the postcode, once, in its own order', () => {
  for (const {code} of english)
    assert.match([...fieldOrder(code)].sort().join(''), /^ACS?Z$/, code);
  const orders = ['GB', 'DE', 'US', 'AU', 'IE', 'BR', 'JP', 'IN', 'IT'].map(fieldOrder);
  assert.deepEqual(orders, ['ACZ', 'AZC', 'ACSZ', 'ACSZ', 'ACSZ', 'ZACS', 'ZSCA', 'ACZS', 'AZCS']);
});

test('the fields are called what people call them there', () => {
  const labels = (country: string) =>
    (['city', 'state', 'post_code'] as const).map(name => fieldLabel(name, country));
  assert.deepEqual(labels('US'), ['only-city', 'state', 'zip']);
  assert.deepEqual(labels('CA'), ['only-city', 'province', 'postal-code']);
  assert.deepEqual(labels('AU'), ['suburb', 'state', 'post_code']);
  assert.deepEqual(labels('IE'), ['city', 'county', 'eircode']);
  assert.deepEqual(labels('JP'), ['only-city', 'prefecture', 'postal-code']);
  assert.deepEqual(labels('GB'), ['city', 'state', 'post_code']);
});

test('every country with a state has a word for it', () => {
  for (const {code} of english) {
    const hasWord = fieldLabel('state', code) !== 'state' || /AU|BR|IN|M[XY]|NG|US|VE/.test(code);
    assert.equal(fieldOrder(code).includes('S'), hasWord, code);
  }
});

test('states are asked for where addresses need them', () => {
  assert.ok(needsState('US') && needsState('CA') && needsState('AU') && needsState('JP'));
  assert.ok(!needsState('IE') && !needsState('MX') && !needsState('GB'));
});

test('states have their full names, and are sent as people write them', () => {
  const all = (country: string) => statesOf(country, '');
  assert.deepEqual(
    [all('US').length, all('CA').length, all('AU').length, all('JP').length, all('BR').length],
    [51, 13, 8, 47, 27],
  );
  assert.deepEqual(all('US')[4], {value: 'CA', label: 'California'});
  assert.deepEqual(all('AU')[0], {value: 'ACT', label: 'Australian Capital Territory'});
  assert.deepEqual(all('JP')[12], {value: 'Tokyo', label: 'Tokyo'});
  assert.ok(all('IN').some(({value}) => value === 'Ladakh'));
});

test('a state that is known by its full name stays as it is', () => {
  const texas = statesOf('US', 'Texas').filter(({label}) => label === 'Texas');
  assert.deepEqual(texas, [{value: 'Texas', label: 'Texas'}]);
});

test('there are names of states in each country that promises them, and no other', () => {
  for (const {code} of english) assert.equal(statesOf(code, '').length > 0, hasStateNames(code));
});

test('a postcode is asked for where there are postcodes', () => {
  assert.ok(needsPostcode('GB') && needsPostcode('US') && !needsPostcode('AE'));
});
