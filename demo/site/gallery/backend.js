// @ts-check
import {ANSWERS, BACKEND} from './tariffs.js';

/** The errors that a site's backend would return. @type {Map<string, number>} */
const STATUS = new Map([
  ['pending_connect', 422],
  ['no_tariff_connected', 422],
  ['no_location', 404],
  ['not_signed_in', 401],
  ['upstream_unavailable', 502],
]);

const {fetch} = window;

/** A session that shows what is connected, for whoever opens a dialog of the tariff settings. */
const connectToken = () =>
  fetch(`${document.body.dataset['simulator']}/simulator/sessions`, {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: '{"page": "tariff-summary"}',
  });

/** There is no backend behind this page, so what one would answer is made here. */
/** @type {typeof window.fetch} */
window.fetch = async (input, init) => {
  const {pathname} = new URL(input instanceof Request ? input.url : input, location.href);
  if (!pathname.startsWith(BACKEND)) return fetch(input, init);
  const [place = ''] = pathname.slice(BACKEND.length).split('/').reverse();
  if (place === 'connect-token') return connectToken();
  const code = decodeURIComponent(place);
  const status = STATUS.get(code);
  if (status) return Response.json({error: {code}}, {status});
  const answer = ANSWERS.get(code);
  return answer ? Response.json(answer) : new Promise(() => {});
};
