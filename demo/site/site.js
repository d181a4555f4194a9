// @ts-check
import {onSign, readAccount} from './account.js';
import './api-version.js';
import {drawTariffs, readTariffs} from './connected.js';
import {byId} from './dom.js';
import {listEvents} from './events.js';
import {remember} from './memory.js';
import {keepSite} from './sites.js';
import {drawStored} from './stored.js';
import {keepTabs} from './tabs.js';

/** @typedef {HTMLElement & {start(): Promise<void>, close(): void}} Widget */

const place = byId('place');
const widget = () => /** @type {Widget} */ (place.firstElementChild);
const isInline = () => widget().getAttribute('mode') === 'inline';

/** A provider's login led back to this page: the widget continues. */
const isReturn = new URLSearchParams(location.search).has('fp_cot');

keepSite();
keepTabs(document);

/**
 * A widget for another session: the same element with the same attributes, new.
 * @param {string} [locationId] the location whose tariff is shown; a new one without it
 */
function renewWidget(locationId) {
  const next = /** @type {Widget} */ (widget().cloneNode());
  if (locationId) next.setAttribute('location-id', locationId);
  else next.removeAttribute('location-id');
  widget().replaceWith(next);
  return next;
}

/* Where the widget is shown. A provider's login leaves the page: what was chosen must survive it. */

const modes = /** @type {NodeListOf<HTMLInputElement>} */ (byId('mode').querySelectorAll('input'));

function setMode(/** @type {string} */ mode) {
  remember('mode', mode);
  widget().setAttribute('mode', mode);
  byId('screen').dataset['mode'] = mode;
  for (const input of modes) input.checked = input.value === mode;
}

const url = new URL(location.href);
if (url.searchParams.has('mode')) {
  url.searchParams.delete('mode');
  history.replaceState(history.state, '', url);
}
setMode(widget().getAttribute('mode') ?? 'inline');
byId('mode').addEventListener('change', event => {
  const {value} = /** @type {HTMLInputElement} */ (event.target);
  setMode(value);
});

/* What the phone shows: what is connected, or the widget. */

/** @type {readonly import('./connected.js').Tariff[]} */
let tariffs = [];

function show(/** @type {'widget' | 'connected'} */ what) {
  byId('screen').dataset['shows'] = what;
  byId('connected').hidden = what !== 'connected';
  byId('invitation').hidden = what !== 'widget';
  byId('to-connected').hidden = what === 'connected' || tariffs.length === 0;
}

/** Shows what is connected, or else the widget. */
function showResult() {
  const {activeElement} = document;
  const isLost = activeElement === document.body || place.contains(activeElement);
  show(tariffs.length > 0 ? 'connected' : 'widget');
  if (tariffs.length > 0 && isLost) byId('connected-title').focus({preventScroll: true});
}

/** @param {string} [locationId] */
async function openWidget(locationId) {
  const next = renewWidget(locationId);
  if (isInline()) {
    show('widget');
    // The button that was pressed is gone.
    place.focus({preventScroll: true});
  }
  await next.start();
}

/* Who is signed in, and what is stored of them. */

async function refresh() {
  const [account, connected] = await Promise.all([readAccount(), readTariffs()]);
  if (account.customer) byId('signed-out').hidden = true;
  tariffs = connected;
  drawTariffs(tariffs, openWidget);
  drawStored(account.tariffs);
}

onSign(refresh);
byId('another').addEventListener('click', () => openWidget());
byId('to-connected').addEventListener('click', showResult);

byId('start-over').addEventListener('click', async () => {
  await fetch('/api/start-over', {method: 'POST'});
  events.clear();
  await refresh();
  showResult();
  const next = renewWidget();
  if (isInline()) await next.start();
});

/* What the widget says. */

const events = listEvents();

/** Settles once what the last session brought is stored. */
let completion = Promise.resolve();

document.addEventListener('flatpeak-complete', () => {
  completion = complete();
});

async function complete() {
  // The companion asks the service what the session brought, and hands it to this site's backend.
  await fetch('/flatpeak/complete', {method: 'POST'});
  await refresh();
}

document.addEventListener('flatpeak-error', event => {
  const {status} = /** @type {CustomEvent} */ (event).detail;
  if (status === 401) byId('signed-out').hidden = false;
});

document.addEventListener('flatpeak-close', async event => {
  const {complete} = /** @type {CustomEvent} */ (event).detail;
  if (!complete) return;
  // The customer may be faster than this site's backend.
  await completion.catch(() => {});
  showResult();
  // What was looked at is done with: the next session is about a new home.
  widget().removeAttribute('location-id');
  if (isInline() && tariffs.length === 0) await renewWidget().start();
});

/* The code. */

byId('copy').addEventListener('click', async () => {
  await navigator.clipboard.writeText(byId('code').textContent ?? '');
  byId('copied').textContent = 'Copied.';
  byId('copy').textContent = 'Copied';
});

/* What can be tried, where a simulator is behind the page. */

async function drawWays() {
  const samples = await (await fetch('/api/samples')).json();
  const rows = [
    ['direct, changing price', 'Sign in at the supplier', 'the price changes all day'],
    ['direct, flat price', 'Sign in at the supplier', 'one price'],
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
if (!isReturn) show(tariffs.length > 0 ? 'connected' : 'widget');
