import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {describe, it, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {de} from '../../../src/messages/de.js';
import {en} from '../../../src/messages/en.js';
import {Translator, type Messages} from '../../../src/messages/translator.js';

const SOURCE = fileURLToPath(new URL('../../../src/', import.meta.url));

const files = readdirSync(`${SOURCE}messages`).flatMap(
  name => /^([a-z]{2})\.ts$/.exec(name)?.[1] ?? [],
);

/** Every language, by its code. */
const catalogues = new Map<string, Messages>();
for (const lang of files) {
  const module = (await import(`../../../src/messages/${lang}.js`)) as Record<string, Messages>;
  catalogues.set(lang, module[lang] as Messages);
}

const keysOf = (messages: object) => Object.keys(messages);
const baseOf = (key: string) => key.split('#')[0] ?? key;
/** A word of the site's own, such as `{supplier}`. A language whose grammar bends it spells it out. */
const isWord = (placeholder: string) => `word.${placeholder.slice(1, -1).toLowerCase()}` in en;
const placeholders = (text: string) =>
  [...text.matchAll(/\{[\w-]+\}/g)]
    .map(String)
    .filter(name => !isWord(name))
    .sort();

test('there are fourteen languages', () => {
  const wanted = 'ar cs da de en es fi fr it nb nl pl pt sv';
  assert.equal([...catalogues.keys()].sort().join(' '), wanted);
});

for (const [lang, messages] of catalogues)
  describe(`the language ${lang}`, () => {
    it('has the sentences of the English, and no others', () => {
      const bases = (of: object) => [...new Set(keysOf(of).map(baseOf))].sort();
      assert.deepEqual(bases(messages), bases(en));
      assert.equal(messages.lang, lang);
    });

    it('has no empty sentence, and none that is still English', () => {
      const texts: Readonly<Record<string, string>> = messages;
      const english: Readonly<Record<string, string>> = en;
      for (const [key, text] of Object.entries(texts)) assert.ok(text.trim(), key);
      if (lang === 'en') return;
      const same = Object.entries(texts).filter(
        // A single word may well be the same.
        ([key, text]) => text === english[key] && /\p{L}\s+\p{L}/u.test(text),
      );
      assert.deepEqual(same, []);
    });

    it('loses no value', () => {
      const texts: Readonly<Record<string, string>> = messages;
      const english: Readonly<Record<string, string>> = en;
      for (const [key, text] of Object.entries(texts)) {
        const wanted = placeholders(english[baseOf(key)] ?? '');
        const own = placeholders(text);
        // Where a form is for one number alone, a word may stand for it.
        if (key.includes('#')) assert.ok(own.length <= wanted.length, key);
        else assert.deepEqual(own, wanted, key);
      }
    });

    it('has plural forms that the language knows, and each that it needs', () => {
      const {pluralCategories} = new Intl.PluralRules(lang).resolvedOptions();
      for (const key of keysOf(messages).filter(name => name.includes('#')))
        assert.ok(pluralCategories.includes(key.split('#')[1] as Intl.LDMLPluralRule), key);
      const words = new Translator(lang, messages);
      for (const count of [1, 1.5, 2, 3, 5, 11, 21, 100]) {
        for (const key of ['error.wait.minutes', 'prices.cheapest', 'search.count'] as const) {
          const values = {minutes: count, hours: count, count};
          assert.doesNotMatch(words.text(key, values), /[{}]/);
        }
      }
    });
  });

/** The program's text, without the catalogues. */
const program = readdirSync(SOURCE, {recursive: true, encoding: 'utf8'})
  .filter(name => name.endsWith('.ts') && !/^messages[/\\]/.test(name))
  .map(name => readFileSync(SOURCE + name, 'utf8'))
  .join('\n');

test('no sentence is there for nothing', () => {
  const literals = new Set([...program.matchAll(/'([\w#.-]+)'/g)].map(([, text]) => text));
  // `${kind}.title` may be any kind's.
  const patterns = [...program.matchAll(/`([\w.-]*\$\{[^`]*)`/g)]
    .map(([, text = '']) => text)
    .filter(text => /^[\w.${}()?: '=-]+$/.test(text) && text.includes('.'))
    .map(text => new RegExp(`^${text.replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '.+')}$`));
  const unused = [...new Set(keysOf(en).map(baseOf))].filter(
    key =>
      !literals.has(key) &&
      !patterns.some(pattern => pattern.test(key)) &&
      // Part of other sentences.
      !key.startsWith('word.') &&
      // Named by the service: `error.<code>`, and an action by its kind.
      !/(^|\.)error\.\w+$/.test(key) &&
      !/(^|\.)action\.[\w-]+$/.test(key),
  );
  assert.deepEqual(unused, []);
});

test('numbers in sentences are written as the language writes them', () => {
  assert.equal(
    new Translator('en-GB', en).text('prices.cheapest', {hours: 1.5}),
    'Cheapest 1.5 hours:',
  );
  assert.equal(new Translator('en-GB', en).text('prices.cheapest', {hours: 1}), 'Cheapest hour:');
  assert.match(new Translator('de-AT', de).text('prices.cheapest', {hours: 1.5}), /1,5/);
});

describe('the word of the site’s own for a supplier', () => {
  const translator = (messages: Messages, supplier: string, lang = messages.lang) =>
    new Translator(lang, {...messages, 'word.supplier': supplier});

  it('stands in the middle of a sentence and, with a capital, at its start', () => {
    const own = translator(en, 'utility');
    assert.equal(own.text('provider-select.title'), 'Who’s your electricity utility?');
    assert.equal(own.text('stage.provider'), 'Utility');
    assert.equal(translator(en, 'işletme', 'tr').text('stage.provider'), 'İşletme');
  });

  it('is in all English sentences about the supplier', () => {
    const {'word.supplier': own, ...others} = en;
    assert.equal(own, 'supplier');
    for (const [key, text] of Object.entries<string>(others))
      assert.doesNotMatch(text.replace(/\{[\w-]+\}/g, ''), /supplier|provider/i, key);
  });

  it('is not replaced in a value', () => {
    const own = translator(en, 'utility');
    assert.equal(own.text('error.reference', {id: '{supplier}'}), 'Reference: {supplier}');
    assert.equal(translator(en, '{supplier}').text('stage.provider'), '{supplier}');
  });
});
