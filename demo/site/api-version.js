// @ts-check
import {byId} from './dom.js';

const select = /** @type {HTMLSelectElement} */ (byId('api-version'));
select.value = select.dataset['chosen'] ?? 'zero';
select.addEventListener('change', () => {
  document.cookie = `lowtide-api=${select.value}; path=/; samesite=lax`;
  location.reload();
});
