import {setViewport} from '@web/test-runner-commands';
import {en} from '../../../src/messages/en.js';
import {vppEn} from '../../../src/messages/vpp/en.js';
import type {PageElement} from '../../../src/ui/page-element.js';
import {exhibit, KINDS, within, type Exhibit} from '../../support/browser/gallery-fixtures.js';
import {expect, waitUntil} from '../../support/browser/widget-driver.js';
import {misplaced} from '../../support/browser/layout.js';
import {unpinButtons} from '../../support/browser/pinned-buttons.js';
import {CLOSE, OPEN, pseudo} from '../../../demo/site/gallery/pseudo.js';

// The whole widget speaks it: this page has a catalogue of its own.
Object.assign(en, pseudo(en), {lang: 'en-XA'});
Object.assign(vppEn, pseudo(vppEn));

// Its numbers and times are those of a language that `Intl` knows, with few words in them.
document.documentElement.lang = 'en-GB';
unpinButtons();

/** A sentence of the catalogue; it may be a value in another one. */
const TRANSLATED = new RegExp(`${OPEN}[^${OPEN}${CLOSE}]*${CLOSE}`, 'gu');

const withoutTranslated = (text: string): string => {
  const rest = text.replaceAll(TRANSLATED, '');
  return rest === text ? text : withoutTranslated(rest);
};

const ATTRIBUTES = ['aria-label', 'title', 'placeholder'];

/** What a customer reads or hears, apart from what a field holds. */
function textsOf({element}: Exhibit): string[] {
  return within(element)
    .filter(child => !child.closest('.logo, option, #country') && child.checkVisibility())
    .flatMap(child => [
      ...[...child.childNodes]
        .filter(({nodeType}) => nodeType === Node.TEXT_NODE)
        .map(({textContent}) => textContent ?? ''),
      ...ATTRIBUTES.map(name => child.getAttribute(name) ?? ''),
    ])
    .filter(text => /\p{L}/u.test(text));
}

const MONTHS = Array.from({length: 12}, (_, month) =>
  new Date(Date.UTC(2026, month, 15)).toLocaleString('en-GB', {month: 'long'}),
);

const wordsIn = (text: string): string[] => text.toLowerCase().match(/\p{L}+/gu) ?? [];

/** Words that come from the service, as it writes them or made readable, and the host's own. */
function wordsOf({element, said: known}: Exhibit): Set<string> {
  const pages = [element, ...within(element)].filter(
    (child): child is PageElement => 'page' in child,
  );
  const said = JSON.stringify([known, ...pages.map(({page, problem}) => [page, problem])]);
  return new Set(wordsIn([said, element.textContent, ...MONTHS].join()));
}

/** Whatever is said and is in no catalogue. */
function untranslated(exhibit: Exhibit): string[] {
  const known = wordsOf(exhibit);
  return textsOf(exhibit).flatMap(text =>
    wordsIn(withoutTranslated(text))
      .filter(word => !known.has(word))
      .map(word => `${exhibit.state}: “${word}” in “${text.trim()}”`),
  );
}

for (const kind of KINDS) {
  describe(`${kind}, in a language that is 40 % longer`, () => {
    let exhibits: Exhibit[] = [];
    before(async () => {
      await setViewport({width: 320, height: 900});
      await waitUntil(() => window.innerWidth === 320);
      exhibits = await exhibit(kind);
    });
    after(() => exhibits.forEach(({element}) => element.remove()));

    it('fits a small phone', () => {
      expect(misplaced(exhibits)).to.deep.equal([]);
    });

    it('says nothing in any other language', () => {
      expect(exhibits.flatMap(textsOf).some(text => text.includes(OPEN))).to.equal(true);
      expect(exhibits.flatMap(untranslated)).to.deep.equal([]);
    });
  });
}
