import assert from 'node:assert/strict';
import {test} from 'node:test';
import {judgeAddress, withoutToken, withToken} from '../../../src/core/redirect-policy.js';
import {ADDRESS_TRAPS} from '../../support/redirect-traps.js';

const live = {live: true};

for (const address of [
  'https://provider.example/login',
  'https://provider.example:8443/login?x=1#top',
  'HTTPS://Provider.example/',
]) {
  test(`a live session goes to ${address}`, () => {
    assert.equal(judgeAddress(address, live)?.protocol, 'https:');
  });
}

for (const address of [
  ...ADDRESS_TRAPS,
  'http://localhost:5173',
  undefined,
  null,
  7,
  {href: 'https://provider.example'},
  ['https://provider.example'],
]) {
  test(`a live session never goes to ${JSON.stringify(address)}`, () => {
    assert.equal(judgeAddress(address, live), undefined);
  });
}

test('a test session also goes to this machine, and to nothing else without TLS', () => {
  assert.ok(judgeAddress('http://localhost:5173/', {live: false}));
  assert.ok(judgeAddress('http://127.0.0.1:5173/', {live: false}));
  assert.equal(judgeAddress('http://localhost.evil.example/', {live: false}), undefined);
  assert.equal(judgeAddress('http://provider.example/', {live: false}), undefined);
});

test('a host that names origins is gone to those alone', () => {
  const rules = {live: true, origins: ['https://provider.example']};
  assert.ok(judgeAddress('https://provider.example/a', rules));
  assert.equal(judgeAddress('https://provider.example.evil/a', rules), undefined);
  assert.equal(judgeAddress('https://provider.example:444/a', rules), undefined);
});

test("an app's scheme is followed only where the host names it, and never one that runs", () => {
  assert.ok(judgeAddress('myapp://done?x=1', {live: true, schemes: ['myapp:']}));
  assert.equal(judgeAddress('other://done', {live: true, schemes: ['myapp:']}), undefined);
  assert.equal(
    judgeAddress('javascript:alert(1)', {live: true, schemes: ['javascript:']}),
    undefined,
  );
  assert.equal(judgeAddress('http://evil.example/', {live: true, schemes: ['http:']}), undefined);
});

test('the token is appended once, and taken out again', () => {
  const bare = new URL('https://provider.example/?a=1');
  const full = withToken(bare, 'cot_1');
  assert.equal(full.href, 'https://provider.example/?a=1&fp_cot=cot_1');
  assert.equal(withToken(full, 'cot_2').href, full.href);
  assert.equal(withoutToken(full).href, bare.href);
});

test("a host's own parameters keep their spelling where there is no token to take out", () => {
  assert.equal(withoutToken(new URL('https://host.example/?q=a+b%7e')).search, '?q=a+b%7e');
});
