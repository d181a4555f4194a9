// @ts-check
import {REFUSALS} from './prices.js';

/** What a host's backend would say is wrong. @type {Map<string, number>} */
const STATUS = new Map([
  ['pending_connect', 422],
  ['no_tariff_connected', 422],
  ['no_location', 404],
  ['not_signed_in', 401],
  ['upstream_unavailable', 502],
]);

const {fetch} = window;

/** There is no backend behind this page, so its refusals are made here. */
/** @type {typeof window.fetch} */
window.fetch = async (input, init) => {
  const {pathname} = new URL(input instanceof Request ? input.url : input, location.href);
  if (!pathname.startsWith(REFUSALS)) return fetch(input, init);
  const code = pathname.slice(REFUSALS.length);
  const status = STATUS.get(code);
  return status ? Response.json({error: {code}}, {status}) : new Promise(() => {});
};
