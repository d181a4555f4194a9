import assert from 'node:assert/strict';
import {test} from 'node:test';
import {vppEn, withVppKeys, type VppMessages} from '../../../src/messages/vpp/en.js';
import {VPP_LANGUAGES} from '../../../src/messages/vpp/languages.js';

const placeholders = (text: string) => (text.match(/\{[\w-]+\}/g) ?? []).sort();

test('the texts for virtual power plants are in all languages', () =>
  assert.equal(Object.keys(VPP_LANGUAGES).join(' '), 'ar cs da de es fi fr it nb nl pl pt sv'));

for (const [lang, load] of Object.entries(VPP_LANGUAGES))
  test(`the texts for virtual power plants in ${lang} are whole, and none is still English`, async () => {
    const messages = (await load()) as Readonly<Record<string, string>>;
    assert.deepEqual(Object.keys(messages).sort(), Object.keys(vppEn).sort());
    for (const [key, english] of Object.entries(vppEn)) {
      const text = messages[key] ?? '';
      assert.ok(text.trim(), key);
      assert.deepEqual(placeholders(text), placeholders(english), key);
      if (/\p{L}\s+\p{L}/u.test(english)) assert.notEqual(text, english, key);
    }
  });

test('a language file has the texts in the order of the English keys', () => {
  const values = Object.keys(vppEn).map(key => `text of ${key}`);
  const messages: VppMessages = withVppKeys([values, {}]);
  assert.equal(messages['vpp-landing.join'], 'text of vpp-landing.join');
});
