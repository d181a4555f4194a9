// @ts-check
import {byId} from './dom.js';

/**
 * @typedef {object} Tariff
 * @property {string} locationId
 * @property {boolean} pending
 * @property {{display_name?: string, logo_url?: string}} [provider]
 * @property {{display_name?: string}} [tariff]
 * @property {{value: number, currency_code: string} | null} [price]
 */

/** Reads what the customer has connected, as the companion knows it. @returns {Promise<Tariff[]>} */
export async function readTariffs() {
  const response = await fetch('/flatpeak/tariffs');
  const {locations = []} = response.ok ? await response.json() : {};
  return locations
    .map((/** @type {any} */ {location_id: locationId, tariff_status}) => ({
      locationId,
      ...tariff_status?.commodity_import,
    }))
    .filter((/** @type {any} */ {status, pending}) => pending || status === 'CONNECTED');
}

/** The names of the hundredth parts in which prices are quoted. */
const CENTS = new Map([
  ['GBP', 'p'],
  ['EUR', 'ct'],
]);

/** `24.12 p/kWh`. @param {NonNullable<Tariff['price']>} price */
function wordsOfPrice({value, currency_code: currency}) {
  const cents = CENTS.get(currency);
  const amount = cents
    ? new Intl.NumberFormat('en-GB', {minimumFractionDigits: 2, maximumFractionDigits: 2})
    : new Intl.NumberFormat('en-GB', {style: 'currency', currency, maximumFractionDigits: 4});
  return [amount.format(cents ? value * 100 : value), `${cents ?? ''}/kWh`];
}

/** @param {string} name @param {string} text @param {string} [className] */
function element(name, text, className = '') {
  return Object.assign(document.createElement(name), {textContent: text, className});
}

/** @param {Tariff} tariff @param {(locationId: string) => void} onView */
function drawTariff({locationId, provider, tariff, price, pending}, onView) {
  const item = document.createElement('li');
  const head = element('div', '', 'supplier');
  if (provider?.logo_url) {
    const logo = Object.assign(new Image(44, 44), {src: provider.logo_url, alt: ''});
    head.append(logo);
  }
  const names = document.createElement('p');
  names.append(
    element('b', provider?.display_name || tariff?.display_name || 'Your supplier'),
    element('span', (provider?.display_name && tariff?.display_name) || '', 'quiet'),
  );
  head.append(names);
  item.append(head);
  if (pending) item.append(element('p', 'Waiting for your supplier to answer.', 'quiet'));
  if (price && !pending) {
    const [amount = '', unit = ''] = wordsOfPrice(price);
    const now = element('p', '', 'now');
    now.append(element('span', 'Price now', 'quiet'), element('b', amount), ` ${unit}`);
    item.append(now);
  }
  const view = element('button', 'View or change', 'pill');
  view.setAttribute('type', 'button');
  view.addEventListener('click', () => onView(locationId));
  item.append(view);
  return item;
}

/**
 * Shows what is connected: the supplier, the tariff and what power costs now.
 * @param {readonly Tariff[]} tariffs
 * @param {(locationId: string) => void} onView
 */
export function drawTariffs(tariffs, onView) {
  byId('tariffs').replaceChildren(...tariffs.map(tariff => drawTariff(tariff, onView)));
}
