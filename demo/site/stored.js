// @ts-check
import {byId} from './dom.js';

const OUTCOMES = {saved: 'Connected', disconnected: 'Disconnected', pending: 'Waiting'};
const DIRECTIONS = {IMPORT: 'Power you buy', EXPORT: 'Power you sell'};

/**
 * @typedef {object} Stored
 * @property {string} locationId
 * @property {keyof DIRECTIONS} direction
 * @property {'saved' | 'disconnected'} outcome
 * @property {boolean} pending
 */

/**
 * Lists what this site's backend has stored.
 * @param {readonly Stored[]} tariffs
 */
export function drawStored(tariffs) {
  byId('none').hidden = tariffs.length > 0;
  byId('stored').replaceChildren(
    ...tariffs.map(tariff => {
      const state = tariff.pending ? 'pending' : tariff.outcome;
      const item = document.createElement('li');
      const title = document.createElement('p');
      const badge = document.createElement('span');
      const id = document.createElement('code');
      badge.className = `badge ${state}`;
      badge.textContent = OUTCOMES[state];
      title.append(DIRECTIONS[tariff.direction], badge);
      id.textContent = tariff.locationId;
      item.append(title, id);
      return item;
    }),
  );
}
