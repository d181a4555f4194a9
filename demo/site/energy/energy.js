// @ts-check
import {onSign, readAccount} from '../account.js';
import {byId} from '../dom.js';
import {timeOfDay} from './clock.js';
import {planCharge, Refused} from './plan.js';
import {drawStrip, drawTide} from './strip.js';
import {isUnconnected, reasonOf, wordsOf} from './words.js';

/** @typedef {HTMLElement & {refresh(): Promise<void>}} Refreshable */

const settings = /** @type {Refreshable} */ (byId('settings'));
const prices = /** @type {Refreshable} */ (byId('prices'));

/* Who is signed in. Everything on this page is theirs, so that another one is another page. */

onSign(() => location.reload());
void readAccount();

/* The car. */

const ready = /** @type {HTMLInputElement} */ (byId('ready'));
const hours = /** @type {HTMLSelectElement} */ (byId('hours'));
let asked = 0;

async function plan() {
  const turn = ++asked;
  const [when, cost, plan] = await planCharge(ready.value, Number(hours.value)).then(
    plan => /** @type {const} */ ([...wordsOf(plan), plan]),
    error =>
      /** @type {const} */ ([reasonOf(error instanceof Refused ? error.code : ''), '', undefined]),
  );
  // An older question may be answered later.
  if (turn !== asked) return;
  show(when, cost, plan);
}

/** @param {string} when @param {string} [cost] @param {import('./plan.js').Plan} [plan] */
function show(when, cost = '', plan) {
  byId('when').textContent = when;
  byId('cost').textContent = cost;
  byId('night-times').hidden = !plan;
  if (!plan) return drawTide(byId('strip'));
  drawStrip(byId('strip'), plan);
  byId('night-start').textContent = timeOfDay(plan.now, plan.timeZone);
  byId('night-end').textContent = timeOfDay(plan.end, plan.timeZone);
}

drawTide(byId('strip'));

byId('charge').addEventListener('submit', event => event.preventDefault());
byId('charge').addEventListener('change', () => ready.value && void plan());
prices.addEventListener('flatpeak-prices-loaded', () => {
  invite(false);
  void plan();
});
prices.addEventListener('flatpeak-error', event => {
  const {code} = /** @type {CustomEvent} */ (event).detail;
  asked++;
  invite(isUnconnected(code));
  show(reasonOf(code));
});

/** Offers to connect a tariff where there is none, in place of prices. @param {boolean} isNew */
function invite(isNew) {
  byId('connect').hidden = !isNew;
  byId('charge').hidden = isNew;
  byId('prices-panel').hidden = isNew;
}

/* The tariffs. Whatever becomes of them changes the prices, too. */

/** @typedef {{id: string, tariffs: {kind: string, status: string}[]}} Home */

const {simulator} = document.body.dataset;

/** The home whose contract can expire. @type {Home | undefined} */
let home;
let known = '';

settings.addEventListener('flatpeak-tariffs-loaded', event => {
  /** @type {{locations: Home[]}} */
  const {locations} = /** @type {CustomEvent} */ (event).detail;
  home = locations.find(({tariffs}) =>
    tariffs.some(({kind, status}) => kind === 'commodity-import' && status === 'connected'),
  );
  // What can be tried, where a simulator is behind the page.
  byId('try').hidden = !simulator || locations.length === 0;
  /** @type {HTMLButtonElement} */ (byId('expire')).disabled = !home;
  const now = JSON.stringify(locations.map(({id, tariffs}) => [id, tariffs]));
  if (known && known !== now) void prices.refresh();
  known = now;
});

// The site's backend has received a webhook.
const news = new EventSource('/api/news');
news.addEventListener('message', () => {
  byId('told').textContent = 'Lowtide’s backend received a webhook and notified this page.';
  void settings.refresh();
});

byId('expire').addEventListener('click', async () => {
  byId('told').textContent = 'The contract ends …';
  const url = `${simulator}/simulator/locations/${home?.id}/expire`;
  const body = JSON.stringify({direction: 'IMPORT', type: 'COMMODITY'});
  const response = await fetch(url, {method: 'POST', body}).catch(() => undefined);
  if (!response?.ok) byId('told').textContent = 'The simulator didn’t do that. Try again.';
});
