// @ts-check
import {byId} from './dom.js';
import {recall, remember} from './memory.js';

const TYPES = ['open', 'page', 'redirect', 'complete', 'close', 'error', 'token-ignored'];
const MOST = 60;

/** @typedef {{time: string, type: string, detail: string}} Entry */

/**
 * Lists the events of the widget, the newest first, across the visit to a provider's login.
 * Nothing has to be left out: no event holds the session's token.
 */
export function listEvents() {
  /** @type {Entry[]} */
  let entries = JSON.parse(recall('events') ?? '[]');

  function draw() {
    byId('events').replaceChildren(...entries.map(drawEntry));
    byId('count').textContent = String(entries.length);
    byId('silence').hidden = entries.length > 0;
    remember('events', JSON.stringify(entries));
  }

  for (const type of TYPES) {
    document.addEventListener(`flatpeak-${type}`, event => {
      const {detail} = /** @type {CustomEvent} */ (event);
      const time = new Date().toLocaleTimeString('en-GB');
      entries = [{time, type: event.type, detail: wordsOf(detail)}, ...entries].slice(0, MOST);
      draw();
    });
  }
  draw();
  return {
    clear() {
      entries = [];
      draw();
    },
  };
}

/** @param {Record<string, unknown> | null} detail `kind: fixed-rate, step: 4` */
const wordsOf = detail =>
  Object.entries(detail ?? {})
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : value}`)
    .join(', ');

/** @param {Entry} entry */
function drawEntry({time, type, detail}) {
  const item = document.createElement('li');
  const head = document.createElement('p');
  const name = document.createElement('code');
  const moment = document.createElement('time');
  name.textContent = type;
  name.className = `event ${type.replace('flatpeak-', '')}`;
  moment.textContent = time;
  head.append(name, moment);
  item.append(head);
  if (detail) {
    const text = document.createElement('p');
    text.className = 'detail';
    text.textContent = detail;
    item.append(text);
  }
  return item;
}
