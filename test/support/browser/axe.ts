import 'axe-core';
import type axeCore from 'axe-core';
import {expect} from '@open-wc/testing';
import {within} from './gallery-fixtures.js';
import {pinButtons, unpinButtons} from './pinned-buttons.js';

// It is no module: it leaves itself on the window.
const {axe} = window as unknown as {axe: typeof axeCore};

/** WCAG 2.2 AA and good practice, without an exception. */
const OPTIONS: axeCore.RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};

export type Scheme = 'light' | 'dark';

/** Ends what moves or fades, except for what does so for ever. */
function endAnimations(): void {
  const roots = within(document.body).flatMap(({shadowRoot}) => shadowRoot ?? []);
  for (const animation of [document, ...roots].flatMap(root => root.getAnimations()))
    if (Number.isFinite(animation.effect?.getComputedTiming().endTime)) animation.finish();
}

/** Fails with what axe finds in the whole page. */
export async function expectPageAccessible(scheme: Scheme): Promise<void> {
  const {style} = document.documentElement;
  // A colour on its way to another one is no colour to judge.
  style.setProperty('--flatpeak-motion', '0s');
  endAnimations();
  style.colorScheme = scheme;
  style.background = 'Canvas';
  unpinButtons();
  try {
    const {violations} = await axe.run(document, OPTIONS);
    const found = violations.flatMap(({id, nodes}) =>
      nodes.map(node => `${id}: ${node.html} ${node.failureSummary ?? ''}`),
    );
    expect(found, scheme).to.deep.equal([]);
  } finally {
    pinButtons();
    style.removeProperty('color-scheme');
    style.removeProperty('background');
  }
}

/** Fails with what axe finds in the page that an element is in, in light and in dark. */
export async function expectAccessible(element: Element): Promise<void> {
  expect(element.isConnected).to.equal(true);
  await expectPageAccessible('light');
  await expectPageAccessible('dark');
}
