// @ts-check
import {cards} from './cards.js';
import {answer, press} from './page-actions.js';
import {hold} from './pause-session.js';
import {pseudo} from './pseudo.js';
import './backend.js';
import {sheetOf, THEMES} from '../themes/themes.js';

/** @typedef {import('./cards.js').Card} Card */

const {connectUrl = '', simulator = ''} = document.body.dataset;
const main = /** @type {HTMLElement} */ (document.getElementById('cards'));
const controls = /** @type {HTMLFormElement} */ (document.getElementById('controls'));
const count = /** @type {HTMLOutputElement} */ (document.getElementById('count'));

/* A page with a mistake takes the focus. A wall of them would jump about, so only what
   follows a click or a key of the reader may. */
const {focus} = HTMLElement.prototype;
const {scrollIntoView} = Element.prototype;
const isAsked = () => navigator.userActivation.isActive;
HTMLElement.prototype.focus = function (/** @type {FocusOptions | undefined} */ options) {
  if (isAsked()) focus.call(this, options);
};
Element.prototype.scrollIntoView = function (/** @type {ScrollIntoViewOptions} */ options) {
  if (isAsked()) scrollIntoView.call(this, options);
};

/** @param {Record<string, unknown>} session @returns {Promise<string>} */
async function tokenFor(session) {
  const response = await fetch(`${simulator}/simulator/sessions`, {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify(session),
  });
  const {connect_token, message} = await response.json();
  if (!connect_token) throw new Error(message);
  return connect_token;
}

/**
 * The fault and the steps of prices that are chosen above, for every session on the page.
 * @param {Card['session']} session
 */
function provoked(session) {
  const [type, price_steps] = [chosen('fault'), chosen('steps')];
  const faults = /** @type {object[]} */ (session?.['faults'] ?? []);
  return {
    ...(type && {faults: [...faults, {type, times: 'always'}]}),
    ...(price_steps && {price_steps}),
  };
}

/** @param {Card} card @returns {HTMLElement} */
function drawAlone({kind, alone}) {
  const page = document.createElement(`flatpeak-${kind}-page`);
  const {data, problem} = alone ?? {};
  Object.assign(page, {
    page: {kind, route: '', live_mode: false, actions: [], data},
    problem,
  });
  page.className = 'alone';
  return page;
}

/** @param {Card} card @param {HTMLElement} place */
async function draw({kind, session, answered, pressed, held, ...card}, place) {
  if (card.alone) {
    place.replaceChildren(drawAlone({kind, ...card}));
    return;
  }
  if (card.prices) {
    const prices = Object.assign(document.createElement('flatpeak-prices'), card.prices);
    if (card.connectLink) {
      const link = document.createElement('a');
      prices.append(
        Object.assign(link, {slot: 'connect', href: '/', textContent: card.connectLink}),
      );
    }
    place.replaceChildren(prices);
    return;
  }
  if (card.tariffs) {
    const settings = document.createElement('flatpeak-tariff-settings');
    place.replaceChildren(Object.assign(settings, {connectUrl}, card.tariffs));
    return;
  }
  const token = await tokenFor({page: kind, ...session, ...provoked(session)});
  if (held) hold(token, held);
  const widget = document.createElement('flatpeak-connect');
  widget.setAttribute('connect-token', token);
  widget.setAttribute('connect-url', connectUrl);
  widget.setAttribute('api-version', String(session?.['api_version'] ?? 'zero'));
  if (kind.startsWith('vpp-')) widget.setAttribute('journey', 'vpp');
  if (card.behind) widget.setAttribute('mode', 'dialog');
  place.replaceChildren(widget);
  if (answered) await answer(widget);
  if (pressed) await press(widget, pressed);
}

/** Draws a card when it comes near, for nobody looks at a hundred at once. */
const watcher = new IntersectionObserver(
  entries => {
    for (const {isIntersecting, target} of entries) {
      if (!isIntersecting) continue;
      watcher.unobserve(target);
      const place = /** @type {HTMLElement} */ (target.querySelector('.place'));
      const card = waiting.get(target);
      if (card) draw(card, place).catch(error => complain(place, error));
    }
  },
  {rootMargin: '400px'},
);

/** @type {Map<Element, Card>} */
const waiting = new Map();

/** @param {HTMLElement} place @param {Error} error */
function complain(place, error) {
  const text = document.createElement('p');
  text.className = 'trouble';
  text.textContent = error.message;
  place.append(text);
}

/** @param {Card} card */
function frame(card) {
  const article = document.createElement('article');
  const title = document.createElement('h2');
  const state = document.createElement('span');
  const place = document.createElement('div');
  place.className = 'place';
  state.textContent = card.state;
  title.append(card.kind, state);
  article.append(title, place);
  waiting.set(article, card);
  watcher.observe(article);
  return article;
}

/** @param {string} name */
const chosen = name => String(new FormData(controls).get(name));

/** @param {string} name @param {readonly string[]} values */
function offer(name, values) {
  const select = /** @type {HTMLSelectElement} */ (controls.elements.namedItem(name));
  select.append(...[...new Set(values)].map(value => new Option(value)));
  const asked = new URLSearchParams(location.search).get(name);
  if (asked) select.value = asked;
}

const sheet = document.createElement('link');
sheet.rel = 'stylesheet';

/** @param {string} theme */
function wear(theme) {
  if (!theme) sheet.remove();
  else if (sheet.href !== sheetOf(theme) || !sheet.isConnected) {
    sheet.href = sheetOf(theme);
    document.head.append(sheet);
  }
}

function lay() {
  wear(chosen('theme'));
  main.className = `w${chosen('width')}`;
  main.dir = chosen('dir');
  main.lang = chosen('lang');
  document.body.className = chosen('scheme');
}

function show() {
  const [kind, state] = [chosen('kind'), chosen('state')];
  const shown = cards.filter(
    card => (!kind || card.kind === kind) && (!state || card.state === state),
  );
  waiting.clear();
  watcher.disconnect();
  main.replaceChildren(...shown.map(frame));
  count.value = `${shown.length} of ${cards.length}`;
}

const LANGUAGES = 'en de fr es it nl sv da nb fi pl pt cs ar'.split(' ');

// A sentence without brackets is not from the catalogue.
const {en, registerMessages} = /** @type {any} */ (window).FlatpeakConnect;
registerMessages(pseudo(en));

/** Each language by its own name. */
const languages = /** @type {HTMLSelectElement} */ (controls.elements.namedItem('lang'));
languages.prepend(
  ...LANGUAGES.map(lang => {
    const name = new Intl.DisplayNames(lang, {type: 'language'}).of(lang) ?? lang;
    return new Option(name, lang, lang === 'en', lang === 'en');
  }),
);

offer(
  'kind',
  cards.map(({kind}) => kind),
);
offer(
  'state',
  cards.map(({state}) => state),
);
offer('theme', THEMES);
for (const name of ['width', 'scheme', 'dir', 'lang']) offer(name, []);
controls.addEventListener('change', ({target}) => {
  const {name} = /** @type {HTMLSelectElement} */ (target);
  lay();
  if (['kind', 'state', 'fault', 'steps'].includes(name)) show();
});
lay();
if (simulator) {
  const {faults, price_steps} = await (await fetch(`${simulator}/simulator`)).json();
  offer('fault', faults);
  offer('steps', price_steps);
  show();
} else document.getElementById('no-simulator')?.removeAttribute('hidden');
