import {hasBackend, hasTokenSource} from './create-session.js';
import {FlatpeakConnect} from './flatpeak-connect.js';
import {isReturn} from './login/return-token.js';
import {wasReloaded} from '../page-lifecycle.js';

/** `data-flatpeak-connect`: a click on the button or link opens a widget. Its value may be an id. */
const TRIGGER_ATTRIBUTE = 'flatpeakConnect';

/** What a trigger may choose for the session, as data attributes. */
const CHOICES = ['direction', 'tariff-type', 'location-id', 'intent', 'journey'];

/**
 * All that a trigger may set. Sanitizers let data attributes of any author through, so a trigger
 * chooses what is connected, never where a token is fetched from or sent to.
 */
const TRIGGER_ATTRIBUTES = [...CHOICES, 'lang', 'theme'];

/** What a trigger's widget does not share with the one that it is a copy of. */
const OWN_PROPERTIES: readonly PropertyKey[] = ['connectToken', 'mode', 'noTrigger', 'state'];

/** The properties of the widgets that triggers open. */
export type TriggerSettings = Partial<
  Pick<
    FlatpeakConnect,
    | 'apiVersion'
    | 'appSchemes'
    | 'callbackUrl'
    | 'connectUrl'
    | 'direction'
    | 'fetchToken'
    | 'followCallback'
    | 'journey'
    | 'messages'
    | 'nonModal'
    | 'redirectMode'
    | 'redirectOrigins'
    | 'tariffType'
    | 'theme'
    | 'tokenUrl'
  >
>;

/** Has the configured properties; never on the page. */
let template: FlatpeakConnect | undefined;

/** The copies of each widget, by what their triggers set. */
const copiesOf = new WeakMap<FlatpeakConnect, Map<string, FlatpeakConnect>>();

/** The latest trigger that opened a copy. */
const triggerOf = new WeakMap<FlatpeakConnect, Element>();

/** Configures the page's triggers. Without this, they open the page's widget. */
export function configureTriggers(settings: TriggerSettings): void {
  template = Object.assign(new FlatpeakConnect(), settings);
  placeReturned();
}

/**
 * Lets buttons and links with `data-flatpeak-connect` open a widget's dialog, including those added
 * later. Which one: the widget whose id is the attribute's value, else one with the configured
 * properties, else the first on the page. If the trigger chooses what to connect, such as with
 * `data-location-id`, it opens a copy of that widget.
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

/** Configures the page's triggers by the data attributes of the script tag, such as `data-token-url`. */
export function configureTriggersBy(script: Element | null | undefined): void {
  if (!script?.hasAttribute('data-token-url')) return;
  template = new FlatpeakConnect();
  copyAttributes(script, template, FlatpeakConnect.observedAttributes);
  placeReturned();
}

/**
 * Puts the widgets of the page's triggers on the page if a provider's login may have returned to one of
 * them, or a reload interrupted it. It opens by itself; the others draw nothing.
 */
function placeReturned(): void {
  if (!isReturn() && !wasReloaded()) return;
  if (document.readyState === 'loading') {
    addEventListener('DOMContentLoaded', placeReturned);
    return;
  }
  // The trigger that was pressed may not be on the page yet.
  widgetFor(document.createElement('a'));
  document.querySelectorAll<HTMLElement>('[data-flatpeak-connect]').forEach(widgetFor);
}

const isTrigger = (target: EventTarget): target is HTMLElement =>
  target instanceof HTMLElement && target.dataset[TRIGGER_ATTRIBUTE] !== undefined;

function widgetFor(trigger: HTMLElement): FlatpeakConnect {
  const original = originalFor(trigger.dataset[TRIGGER_ATTRIBUTE] ?? '');
  const chooses = CHOICES.some(name => trigger.hasAttribute(`data-${name}`));
  // A token is for one session: a copy needs a source of its own.
  const needsCopy = original === template || (chooses && hasBackend(original));
  return needsCopy ? copyFor(trigger, original) : original;
}

function originalFor(id: string): FlatpeakConnect {
  const named = document.getElementById(id);
  if (named instanceof FlatpeakConnect) return named;
  if (template && hasBackend(template)) return template;
  const widgets = [...document.querySelectorAll('*')].filter(
    element => element instanceof FlatpeakConnect,
  );
  return widgets.find(hasTokenSource) ?? widgets[0] ?? (template ??= new FlatpeakConnect());
}

function copyFor(trigger: HTMLElement, original: FlatpeakConnect): FlatpeakConnect {
  const copies = copiesOf.get(original) ?? new Map<string, FlatpeakConnect>();
  copiesOf.set(original, copies);
  const choices = JSON.stringify(
    TRIGGER_ATTRIBUTES.map(name => trigger.getAttribute(`data-${name}`)),
  );
  const copy = copies.get(choices) ?? createCopy(trigger, original);
  copies.set(choices, copy);
  copy.resumeKey = choices;
  triggerOf.set(copy, trigger);
  if (!copy.isConnected) place(copy);
  return copy;
}

/**
 * Puts a widget on the page, and back there if a morph of the page removes its open dialog: unlike a
 * script that removes it on purpose, a morph also writes something, and keeps the trigger.
 */
function place(widget: FlatpeakConnect): void {
  const {body} = document;
  body.append(widget);
  new MutationObserver((records, observer) => {
    if (widget.isConnected) return;
    const isOpen = widget.renderRoot.querySelector('dialog')?.open;
    const isMorph =
      records.some(({removedNodes: {length, 0: node}}) => length === 1 && node === widget) &&
      records.some(({type, addedNodes}) => type === 'characterData' || addedNodes.length > 0) &&
      triggerOf.get(widget)?.isConnected;
    if (isOpen && isMorph && body.isConnected) body.append(widget);
    else observer.disconnect();
  }).observe(body, {childList: true, characterData: true, subtree: true});
}

function createCopy(trigger: HTMLElement, original: FlatpeakConnect): FlatpeakConnect {
  const copy = new FlatpeakConnect();
  for (const name of FlatpeakConnect.elementProperties.keys()) {
    if (!OWN_PROPERTIES.includes(name)) Reflect.set(copy, name, Reflect.get(original, name));
  }
  if (original.lang) copy.lang = original.lang;
  const notices = original.querySelectorAll(':scope > :is([slot="brand"], [slot="legal"])');
  copy.append(...[...notices].map(child => child.cloneNode(true)));
  copyAttributes(trigger, copy, TRIGGER_ATTRIBUTES);
  copy.mode = 'dialog';
  copy.noTrigger = true;
  return copy;
}

/** Copies data attributes to the attributes of the same names. */
function copyAttributes(source: Element, target: Element, names: readonly string[]): void {
  for (const name of names) {
    const value = source.getAttribute(`data-${name}`);
    if (value !== null) target.setAttribute(name, value);
  }
}
