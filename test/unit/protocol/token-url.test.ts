import assert from 'node:assert/strict';
import {test} from 'node:test';
import {withoutToken, withToken} from '../../../src/protocol/token-url.js';

test('the token is appended once, and removed again', () => {
  const bare = new URL('https://provider.example/?a=1');
  const full = withToken(bare, 'cot_1');
  assert.equal(full.href, 'https://provider.example/?a=1&fp_cot=cot_1');
  assert.equal(withToken(full, 'cot_2').href, full.href);
  assert.equal(withoutToken(full).href, bare.href);
});

test("a site's own parameters keep their encoding if there is no token to remove", () => {
  assert.equal(withoutToken(new URL('https://host.example/?q=a+b%7e')).search, '?q=a+b%7e');
});
