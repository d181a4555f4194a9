// @ts-check
import {onSign, readAccount} from './account.js';
import {prepare} from './api-version.js';
import {byId} from './dom.js';
import {listEvents} from './events.js';
import {drawStored} from './stored.js';

/** @typedef {HTMLElement & {start(): Promise<void>, close(): void}} Widget */

const place = byId('place');
const widget = () => /** @type {Widget} */ (place.firstElementChild);

/**
 * A widget for another session: the same element with the same attributes, new.
 * @param {string} [locationId] the location whose tariff is shown; a new one without it
 */
function renewWidget(locationId) {
  const next = /** @type {Widget} */ (widget().cloneNode());
  if (locationId) next.setAttribute('location-id', locationId);
  else next.removeAttribute('location-id');
  prepare(next);
  widget().replaceWith(next);
  return next;
}

prepare(widget());

/* Where the widget is shown. A provider's login leaves the page: what was chosen must survive it. */

const MODE = 'lowtide-mode';
const modes = /** @type {NodeListOf<HTMLInputElement>} */ (byId('mode').querySelectorAll('input'));

function setMode(/** @type {string} */ mode) {
  sessionStorage.setItem(MODE, mode);
  widget().setAttribute('mode', mode);
  for (const input of modes) input.checked = input.value === mode;
}

setMode(sessionStorage.getItem(MODE) ?? 'dialog');
byId('mode').addEventListener('change', event => {
  const {value} = /** @type {HTMLInputElement} */ (event.target);
  setMode(value);
});

/* Who is signed in, and what is stored of them. */

async function refresh() {
  const {customer, tariffs} = await readAccount();
  if (customer) byId('signed-out').hidden = true;
  drawStored(tariffs, view);
}

/** @param {string} locationId */
async function view(locationId) {
  const next = renewWidget(locationId);
  next.scrollIntoView({block: 'nearest'});
  await next.start();
}

onSign(refresh);

byId('start-over').addEventListener('click', async () => {
  await fetch('/api/start-over', {method: 'POST'});
  events.clear();
  renewWidget();
  await refresh();
});

/* What the widget says. */

const events = listEvents();

document.addEventListener('flatpeak-complete', async () => {
  // The companion asks the service what the session brought, and hands it to this site's backend.
  await fetch('/flatpeak/complete', {method: 'POST'});
  await refresh();
});

document.addEventListener('flatpeak-error', event => {
  const {status} = /** @type {CustomEvent} */ (event).detail;
  if (status === 401) byId('signed-out').hidden = false;
});

document.addEventListener('flatpeak-close', event => {
  const {complete} = /** @type {CustomEvent} */ (event).detail;
  // What was looked at is done with: the button, which has the focus, connects something new again.
  if (complete && widget().getAttribute('mode') === 'dialog')
    widget().removeAttribute('location-id');
});

/* What can be tried, where a simulator is behind the page. */

async function drawWays() {
  const samples = await (await fetch('/api/samples')).json();
  const rows = [
    ['direct, changing price', 'Sign in at the provider', 'the price changes all day'],
    ['direct, flat price', 'Sign in at the provider', 'one price'],
    ['library', 'Choose from known tariffs', ''],
    ['market', 'A market price with a surcharge', ''],
    ['manual', 'Type in every price', ''],
  ];
  for (const [sample = '', way = '', more] of rows) {
    const name = document.createElement('dt');
    const text = document.createElement('dd');
    const code = document.createElement('code');
    name.textContent = samples[sample];
    code.textContent = sample.split(',')[0]?.toUpperCase() ?? '';
    text.append(code, ` ${way}${more ? `: ${more}` : ''}`);
    byId('way-list').append(name, text);
  }
  byId('ways').hidden = !samples.manual;
}

await Promise.all([refresh(), drawWays()]);
