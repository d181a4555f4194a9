import type {PlaygroundHost} from '../host/host.js';
import {answer} from './answer.js';
import {reportEvents} from './events.js';
import {installFetch} from './fetch.js';
import {findHost} from './find-host.js';
import {setStyles} from './styles.js';

const RTL_LANGUAGE = 'ar';

const site = new URL('.', location.href).href;
const place = document.querySelector('main');
let widget: Element | undefined;

function draw(host: PlaygroundHost, isNew: boolean): void {
  const {lang, text} = host.state;
  setStyles(host.styles());
  document.documentElement.lang = lang;
  document.documentElement.dir = text === 'auto' ? (lang === RTL_LANGUAGE ? 'rtl' : 'ltr') : text;
  document.body.dataset['element'] = host.state.element;
  const {tag, attributes} = host.element();
  const isSame = !isNew && widget?.localName === tag;
  const element = isSame && widget ? widget : document.createElement(tag);
  const wanted = new Map(attributes.map(({name, value}) => [name, value]));
  for (const name of ['lang', 'dir', 'theme']) if (!wanted.has(name)) element.removeAttribute(name);
  for (const [name, value] of wanted)
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  if (element === widget) return;
  widget = element;
  // The form, and the sample answers, are those of one country, whatever the browser's.
  Object.assign(element, {address: {country_code: 'GB'}});
  place?.replaceChildren(element);
}

async function start(host: PlaygroundHost): Promise<void> {
  installFetch(host);
  reportEvents(host);
  draw(host, true);
  host.attach({
    show: (_state, isNew) => draw(host, isNew),
    answer: async () => {
      if (widget) await answer(widget);
    },
  });
  // After `fetch` is set: the widget sends its first request at once.
  await import(/* @vite-ignore */ `${site}cdn/flatpeak-connect.mjs`);
}

const host = findHost();
if (host) await start(host);
else (await import('../host/alone.js')).bootAlone(site);
