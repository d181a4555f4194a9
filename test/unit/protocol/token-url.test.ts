import assert from 'node:assert/strict';
import {test} from 'node:test';
import {tokenOf, withoutToken, withToken} from '../../../src/protocol/token-url.js';

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

for (const [url, rest] of [
  ['/?fp_cot=cot_1', '/'],
  ['/energy?a=1&fp_cot=cot_1', '/energy?a=1'],
  ['/energy?fp_cot=cot_1&a=b+c%7e', '/energy?a=b+c%7e'],
  ['/energy?a=1&fp_cot=cot_1&b=2#tariff', '/energy?a=1&b=2#tariff'],
  ['/?fp_cot=cot_1#/energy', '/#/energy'],
  ['/#/energy?fp_cot=cot_1', '/#/energy'],
  ['/?x=1#/energy?a=1&fp_cot=cot_1&b=2', '/?x=1#/energy?a=1&b=2'],
  ['/#fp_cot=cot_1', '/'],
  ['/?fp_cot=cot_1&fp_cot=cot_2#/energy?fp_cot=cot_3', '/#/energy'],
  ['/?fp_cot=cot%5F1', '/'],
] as const)
  test(`the token of ${url} is found, and removed with nothing else`, () => {
    const full = new URL(url, 'https://host.example');
    assert.equal(tokenOf(full), 'cot_1');
    assert.equal(withoutToken(full).href, new URL(rest, 'https://host.example').href);
    assert.equal(tokenOf(withoutToken(full)), undefined);
  });

test('a parameter with a similar name is none', () => {
  const url = new URL('https://host.example/?xfp_cot=cot_1&fp_cot2=1#/energy?my_fp_cot=cot_1');
  assert.equal(tokenOf(url), undefined);
  assert.equal(withoutToken(url).href, url.href);
});
