import {sheetOf} from '../../../demo/site/themes/themes.js';
import {place} from './site-page.js';
import {waitUntil} from './widget-driver.js';

/** Dresses the host's page in a theme of the demo, until the test ends. */
export async function wear(theme: string): Promise<CSSStyleSheet> {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = sheetOf(theme);
  place().append(link);
  await waitUntil(() => link.sheet, `the theme ${theme}`);
  return link.sheet as CSSStyleSheet;
}
