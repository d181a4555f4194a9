import assert from 'node:assert/strict';
import {test} from 'node:test';
import {ar} from '../../../src/messages/ar.js';
import {en} from '../../../src/messages/en.js';
import {Translator, type Messages} from '../../../src/messages/translator.js';

const at = (lang: string, messages: Messages = en) =>
  new Translator(lang, messages).text('steps.at', {step: 2, steps: 4});

test('numbers have the digits of the language', () => {
  assert.equal(at('en-GB'), 'step 2 of 4');
  assert.match(at('ar-EG', ar), /٢.*٤/);
  assert.match(at('en-u-nu-arab'), /٢.*٤/);
  // A language that a site brings.
  assert.match(at('fa'), /۲.*۴/);
});

test('a large number is grouped', () => {
  const translator = new Translator('de', en);
  assert.match(translator.text('error.wait.seconds', {seconds: 1234}), /1\.234/);
});
