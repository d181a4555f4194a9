import {FlatpeakConnect} from './flatpeak-connect.js';

/** On any button or link of the page: opens the widget. Its value may be the id of one. */
const MARK = 'flatpeakConnect';

/** Widgets that were made for an opener, which has no other. */
const made = new WeakMap<HTMLElement, FlatpeakConnect>();

/**
 * Lets buttons and links with `data-flatpeak-connect` open a widget in its dialog, also those that
 * come later: the one whose id is the attribute's value; else the first of the page; else one
 * that is made of the opener's own attributes, such as `data-token-url`.
 */
export function listenToOpeners(): void {
  document.addEventListener('click', event => {
    const opener = event.composedPath().find(isOpener);
    // A link that is opened beside the page leads where it leads.
    if (!opener || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey)
      return;
    event.preventDefault();
    void widgetOf(opener).start();
  });
}

const isOpener = (target: EventTarget): target is HTMLElement =>
  target instanceof HTMLElement && target.dataset[MARK] !== undefined;

function widgetOf(opener: HTMLElement): FlatpeakConnect {
  const id = opener.dataset[MARK];
  const named = id && document.getElementById(id);
  if (named instanceof FlatpeakConnect) return named;
  const own = made.get(opener);
  if (own) return own;
  const isConfigured = Object.keys(opener.dataset).length > 1;
  const first = [...document.querySelectorAll('*')].find(at => at instanceof FlatpeakConnect);
  return first && !isConfigured ? first : make(opener);
}

function make(opener: HTMLElement): FlatpeakConnect {
  const widget = new FlatpeakConnect();
  for (const {name, value} of opener.attributes)
    if (name.startsWith('data-')) widget.setAttribute(name.slice('data-'.length), value);
  widget.mode = 'dialog';
  widget.noTrigger = true;
  made.set(opener, widget);
  document.body.append(widget);
  return widget;
}
