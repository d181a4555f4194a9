import assert from 'node:assert/strict';
import {test} from 'node:test';
import {checkRedirectUrl} from '../../../src/core/redirect-policy.js';
import {REDIRECT_TRAPS} from '../../support/redirect-traps.js';

const live = {live: true};

for (const url of [
  'https://provider.example/login',
  'https://provider.example:8443/login?x=1#top',
  'HTTPS://Provider.example/',
]) {
  test(`a live session goes to ${url}`, () => {
    assert.equal(checkRedirectUrl(url, live)?.protocol, 'https:');
  });
}

for (const url of [
  ...REDIRECT_TRAPS,
  'http://localhost:5173',
  undefined,
  null,
  7,
  {href: 'https://provider.example'},
  ['https://provider.example'],
]) {
  test(`a live session never goes to ${JSON.stringify(url)}`, () => {
    assert.equal(checkRedirectUrl(url, live), undefined);
  });
}

test('a test session also goes to localhost, and to nothing else without TLS', () => {
  assert.ok(checkRedirectUrl('http://localhost:5173/', {live: false}));
  assert.ok(checkRedirectUrl('http://127.0.0.1:5173/', {live: false}));
  assert.equal(checkRedirectUrl('http://localhost.evil.example/', {live: false}), undefined);
  assert.equal(checkRedirectUrl('http://provider.example/', {live: false}), undefined);
});

test('only the origins of the policy are allowed, if it has some', () => {
  const policy = {live: true, origins: ['https://provider.example']};
  assert.ok(checkRedirectUrl('https://provider.example/a', policy));
  assert.equal(checkRedirectUrl('https://provider.example.evil/a', policy), undefined);
  assert.equal(checkRedirectUrl('https://provider.example:444/a', policy), undefined);
});

test("an app's scheme is allowed only if the policy names it, and never one that runs code", () => {
  assert.ok(checkRedirectUrl('myapp://done?x=1', {live: true, schemes: ['myapp:']}));
  assert.equal(checkRedirectUrl('other://done', {live: true, schemes: ['myapp:']}), undefined);
  assert.equal(
    checkRedirectUrl('javascript:alert(1)', {live: true, schemes: ['javascript:']}),
    undefined,
  );
  assert.equal(
    checkRedirectUrl('http://evil.example/', {live: true, schemes: ['http:']}),
    undefined,
  );
});
