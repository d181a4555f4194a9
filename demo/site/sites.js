// @ts-check
import {byId} from './dom.js';
import {recall, remember} from './memory.js';
import {sheetOf, THEMES} from './themes/themes.js';

const inputs = /** @type {NodeListOf<HTMLInputElement>} */ (
  byId('sites').querySelectorAll('input')
);
const sheet = Object.assign(document.createElement('link'), {rel: 'stylesheet'});

/** Dresses the page and the phone as a site. @param {HTMLInputElement} site */
function show({value, dataset}) {
  // The demo's own look needs no sheet.
  if (THEMES.includes(value)) {
    sheet.href = sheetOf(value);
    document.head.append(sheet);
  } else sheet.remove();
  byId('app-name').textContent = dataset['name'] ?? '';
  byId('app-logo').setAttribute('href', `/brands.svg#${value}`);
  remember('site', value);
}

/** Lets the visitor choose whose site the widget is in. A login leaves the page: it is remembered. */
export function keepSite() {
  const stored = [...inputs].find(({value}) => value === recall('site'));
  if (stored) {
    stored.checked = true;
    show(stored);
  }
  byId('sites').addEventListener('change', ({target}) =>
    show(/** @type {HTMLInputElement} */ (target)),
  );
}
