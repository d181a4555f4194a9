import {FlatpeakConnect} from './flatpeak-connect.js';

/** On any button or link of the page: opens the widget. Its value may be the id of one. */
const MARK = 'flatpeakConnect';

/** Widgets that were made for an opener, which has no other. */
const made = new WeakMap<HTMLElement, FlatpeakConnect>();

/**
 * Lets buttons and links with `data-flatpeak-connect` open a widget in its dialog, also those that
 * come later: the one whose id is the attribute's value; else one that is made of the opener's own
 * attributes, where they name a way to a token, such as `data-token-url`; else the first of the page.
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
  const {[MARK]: id, tokenUrl, connectToken} = opener.dataset;
  const named = id && document.getElementById(id);
  if (named instanceof FlatpeakConnect) return named;
  // Other scripts write on buttons, too: only a way to a token makes a widget of its own.
  const there =
    (tokenUrl ?? connectToken)
      ? made.get(opener)
      : [...document.querySelectorAll('*')].find(at => at instanceof FlatpeakConnect);
  return there ?? make(opener);
}

function make(opener: HTMLElement): FlatpeakConnect {
  const widget = new FlatpeakConnect();
  // Nothing else: what cleaners of other people's markup let through as data could be a script.
  for (const name of FlatpeakConnect.observedAttributes) {
    const value = opener.getAttribute(`data-${name}`);
    if (value !== null) widget.setAttribute(name, value);
  }
  widget.mode = 'dialog';
  widget.noTrigger = true;
  made.set(opener, widget);
  document.body.append(widget);
  return widget;
}
