import 'axe-core';
import type axeCore from 'axe-core';
import {expect} from '@open-wc/testing';

// It is no module: it leaves itself on the window.
const {axe} = window as unknown as {axe: typeof axeCore};

/** WCAG 2.2 AA and good practice; what only a whole page can have is the host's business. */
const OPTIONS: axeCore.RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: Object.fromEntries(
    ['region', 'page-has-heading-one', 'landmark-one-main', 'heading-order', 'bypass'].map(rule => [
      rule,
      {enabled: false},
    ]),
  ),
};

/** Fails with what axe finds in an element, in light and in dark. */
export async function expectAccessible(element: Element): Promise<void> {
  const {style} = document.documentElement;
  // A colour on its way to another one is no colour to judge.
  style.setProperty('--flatpeak-motion', '0s');
  try {
    for (const scheme of ['light', 'dark']) {
      style.colorScheme = scheme;
      style.background = 'Canvas';
      const {violations} = await axe.run(element, OPTIONS);
      const found = violations.flatMap(({id, nodes}) =>
        nodes.map(node => `${id}: ${node.html} ${node.failureSummary ?? ''}`),
      );
      expect(found, scheme).to.deep.equal([]);
    }
  } finally {
    style.removeProperty('color-scheme');
    style.removeProperty('background');
  }
}
