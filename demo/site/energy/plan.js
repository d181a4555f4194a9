// @ts-check
import {readyAt} from './clock.js';

/** What a usual wall charger gives, in kilowatts. */
export const POWER = 7.4;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** @typedef {{from: number, to: number, price: number}} Span a price in major units a kWh, from one moment to another */

/**
 * @typedef {object} Plan
 * @property {number} now
 * @property {number} end when the car has to be ready
 * @property {boolean} isLater the next time to be ready is too soon, and this is the one after
 * @property {string} timeZone
 * @property {string} currency
 * @property {Span[]} prices from now until the end
 * @property {Span[]} hours the cheapest ones
 * @property {number} cost in major units
 * @property {number} atOnce what it would cost from now on
 */

/** The companion's answer is an error. `code` says which. */
export class Refused extends Error {
  /** @param {string} code */
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/** @param {string} path @param {object} [body] */
async function ask(path, body) {
  const response = await fetch(`/flatpeak/${path}`, {
    ...(body && {
      method: 'POST',
      headers: {'content-type': 'application/json'},
      body: JSON.stringify(body),
    }),
  });
  const json = await response.json();
  if (!response.ok) throw new Refused(json.error?.code ?? '');
  return json;
}

/** @param {Span[]} spans @param {number} from @param {number} to */
const cut = (spans, from, to) =>
  spans
    .map(span => ({...span, from: Math.max(span.from, from), to: Math.min(span.to, to)}))
    .filter(span => span.from < span.to);

/** @param {Span[]} spans */
const costOf = spans =>
  spans.reduce((sum, {from, to, price}) => sum + ((to - from) / HOUR) * POWER * price, 0);

/**
 * The cheapest hours to charge, as the companion's `POST /cheapest` finds them, and what they save.
 * @param {string} ready the time at which the car has to be ready, `07:00`
 * @param {number} hours how long it has to charge
 * @param {number} [now]
 * @returns {Promise<Plan>}
 * @throws {Refused}
 */
export async function planCharge(ready, hours, now = Math.ceil(Date.now() / MINUTE) * MINUTE) {
  const {data, location_timezone: timeZone, currency_code: currency} = await ask('prices');
  const {end, isLater} = readyAt(ready, hours, timeZone, now);
  const {data: slots} = await ask('cheapest', {
    start_time: new Date(now).toISOString(),
    end_time: new Date(end).toISOString(),
    duration: hours * 60,
  });
  /** @type {Span[]} */
  const known = data.map((/** @type {any} */ {valid_from, valid_to, tariff}) => ({
    from: Date.parse(valid_from),
    to: Date.parse(valid_to),
    price: tariff.rate,
  }));
  /** @type {Span[]} */
  const chosen = slots.map((/** @type {any} */ {start_time, end_time, tariff}) => ({
    from: Date.parse(start_time),
    to: Date.parse(end_time),
    price: tariff.rate_avg,
  }));
  return {
    ...{now, end, isLater, timeZone, currency, hours: chosen},
    prices: cut(known, now, end),
    cost: costOf(chosen),
    atOnce: costOf(cut(known, now, now + hours * HOUR)),
  };
}
