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
  ['The Netherlands', 'NL'],
  ['the gambia', 'GM'],
  ['Bahamas, The', 'BS'],
  ['Republic of Ireland', 'IE'],
  ['Federal Republic of Germany', 'DE'],
  ['Bundesrepublik Deutschland', 'DE'],
  ['Kingdom of the Netherlands', 'NL'],
  ['Koninkrijk België', 'BE'],
  ['République française', undefined],
  ['Reino de España', 'ES'],
  ['Deutschland', 'DE'],
  ['Österreich', 'AT'],
  ['Suomi', 'FI'],
  ['Ελλάδα', 'GR'],
  ['Україна', 'UA'],
  ['日本', 'JP'],
  ['Czech Republic', 'CZ'],
  ['Česká republika', 'CZ'],
  ['Ivory Coast', 'CI'],
  ['Swaziland', 'SZ'],
  ['Burma', 'MM'],
  ['Macedonia', 'MK'],
  ['Republic of Korea', 'KR'],
  ['Democratic People’s Republic of Korea', 'KP'],
  ['Democratic Republic of the Congo', 'CD'],
  ['United States of America', 'US'],
  ['Dominican Republic', 'DO'],
  ['Central African Republic', 'CF'],
  ['El Salvador', 'SV'],
  ['Las Palmas', undefined],
  ['the', undefined],
  ['Republic of', undefined],
  ['Korea, Republic of', 'KR'],
  ['Korea, Democratic People’s Republic of', 'KP'],
  ['Taiwan, Province of China', 'TW'],
  ['Tanzania, United Republic of', 'TZ'],
  ['Moldova (Republic of)', 'MD'],
  ['Korea, North', 'KP'],
  ['Korea (North)', 'KP'],
  ['Korea, South', 'KR'],
  ['Korea, Rep.', 'KR'],
  ['Korea, Dem. People’s Rep.', 'KP'],
  ['Sudan, South', 'SS'],
  ['Samoa, American', 'AS'],
  ['Guinea, Equatorial', 'GQ'],
  ['Virgin Islands, British', 'VG'],
  ['Congo, Democratic Republic of the', 'CD'],
  ['Iran, Islamic Republic of', 'IR'],
  ['Netherlands (the)', 'NL'],
  ['ČR', 'CZ'],
  ['CR', 'CR'],
  ['EU', undefined],
  ['United Kingdom of Great Britain and Northern Ireland', 'GB'],
  ['West Germany', 'DE'],
  ['New Mexico', undefined],
  ['New Zealand', 'NZ'],
  ['New Jersey', undefined],
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

const FILLED_IN: readonly (readonly [
  lang: string,
  browser: readonly string[],
  text: string,
  code: string,
])[] = [
  ['de', [], 'Germany', 'DE'],
  ['de', ['en-US'], 'United Kingdom', 'GB'],
  ['de', ['fr-CH'], 'Allemagne', 'DE'],
  ['en', ['pl'], 'Niemcy', 'DE'],
  ['fr', ['de'], 'Niederlande', 'NL'],
  ['fr', [], 'les Pays-Bas', 'NL'],
  ['es', [], 'Czech Republic', 'CZ'],
  ['pt', ['pt-BR'], 'República Tcheca', 'CZ'],
  ['ar', ['en'], 'Egypt', 'EG'],
  ['fi', ['sv-FI'], 'Tyskland', 'DE'],
  ['de', [], 'Großbritannien', 'GB'],
  ['de', [], 'Vereinigte Staaten von Amerika', 'US'],
  ['de', [], 'Weißrussland', 'BY'],
  ['de', [], 'BRD', 'DE'],
  ['cs', [], 'ČR', 'CZ'],
  ['cs', [], 'Velká Británie', 'GB'],
  ['fr', [], 'Grande-Bretagne', 'GB'],
  ['fr', [], 'Hollande', 'NL'],
  ['fr', [], 'États-Unis d’Amérique', 'US'],
  ['fr', [], 'République fédérale d’Allemagne', 'DE'],
  ['it', [], "Stati Uniti d'America", 'US'],
  ['es', [], 'Estados Unidos de América', 'US'],
  ['es', [], 'Gran Bretaña', 'GB'],
  ['nl', [], 'Engeland', 'GB'],
  ['nl', [], 'Verenigde Staten van Amerika', 'US'],
];
for (const [lang, browser, text, code] of FILLED_IN)
  test(`“${text}” in a page in ${lang} means ${code} (browser: ${browser.join() || 'the same'})`, () =>
    assert.equal(findCountry(allCountries(lang, browser), text)?.code, code));

test('the official name of one country is never taken for another', () => {
  for (const [lang, text] of [
    ['de', 'Korea, Demokratische Volksrepublik'],
    ['nb', 'Korea, Den demokratiske folkerepublikken'],
    ['da', 'Korea, Den Demokratiske Folkerepublik'],
  ] as const)
    assert.ok([undefined, 'KP'].includes(findCountry(allCountries(lang), text)?.code), text);
});

test('every country is found by its name in every language of the pages', () => {
  const languages = 'ar cs da de en es fi fr it nb nl pl pt sv'.split(' ');
  const named = languages.flatMap(lang => allCountries(lang));
  // Kongo is the one of the two countries in one language, and the other in another.
  const isAmbiguous = (name: string, code: string) =>
    named.some(other => other.name === name && other.code !== code);
  const inEnglish = allCountries('en', languages);
  const missed = named.filter(
    ({code, name}) => !isAmbiguous(name, code) && findCountry(inEnglish, name)?.code !== code,
  );
  assert.deepEqual(missed, []);
  assert.ok(named.length > 3000);
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
