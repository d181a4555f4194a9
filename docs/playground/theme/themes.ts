import gauge from '../../../demo/site/themes/gauge.css?raw';
import grid from '../../../demo/site/themes/grid.css?raw';
import press from '../../../demo/site/themes/press.css?raw';
import sterling from '../../../demo/site/themes/sterling.css?raw';
import sunny from '../../../demo/site/themes/sunny.css?raw';
import type {Theme, Tokens} from '../state.js';

/** The style sheets of the sample sites: tokens and parts. */
export const THEME_SHEETS: Readonly<Record<Theme, string>> = {
  default: '',
  ...{sterling, sunny, grid, gauge, press},
};

const COMMENT = /\/\*[^]*?\*\//g;
const DECLARATION = /(--flatpeak-[a-z-]+)\s*:\s*([^;]+);/g;

const inOneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** The tokens that a style sheet sets. */
export const tokensIn = (css: string): Tokens =>
  Object.fromEntries(
    [...css.replace(COMMENT, '').matchAll(DECLARATION)].map(([, name = '', value = '']) => [
      name,
      inOneLine(value),
    ]),
  );

/** Declarations, one a line. */
export const declarationsOf = (tokens: Tokens, indent = '  '): string =>
  Object.entries(tokens)
    .map(([name, value]) => `${indent}${name}: ${value};`)
    .join('\n');
