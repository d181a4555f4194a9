import assert from 'node:assert/strict';
import {readdirSync} from 'node:fs';
import {test} from 'node:test';
import {failedIn} from '../../../src/loader/words.js';

const MESSAGES = new URL('../../../src/messages/', import.meta.url);
const languages = readdirSync(MESSAGES).flatMap(name => /^(\w\w)\.ts$/.exec(name)?.[1] ?? []);

test('a customer reads in each language of the messages that nothing has loaded', () => {
  assert.ok(languages.length >= 14);
  const sentences = new Set(languages.map(failedIn));
  assert.equal(sentences.size, languages.length);
  for (const sentence of sentences) assert.match(sentence, /\p{L}{2}.*\.$/u);
});

test('regions, other codes of a language and unknown languages have a sentence', () => {
  assert.equal(failedIn('pt-BR'), failedIn('pt'));
  for (const code of ['no', 'nn-NO', 'NB']) assert.equal(failedIn(code), failedIn('nb'));
  for (const code of ['', 'sw', 'x-own', '(']) assert.equal(failedIn(code), failedIn('en'));
});
