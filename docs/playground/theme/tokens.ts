import {tokens as styles} from '../../../src/ui/styles/tokens.js';
import {tokens} from 'playground:manifest';
import type {PlaygroundState} from '../state.js';
import {THEME_SHEETS, tokensIn} from './themes.js';

/** A design token, as custom-elements.json describes it. */
export interface Token {
  readonly name: string;
  readonly description: string;
  /** Without the prefix that all have. */
  readonly label: string;
  readonly isColor: boolean;
}

const PREFIX = '--flatpeak-';
const COLOR_PREFIX = `${PREFIX}color-`;

export const TOKENS: readonly Token[] = tokens.map(({name, description}) => {
  const isColor = name.startsWith(COLOR_PREFIX);
  const label = name.slice((isColor ? COLOR_PREFIX : PREFIX).length).replaceAll('-', ' ');
  return {name, description, label, isColor};
});

/** The token behind a short name such as `on-accent`. */
export const colorToken = (name: string): string => COLOR_PREFIX + name;

/** The text from `start` to the parenthesis that closes the one before it. */
function untilClosed(text: string, start: number): string {
  let depth = 1;
  let end = start;
  for (; end < text.length && depth > 0; end++) {
    if (text[end] === '(') depth++;
    if (text[end] === ')') depth--;
  }
  return text.slice(start, end - 1);
}

/** The values that the widget's style sheet takes where a site sets none, by token. */
function readDefaults(css: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const {0: all, 1: name = '', index} of css.matchAll(/var\(\s*(--flatpeak-[\w-]+),/g)) {
    if (!found.has(name)) {
      found.set(
        name,
        untilClosed(css, index + all.length)
          .replace(/\s+/g, ' ')
          .trim(),
      );
    }
  }
  return found;
}

const DEFAULTS = readDefaults(styles.cssText);

/** What no value of the style sheet `tokens` says. */
const REST: Readonly<Record<string, string>> = {
  '--flatpeak-color-backdrop': '#0f1714a6',
  '--flatpeak-color-focus': DEFAULTS.get('--flatpeak-color-accent') ?? '',
  '--flatpeak-card-radius': 'calc(0.75rem * 1.5)',
};

/** The value of a token where neither a theme nor the editor sets one; empty if it derives from others. */
export const defaultOf = (name: string): string => REST[name] ?? DEFAULTS.get(name) ?? '';

/** The value of a token in a state. */
export function valueIn({theme, tokens: own}: PlaygroundState, name: string): string {
  const themed = tokensIn(THEME_SHEETS[theme]);
  const value = own[name] ?? themed[name];
  if (value !== undefined) return value;
  // A ring without a color of its own has that of the accent.
  if (name === '--flatpeak-color-focus') {
    return valueIn({theme, tokens: own} as PlaygroundState, '--flatpeak-color-accent');
  }
  return defaultOf(name);
}
