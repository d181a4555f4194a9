// @ts-check
import {BACKEND} from './tariffs.js';

/** The states of `<flatpeak-prices>`, with prices that are made up here, at a moment that stands still. */

const HOUR = 3_600_000;
const NOW = Date.parse('2026-06-13T15:20:00Z');

/** @param {number} hour @param {number} top @param {number} width */
const hill = (hour, top, width) => Math.exp(-(((hour - top) / width) ** 2));

/** Cheap nights, dear evenings. @param {number} hour of the day */
const usual = hour =>
  0.2 + 0.06 * hill(hour, 8, 2) + 0.17 * hill(hour, 18, 2) - 0.1 * hill(hour, 3, 3);

/** Much sun at noon. @param {number} hour of the day */
const sunny = hour => 0.12 + 0.08 * hill(hour, 19.5, 2) - 0.19 * hill(hour, 13, 3);

/**
 * @typedef {object} Made
 * @property {string} from
 * @property {number} hours
 * @property {number} [minutes] of each price
 * @property {(hour: number) => number | null} [price] by the hour of the day
 * @property {number} [sure] how many hours are no estimates
 * @property {string} [direction]
 * @property {string} [next_update]
 */

/** An answer of the service, in UTC. @param {Made} made */
function answer({from, hours, minutes = 30, price = usual, sure = hours, ...more}) {
  const start = Date.parse(from);
  const write = (/** @type {number} */ hour) => new Date(start + hour * HOUR).toISOString();
  const data = [];
  for (let hour = 0; hour < hours; hour += minutes / 60) {
    const rate = price(hour % 24);
    const confidence = hour < sure ? 1 : 0.8;
    const tariff = rate === null ? null : {rate: Math.round(rate * 1e5) / 1e5, confidence};
    data.push({valid_from: write(hour), valid_to: write(hour + minutes / 60), tariff});
  }
  return {
    ...{location_timezone: 'Europe/London', currency_code: 'GBP', direction: 'IMPORT'},
    ...{next_update: '', data, ...more},
  };
}

const london = {from: '2026-06-12T23:00:00Z', hours: 48};
const berlin = {location_timezone: 'Europe/Berlin', currency_code: 'EUR'};

/** @type {Record<string, object>} */
const STATES = {
  'today and tomorrow': {prices: answer(london), cheapestHours: 3},
  'tomorrow to come': {
    prices: answer({...london, hours: 24, next_update: '2026-06-13T16:00:00Z'}),
    cheapestHours: 2,
  },
  'tomorrow estimated': {prices: answer({...london, sure: 24}), cheapestHours: 3},
  'negative prices': {
    prices: answer({...berlin, from: '2026-06-12T22:00:00Z', hours: 48, minutes: 15, price: sunny}),
    cheapestHours: 1.5,
    now: Date.parse('2026-06-13T08:10:00Z'),
  },
  '25 hours': {
    prices: answer({...berlin, from: '2026-10-24T22:00:00Z', hours: 25, minutes: 60}),
    now: Date.parse('2026-10-25T00:30:00Z'),
  },
  '23 hours': {
    prices: answer({from: '2026-03-29T00:00:00Z', hours: 23}),
    now: Date.parse('2026-03-29T09:10:00Z'),
  },
  'a gap': {
    prices: answer({...london, price: hour => (hour >= 9 && hour < 13 ? null : usual(hour))}),
    cheapestHours: 3,
  },
  'day and night': {prices: answer({...london, price: hour => (hour < 7 ? 0.08 : 0.31)})},
  'flat price': {prices: answer({...london, price: () => 0.2412}), cheapestHours: 3},
  export: {prices: answer({...london, direction: 'EXPORT'}), cheapestHours: 3},
  loading: {pricesUrl: `${BACKEND}never`, cheapestHours: 3},
  empty: {prices: answer({...london, hours: 0})},
  'still being read': {pricesUrl: `${BACKEND}pending_connect`},
  'no tariff': {pricesUrl: `${BACKEND}no_tariff_connected`},
  'nothing connected': {
    pricesUrl: `${BACKEND}no_location`,
  },
  'signed out': {pricesUrl: `${BACKEND}not_signed_in`},
  failed: {pricesUrl: `${BACKEND}upstream_unavailable`},
  unreadable: {prices: {}},
};

/** @type {readonly import('./cards.js').Card[]} */
export const priceCards = Object.entries(STATES).map(([state, properties]) => ({
  ...{kind: 'prices', state},
  prices: {now: NOW, ...properties},
  ...(state === 'nothing connected' && {connectLink: 'Connect my tariff'}),
}));
