import assert from 'node:assert/strict';
import {test} from 'node:test';
import {formatAddress} from '../../../../src/ui/format/address.js';

const lines = {address_line1: '', address_line2: '', city: '', state: '', post_code: ''};

test('an address is one line, as people write it there', () => {
  const british = {address_line1: '1-3 Strand', city: 'London', post_code: 'WC2N 5EH'};
  assert.equal(
    formatAddress({...lines, ...british, country_code: 'GB'}),
    '1-3 Strand, London WC2N 5EH',
  );
  const german = {address_line1: 'Am Wall 1', city: 'Bremen', post_code: '28195'};
  assert.equal(formatAddress({...lines, ...german, country_code: 'DE'}), 'Am Wall 1, 28195 Bremen');
});

test('what is not known of it leaves no gap', () => {
  assert.equal(formatAddress({...lines, city: 'Bremen', country_code: 'DE'}), 'Bremen');
  assert.equal(formatAddress({...lines, country_code: ''}), '');
});
