import assert from 'node:assert/strict';
import {test} from 'node:test';
import {knownAddress} from '../../../../src/ui/address/known-address.js';

const EMPTY = {
  address_line1: '',
  address_line2: '',
  city: '',
  state: '',
  post_code: '',
  country_code: '',
};
const BERLIN = {...EMPTY, address_line1: 'Kastanienallee 12', city: 'Berlin', country_code: 'DE'};

test('the site fills in what the service does not know', () => {
  assert.deepEqual(knownAddress(EMPTY, BERLIN), BERLIN);
  assert.deepEqual(knownAddress({...EMPTY, country_code: 'DE'}, {city: 'Berlin'}), {
    ...EMPTY,
    city: 'Berlin',
    country_code: 'DE',
  });
});

test('what the service knows goes before what the site says', () => {
  const known = knownAddress({...BERLIN, city: 'Potsdam'}, {...BERLIN, post_code: '10435'});
  assert.deepEqual(known, {...BERLIN, city: 'Potsdam', post_code: '10435'});
});

test('an address in another country is not mixed in', () => {
  const london = {...EMPTY, city: 'London', country_code: 'GB'};
  assert.deepEqual(knownAddress(london, BERLIN), london);
});

test('a site that writes no TypeScript can leave out or confuse everything', () => {
  assert.deepEqual(knownAddress(EMPTY), EMPTY);
  const odd = {post_code: '10435', city: null, street: 'x'} as unknown as Partial<typeof EMPTY>;
  assert.deepEqual(knownAddress(EMPTY, odd), {...EMPTY, post_code: '10435'});
});
