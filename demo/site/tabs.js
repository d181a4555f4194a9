// @ts-check
import {byId} from './dom.js';
import {recall, remember} from './memory.js';

/**
 * Lets a list of tabs show one of its panels, and remembers which: a login leaves the page.
 * @param {ParentNode} list
 */
export function keepTabs(list) {
  const tabs = /** @type {HTMLElement[]} */ ([...list.querySelectorAll('[role="tab"]')]);

  function select(/** @type {HTMLElement} */ chosen) {
    for (const tab of tabs) {
      const isChosen = tab === chosen;
      tab.setAttribute('aria-selected', String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
      byId(tab.getAttribute('aria-controls') ?? '').hidden = !isChosen;
    }
    remember('tab', chosen.id);
  }

  for (const [index, tab] of tabs.entries()) {
    tab.addEventListener('click', () => select(tab));
    tab.addEventListener('keydown', ({key}) => {
      const step = {ArrowRight: 1, ArrowLeft: -1}[key];
      const next = step && tabs.at((index + step) % tabs.length);
      if (!next) return;
      select(next);
      next.focus();
    });
  }
  const [first] = tabs;
  const stored = tabs.find(({id}) => id === recall('tab')) ?? first;
  if (stored) select(stored);
}
