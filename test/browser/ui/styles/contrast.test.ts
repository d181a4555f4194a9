import {THEMES} from '../../../../demo/site/themes/themes.js';
import {expect, widgetAt, type Widget} from '../../../support/browser/widget-driver.js';
import {wear} from '../../../support/browser/apply-theme.js';

/** What has to be read (WCAG 1.4.3), and on what. */
const TEXTS = [
  ['text', 'text', ['surface', 'field', 'tint']],
  ['a hint', 'muted', ['surface', 'field', 'tint']],
  ['a link', 'accent', ['surface', 'field', 'tint']],
  ['the primary button', 'on-accent', ['accent']],
  ['what is wrong', 'danger', ['surface', 'tint']],
  ['the primary button that cannot be undone', 'surface', ['danger']],
  ['the badge of the test mode', 'warning', ['surface']],
] as const;

/** What has to be told apart without reading (WCAG 1.4.11), and from what. */
const PAIRS = [
  ['the border of a field', 'outline', ['field', 'surface']],
  ['the focus ring', 'focus', ['surface', 'field', 'tint']],
  ['the border of a field that is wrong', 'danger', ['field', 'surface']],
  ['the mark of the chosen one', 'accent', ['field', 'surface']],
  ['a usual price', 'usual', ['surface']],
  ['a low price', 'cheap', ['surface']],
  ['a high price', 'dear', ['surface']],
  ['the line at the price now', 'text', ['surface']],
  ['an icon', 'muted', ['surface', 'field']],
] as const;

/** A token's colour as red, green and blue from 0 to 1. */
function colour(widget: Widget, token: string): number[] {
  const probe = document.createElement('span');
  widget.root.append(probe);
  probe.style.setProperty('color', `color-mix(in srgb, var(--_${token}), var(--_${token}))`);
  const [, numbers = ''] = /^color\(srgb (.+)\)$/.exec(getComputedStyle(probe).color) ?? [];
  probe.remove();
  return numbers.split(' ').map(Number);
}

/** Relative luminance as WCAG defines it. */
function luminance(rgb: number[]): number {
  const [red = NaN, green = NaN, blue = NaN] = rgb.map(part =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: number[], other: number[]): number {
  const [darker = NaN, lighter = NaN] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

const RULES = [
  ...TEXTS.map(pair => [4.5, ...pair] as const),
  ...PAIRS.map(pair => [3, ...pair] as const),
];

for (const theme of ['', ...THEMES]) {
  for (const scheme of ['light', 'dark']) {
    describe(`${theme || 'its own look'}, in the ${scheme}`, () => {
      let widget: Widget;
      beforeEach(async () => {
        if (theme) await wear(theme);
        widget = await widgetAt({page: 'tariff-name'});
        widget.element.style.colorScheme = scheme;
      });

      for (const [least, what, token, grounds] of RULES) {
        it(`${what} stands out from what is behind it`, () => {
          for (const ground of grounds) {
            const ratio = contrast(colour(widget, token), colour(widget, ground));
            expect(ratio, `${token} on ${ground}`).to.be.at.least(least);
          }
        });
      }
    });
  }
}
