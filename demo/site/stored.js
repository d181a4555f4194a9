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
 * Shows what this site's backend has stored, and offers to look at it.
 * @param {Stored[]} tariffs
 * @param {(locationId: string) => Promise<void>} view
 */
export function drawStored(tariffs, view) {
  byId('none').hidden = tariffs.length > 0;
  byId('stored').replaceChildren(
    ...tariffs.map(tariff => {
      const state = tariff.pending ? 'pending' : tariff.outcome;
      const item = document.createElement('li');
      const text = document.createElement('div');
      const title = document.createElement('p');
      const badge = document.createElement('span');
      const id = document.createElement('code');
      badge.className = `badge ${state}`;
      badge.textContent = OUTCOMES[state];
      title.append(DIRECTIONS[tariff.direction], badge);
      id.textContent = tariff.locationId;
      text.append(title, id);

      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'pill';
      button.textContent = 'View or change';
      button.addEventListener('click', () => void view(tariff.locationId));
      item.append(text, button);
      return item;
    }),
  );
}
