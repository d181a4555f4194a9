import type axeCore from 'axe-core';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import type {Page} from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 AA and good practice, as in the tests of the widget. */
const OPTIONS: axeCore.RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};

/**
 * What axe finds in a page and in its frames, one text each.
 * @param exclude selectors of what is not looked at
 * @param options other rules than all of WCAG 2.2 AA
 */
export async function violations(
  page: Page,
  {exclude = [] as string[], options = OPTIONS} = {},
): Promise<readonly string[]> {
  for (const frame of page.frames()) await frame.evaluate(AXE);
  return page.evaluate(
    async ([exclude, options]) => {
      const {axe} = window as unknown as {axe: typeof axeCore};
      const found = await axe.run({include: ['html'], exclude}, options);
      return found.violations.flatMap(({id, nodes}) =>
        nodes.map(({html, failureSummary}) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
      );
    },
    [exclude, options] as const,
  );
}
