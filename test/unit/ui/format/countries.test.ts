import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  allCountries,
  findCountry,
  needsPostcode,
  statesOf,
} from '../../../../src/ui/format/countries.js';

const english = allCountries('en');

const MEANT: readonly (readonly [text: string, code: string | undefined])[] = [
  ['United Kingdom', 'GB'],
  [' united  kingdom ', 'GB'],
  ['kingdom', 'GB'],
  ['uk', 'GB'],
  ['U.K.', 'GB'],
  ['England', 'GB'],
  ['Scotland', 'GB'],
  ['northern ireland', 'GB'],
  ['Ireland', 'IE'],
  ['GB', 'GB'],
  ['USA', 'US'],
  ['us', 'US'],
  ['United States', 'US'],
  ['America', 'US'],
  ['holland', 'NL'],
  ['uae', 'AE'],
  ['se', 'SE'],
  ['germ', 'DE'],
  ['reunion', 'RE'],
  ['Cote d’Ivoire', 'CI'],
  ["Côte d'Ivoire", 'CI'],
  ['Bosnia and Herzegovina', 'BA'],
  ['Viet Nam', 'VN'],
  ['Türkiye', 'TR'],
  ['turkey', 'TR'],
  ['Niger', 'NE'],
  ['Guinea', 'GN'],
  ['Dominica', 'DM'],
  ['Congo', undefined],
  ['united', undefined],
  ['Atlantis', undefined],
  ['QQ', undefined],
  ['!', undefined],
  ['', undefined],
];
for (const [text, code] of MEANT)
  test(`“${text}” means ${code ?? 'no one country'}`, () =>
    assert.equal(findCountry(english, text)?.code, code));

test('countries have their names in the language of the page', () => {
  const german = allCountries('de');
  for (const text of ['Österreich', 'osterreich', 'at'])
    assert.equal(findCountry(german, text)?.name, 'Österreich', text);
});

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

test('states are asked for where they are used', () => {
  assert.equal(statesOf('US')?.length, 51);
  assert.equal(statesOf('CA')?.length, 13);
  assert.equal(statesOf('AU')?.length, 8);
  assert.deepEqual(statesOf('IN'), []);
  assert.equal(statesOf('GB'), undefined);
});

test('a postcode is asked for where there are postcodes', () => {
  assert.ok(needsPostcode('GB') && needsPostcode('US') && !needsPostcode('AE'));
});
