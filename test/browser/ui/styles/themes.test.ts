import {THEMES} from '../../../../demo/site/themes/themes.js';
import {expectPageAccessible} from '../../../support/browser/axe.js';
import {exhibit, type Exhibit} from '../../../support/browser/gallery-fixtures.js';
import {expect} from '../../../support/browser/widget-driver.js';
import {wear} from '../../../support/browser/apply-theme.js';

interface Described {
  readonly name: string;
}
interface Manifest {
  readonly modules: readonly {
    readonly declarations: readonly {
      readonly tagName: string;
      readonly cssProperties?: readonly Described[];
      readonly cssParts?: readonly Described[];
    }[];
  }[];
}

/** What a host is told of the three elements. */
const documented = async () => {
  const response = await fetch('/custom-elements.json');
  const {modules} = (await response.json()) as Manifest;
  const elements = modules.flatMap(({declarations}) => declarations);
  const names = (of: 'cssProperties' | 'cssParts') =>
    new Set(elements.flatMap(element => element[of] ?? []).map(({name}) => name));
  return {tokens: names('cssProperties'), parts: names('cssParts')};
};

const rulesOf = ({cssRules}: CSSStyleSheet): CSSStyleRule[] =>
  [...cssRules].filter(rule => rule instanceof CSSStyleRule);

/** The pages that have everything that a theme may spoil between them. */
const KEY_PAGES = [
  ['fixed-rate', /^(?!objection|prefilled|failed)/],
  ['tariff-structure', /^(?!fresh)/],
  ['provider-select', /^(?!fresh)/],
  ['tariff-summary', /^(?!fresh|confirming)/],
  ['time-of-day-rate', /^(?!objection)/],
  ['session-complete', /^(?!fresh)/],
  ['prices', /^(?!today and tomorrow|failed)/],
  ['tariff-settings', /^(?!needs attention$|several tariffs|pending|empty|failed)/],
] as const;

describe('each theme of the demo', () => {
  for (const name of THEMES) {
    it(`${name} is made with tokens and parts that are documented, and nothing else`, async () => {
      const {tokens, parts} = await documented();
      const rules = rulesOf(await wear(name));
      expect(rules).to.have.length.above(5);
      for (const {selectorText, style} of rules) {
        if (selectorText === ':root') {
          for (const property of style)
            if (property !== '--page') expect(tokens).to.include(property);
        } else {
          const named = [...selectorText.matchAll(/::part\(([\w\s-]+)\)/g)];
          expect(named, selectorText).to.have.length.above(0);
          for (const part of named.flatMap(([, names = '']) => names.split(/\s+/)))
            expect(parts).to.include(part);
        }
      }
    });

    it(`${name} can be read on every page, in the light and in the dark`, async () => {
      await wear(name);
      const exhibits: Exhibit[] = [];
      try {
        for (const [kind, except] of KEY_PAGES) exhibits.push(...(await exhibit(kind, except)));
        expect(exhibits).to.have.length.above(8);
        await expectPageAccessible('light');
        await expectPageAccessible('dark');
      } finally {
        for (const {element} of exhibits) element.remove();
      }
    });
  }

  it('looks unlike the others', async () => {
    const looks = new Set<string>();
    for (const name of THEMES) {
      const {style} = rulesOf(await wear(name))[0] as CSSStyleRule;
      looks.add(
        ['color-accent', 'font', 'radius', 'color-surface']
          .map(token => style.getPropertyValue(`--flatpeak-${token}`))
          .join(),
      );
    }
    expect(looks.size).to.equal(THEMES.length);
  });
});
