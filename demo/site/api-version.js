// @ts-check
import {byId} from './dom.js';

/** @typedef {HTMLElement & {fetchToken?: () => Promise<string>}} Widget */

const select = /** @type {HTMLSelectElement} */ (byId('api-version'));
select.value = select.dataset['chosen'] ?? 'zero';
select.addEventListener('change', () => {
  document.cookie = `lowtide-api=${select.value}; path=/; samesite=lax`;
  location.reload();
});

/** A session that the simulator makes, without the site's backend. */
async function simulatedToken(/** @type {string} */ simulator) {
  const response = await fetch(`${simulator}/simulator/sessions`, {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify({
      page: 'postal-address',
      api_version: select.value,
      connect_web_uri: `${location.origin}/`,
      callback_uri: `${location.origin}/flatpeak/callback`,
    }),
  });
  const {connect_token} = await response.json();
  return connect_token;
}

/** Busbar is not the companion's: its sessions come from the simulator, and nothing is stored. */
export function prepare(/** @type {Widget} */ widget) {
  const {simulator} = document.body.dataset;
  if (select.value === 'busbar' && simulator) widget.fetchToken = () => simulatedToken(simulator);
}
