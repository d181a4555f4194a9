import assert from 'node:assert/strict';
import {readdirSync} from 'node:fs';
import {describe, it, test} from 'node:test';
import {LINK_LANGUAGES} from '../../../src/program/link/languages.js';
import {linkPageResponse} from '../../../src/program/link/link-page.js';
import type {LinkPage} from '../../../src/program/link/link-texts.js';
import {LANGUAGES, type Language} from '../../../src/server/http/language.js';
import {PUBLIC_URL, runBusbarProgram} from '../../support/server/program.js';

const MESSAGES = new URL('../../../src/messages/', import.meta.url);
const PAGES = Object.keys(LINK_LANGUAGES.en.pages) as LinkPage[];

interface Messages {
  readonly lang: string;
  readonly dir: string;
}

/** The widget's messages in a language. */
async function messagesOf(language: string): Promise<Messages> {
  const url = new URL(`${language}.ts`, MESSAGES).href;
  const module = (await import(url)) as Readonly<Record<string, Messages | undefined>>;
  const messages = module[language];
  assert.ok(messages, language);
  return messages;
}

/** A page for a browser with this `Accept-Language`. */
const pageFor = (language: string, name: LinkPage = 'not_confirmed') =>
  linkPageResponse(
    name,
    new Request(`${PUBLIC_URL}/flatpeak/link`, {headers: {'accept-language': language}}),
    {connectPage: `${PUBLIC_URL}/energy`},
  );

const sentencesOf = (language: Language): string[] => {
  const {open, retry, connectPage, pages} = LINK_LANGUAGES[language];
  return [
    open,
    retry,
    connectPage,
    ...Object.values(pages).flatMap(page => [page.title, page.sentence]),
  ];
};

/** `Accept-Language`, and the language of the page. */
const NEGOTIATIONS: readonly (readonly [header: string, language: Language])[] = [
  ['', 'en'],
  ['*', 'en'],
  ['fr', 'fr'],
  ['de-AT', 'de'],
  ['PT-br', 'pt'],
  ['zh-Hant-TW, ja', 'en'],
  ['ja, sv;q=0.3', 'sv'],
  ['de-AT,de;q=0.9,en;q=0.8', 'de'],
  ['en;q=0.5, it;q=0.9', 'it'],
  ['en ; q=0.5 , it ; Q=0.9', 'it'],
  ['pl;q=0.8, cs;q=0.8', 'pl'],
  ['es;q=0.001, fi;q=0', 'es'],
  ['fi;q=0, *', 'en'],
  ['no', 'nb'],
  ['nn-NO, da;q=0.9', 'nb'],
  // Not a quality value, so that the entry is ignored.
  ['de;q=', 'en'],
  ['de;q=2, nl;q=0.1', 'nl'],
  ['de;q=-1, de;q=abc, de;q=0.5.5, de;x=1, de;, nl;q=0.1', 'nl'],
  [';q=', 'en'],
  [',,;;q=1,=,-de, ;q=0.5,', 'en'],
  ['__proto__, constructor, toString', 'en'],
  ['"><script>alert(1)</script>', 'en'],
  [`${'x'.repeat(6000)}, ${'x,'.repeat(3000)} da`, 'da'],
];

test('the page is in the language that the browser prefers, and English otherwise', async t => {
  const {url} = await runBusbarProgram(t);
  for (const [header, language] of NEGOTIATIONS) {
    const response = await fetch(`${url}/flatpeak/link`, {headers: {'accept-language': header}});
    assert.equal(response.status, 401);
    const text = await response.text();
    const {title, sentence} = LINK_LANGUAGES[language].pages.not_signed_in;
    const message = `${header.slice(0, 80)}: ${text}`;
    assert.ok(text.includes(`<html lang="${language}" `), message);
    assert.ok(text.includes(`<h1>${title}</h1><p>${sentence}</p>`), message);
    assert.equal(response.headers.get('content-language'), language);
    assert.equal(response.headers.get('vary'), 'accept-language');
  }
});

test('a header of 100 kB is read to its end', async () => {
  for (const part of ['de;q=0.1,', ';,', ',', ' ,', 'q=0.,', '-,']) {
    const header = `${part.repeat(100_000 / part.length)}sv;q=0.2`;
    assert.match(await pageFor(header).text(), /<html lang="sv"/, part);
  }
});

test('the languages are those of the widget', () => {
  const names = readdirSync(MESSAGES).flatMap(name => /^([a-z]{2})\.ts$/.exec(name)?.[1] ?? []);
  assert.deepEqual([...LANGUAGES].sort(), names.sort());
  assert.equal(LANGUAGES.length, 14);
});

for (const language of LANGUAGES)
  describe(`the language ${language}`, () => {
    it('has every sentence, without HTML, and none that is English', () => {
      const sentences = sentencesOf(language);
      const english = sentencesOf('en');
      assert.equal(sentences.length, english.length);
      for (const [at, sentence] of sentences.entries()) {
        assert.equal(sentence, sentence.trim());
        assert.match(sentence, /^[\p{L}\p{M} ,،.:’-]+$/u);
        if (language !== 'en') assert.notEqual(sentence, english[at]);
      }
    });

    it('has the direction of the widget', async () => {
      const {lang, dir} = await messagesOf(language);
      const text = await pageFor(language).text();
      assert.ok(text.includes(`<html lang="${lang}" dir="${dir}">`), text);
    });

    it('has a page for each state, with its title, its sentence, and the button or a link', async () => {
      const {open, retry, connectPage, pages} = LINK_LANGUAGES[language];
      const ways: Partial<Record<LinkPage, string>> = {
        not_confirmed: `<form method="post"><button>${open}</button></form>`,
        failed: `<a href="">${retry}</a>`,
      };
      for (const name of PAGES) {
        const {title, sentence} = pages[name];
        const text = await pageFor(language, name).text();
        assert.ok(text.includes(`<title>${title}</title>`), text);
        assert.ok(text.includes(`<h1>${title}</h1><p>${sentence}</p>`), text);
        const way = ways[name] ?? `<a href="${PUBLIC_URL}/energy">${connectPage}</a>`;
        assert.ok(text.endsWith(`${way}</main></html>`), text);
      }
    });
  });

test('Arabic is written from right to left', async () => {
  assert.match(await pageFor('ar-EG').text(), /<html lang="ar" dir="rtl">/);
});

test('the English is what it was', () => {
  assert.deepEqual(sentencesOf('en'), [
    'Continue',
    'Try again',
    'Go to your tariff',
    'Continue with Flatpeak',
    'Continue only if you have just asked for this link yourself. Whoever sent it to you could see what you enter.',
    ...['That did not work', 'The link could not be opened at the moment. Try again.'],
    ...['Sign in first', 'Sign in, then open the link again.'],
    ...['This link is not complete', 'Open it again where you found it, or begin here.'],
    ...['This link is not known', 'Ask for a new one where you found it, or begin here.'],
    ...['This link has expired', 'Ask for a new one where you found it, or begin here.'],
    ...['This link has been used', 'You can see your tariff, or begin again.'],
    'This link is for another account',
    'Sign in with the account that opened it first, or begin here.',
  ]);
});
