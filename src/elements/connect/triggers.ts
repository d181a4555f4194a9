import {FlatpeakConnect} from './flatpeak-connect.js';

/** `data-flatpeak-connect`: a click on the button or link opens a widget. Its value may be an id. */
const TRIGGER_ATTRIBUTE = 'flatpeakConnect';

/** Widgets that were created for a trigger. */
const createdWidgets = new WeakMap<HTMLElement, FlatpeakConnect>();

/**
 * Lets buttons and links with `data-flatpeak-connect` open a widget's dialog, including those added
 * later. In this order: the widget whose id is the attribute's value; a widget created from the
 * trigger's own attributes, if they name a token source such as `data-token-url`; the first widget
 * on the page.
 */
export function installTriggers(): void {
  document.addEventListener('click', event => {
    const trigger = event.composedPath().find(isTrigger);
    // A link that is opened in a new tab or window keeps its target.
    if (!trigger || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey)
      return;
    event.preventDefault();
    void widgetFor(trigger).start();
  });
}

const isTrigger = (target: EventTarget): target is HTMLElement =>
  target instanceof HTMLElement && target.dataset[TRIGGER_ATTRIBUTE] !== undefined;

function widgetFor(trigger: HTMLElement): FlatpeakConnect {
  const {[TRIGGER_ATTRIBUTE]: id, tokenUrl, connectToken} = trigger.dataset;
  const named = id && document.getElementById(id);
  if (named instanceof FlatpeakConnect) return named;
  // Other scripts add data attributes, too: only a token source makes a widget of its own.
  const existing =
    (tokenUrl ?? connectToken)
      ? createdWidgets.get(trigger)
      : [...document.querySelectorAll('*')].find(element => element instanceof FlatpeakConnect);
  return existing ?? createWidget(trigger);
}

function createWidget(trigger: HTMLElement): FlatpeakConnect {
  const widget = new FlatpeakConnect();
  // Copies known attributes only: sanitizers let data attributes through, with any content.
  for (const name of FlatpeakConnect.observedAttributes) {
    const value = trigger.getAttribute(`data-${name}`);
    if (value !== null) widget.setAttribute(name, value);
  }
  widget.mode = 'dialog';
  widget.noTrigger = true;
  createdWidgets.set(trigger, widget);
  document.body.append(widget);
  return widget;
}
