// @ts-check
import {timeOfDay} from './clock.js';

const list = new Intl.ListFormat('en-GB');

/** Amounts of a currency, rounded to what can be paid. @param {string} currency */
function moneyIn(currency) {
  const format = new Intl.NumberFormat('en-GB', {style: 'currency', currency});
  const unit = 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2);
  const round = (/** @type {number} */ amount) => Math.round(amount * unit) / unit;
  return {round, write: (/** @type {number} */ amount) => format.format(amount)};
}

/**
 * A plan in two sentences: when, and what it costs compared with charging at once.
 * @param {import('./plan.js').Plan} plan
 * @returns {[when: string, cost: string]}
 */
export function wordsOf({now, end, isLater, hours, timeZone, currency, ...costs}) {
  const {round, write} = moneyIn(currency);
  // The difference of what is written, so that it can be checked by whoever reads it.
  const [cost, atOnce] = [round(costs.cost), round(costs.atOnce)];
  const when = hours.map(
    ({from, to}) => `from ${timeOfDay(from, timeZone)} to ${timeOfDay(to, timeZone)}`,
  );
  const [first] = hours;
  const time = timeOfDay(end, timeZone);
  const note = isLater
    ? ` There’s too little time before the next ${time}: this is for the one after.`
    : '';
  if (hours.length === 1 && first?.from === now) {
    return [
      `Charge now, until ${timeOfDay(first.to, timeZone)}.`,
      `${write(cost)}, and waiting would save nothing.${note}`,
    ];
  }
  return [
    `Charge ${list.format(when)}.`,
    `${write(cost)}. At once it would cost ${write(atOnce)}: waiting saves ${write(atOnce - cost)}.${note}`,
  ];
}

const REASONS = new Map([
  ['no_location', 'Connect your tariff, and we’ll find the cheapest hours.'],
  ['no_tariff_connected', 'Connect your tariff, and we’ll find the cheapest hours.'],
  [
    'pending_connect',
    'Your supplier hasn’t answered yet. Your plan is here as soon as your prices are.',
  ],
  ['no_price_data', 'There are no prices for your tariff right now. Reconnect it below.'],
  ['not_signed_in', 'Sign in at the top of the page to plan.'],
  ['signed_out', 'Sign in at the top of the page to plan.'],
]);

const UNCONNECTED = new Set(['no_location', 'no_tariff_connected']);

/** Whether there is no plan because there is no tariff yet. @param {string} code */
export const isUnconnected = code => UNCONNECTED.has(code);

/** Why there is no plan. @param {string} code */
export const reasonOf = code =>
  REASONS.get(code) ?? 'We couldn’t find the cheapest hours. Try again in a moment.';
