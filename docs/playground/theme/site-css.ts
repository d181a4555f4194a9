import type {PlaygroundState, Tokens} from '../state.js';
import {declarationsOf, THEME_SHEETS, tokensIn} from './themes.js';

const ROOT_RULE = /:root\s*\{[^}]*\}/;

/** The style sheet that a site needs for a state; empty if it needs none. */
export function siteCss({theme, tokens}: Pick<PlaygroundState, 'theme' | 'tokens'>): string {
  const sheet = THEME_SHEETS[theme];
  const merged: Tokens = {...tokensIn(sheet), ...tokens};
  if (Object.keys(merged).length === 0) return '';
  const parts = sheet.replace(ROOT_RULE, '').trim();
  // What a theme says of itself, and the color of the sample page, belong to no other site.
  const rules = parts.replace(/\/\*[^]*?\*\/\s*/, '').trim();
  return [`:root {\n${declarationsOf(merged)}\n}`, rules].filter(Boolean).join('\n') + '\n';
}
