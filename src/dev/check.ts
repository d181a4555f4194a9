import {ALLOWED_VALUES, wrongAttribute} from './attribute-check.js';
import type {FlatpeakErrorEvent} from '../ui/events.js';

/** Delay before a check, in which a framework sets the properties of elements that it has placed. */
const CHECK_DELAY_MS = 1000;

/** An element shows nothing until one of these properties is set. */
const REQUIRED_ONE_OF: Readonly<Record<string, readonly string[]>> = {
  'flatpeak-connect': ['connectToken', 'tokenUrl', 'fetchToken'],
  'flatpeak-tariff-settings': ['statusUrl'],
  'flatpeak-prices': ['pricesUrl', 'prices'],
};
const TAGS = Object.keys(REQUIRED_ONE_OF);
const TRIGGER_ATTRIBUTE = 'data-flatpeak-connect';

/** The attributes that a trigger may set: see elements/connect/triggers.ts. */
const TRIGGER_ATTRIBUTES = [
  ...['direction', 'tariff-type', 'location-id', 'intent', 'journey'],
  ...['lang', 'theme'],
];

/** The properties with URLs that elements request. */
const URL_PROPERTIES = ['tokenUrl', 'connectUrl', 'statusUrl', 'completeUrl', 'pricesUrl'];

/** How many paths a message lists. */
const MAX_PATHS = 5;

/** The values that a page lacks, by their paths: never their content. */
function unreadableHint(paths: readonly string[]): string {
  const more = paths.length > MAX_PATHS ? ', …' : '';
  const listed = paths.slice(0, MAX_PATHS).join(', ');
  return `The page has ${paths.length} values that could not be read, and lacks them: ${listed}${more || '.'}`;
}

/** The likely cause of an error, unless the server gave a code and a message of its own. */
function hintFor({kind, code, status}: FlatpeakErrorEvent['detail']): string {
  if (kind === 'network')
    return 'Request failed before a response arrived. Is the server running, does it send CORS headers for this origin, and does the page’s CSP connect-src allow it?';
  if (kind === 'expired')
    return 'Tokens expire, and only the service that issued a token accepts it. Without token-url and fetchToken, set another connect-token on this event.';
  if (kind === 'protocol') return 'Does api-version match the token?';
  if (kind !== 'http' || code) return '';
  return status
    ? 'Is the URL right?'
    : 'What does token-url return, or what does fetchToken return or throw?';
}

/**
 * Warns the developers of a page in the console about invalid attributes, missing properties and
 * errors of its elements. For development only.
 */
export function check(page: Document): void {
  const logged = new Set<string>();
  let isScheduled = false;

  function checkNow(): void {
    isScheduled = false;
    const messages = [
      ...[...page.querySelectorAll(TAGS.join())].flatMap(checkElement),
      ...[...page.querySelectorAll(`[${TRIGGER_ATTRIBUTE}]`)].flatMap(checkTrigger),
    ];
    for (const message of messages) {
      if (!logged.has(message)) log(message);
      logged.add(message);
    }
  }
  function schedule(): void {
    // Scripts that define the elements may still be loading.
    if (isScheduled || page.readyState !== 'complete') return;
    isScheduled = true;
    setTimeout(checkNow, CHECK_DELAY_MS);
  }

  new MutationObserver(schedule).observe(page, {childList: true, subtree: true, attributes: true});
  page.addEventListener('flatpeak-prices-loaded', ({target, detail}) => {
    const {length: count, 0: first} = detail.unreadable;
    if (first)
      log(
        `${nameOf(target)} Prices have gaps, because ${count} could not be read: first ${first}.`,
      );
  });
  page.addEventListener('flatpeak-error', ({target, detail}) => {
    const {kind, code, status, message} = detail;
    const cause = [kind, code, status && `HTTP ${status}`].filter(Boolean).join(', ');
    const urls = target instanceof Element ? urlsOf(target) : '';
    const details = [cause, urls].filter(Boolean).join('; ');
    log(`${nameOf(target)} ${message} (${details}) ${hintFor(detail)}`);
  });
  page.addEventListener('flatpeak-page', ({target, detail}) => {
    const {unreadable} = detail;
    if (unreadable.length > 0) log(`${nameOf(target)} ${unreadableHint(unreadable)}`);
  });
  addEventListener('load', schedule);
  schedule();
}

const attributesOf = (tag: string): readonly string[] =>
  (customElements.get(tag) as {observedAttributes?: string[]} | undefined)?.observedAttributes ??
  [];

function checkElement(element: Element): string[] {
  const {localName: tag} = element;
  if (!customElements.get(tag))
    // The loader brings the script at a press.
    return document.querySelector('script[src*="flatpeak-loader."]')
      ? []
      : [
          `${nameOf(element)} Not defined: its script did not run. Check the URL, CORS if it is a module from another origin, and the integrity hash.`,
        ];
  const required = REQUIRED_ONE_OF[tag] ?? [];
  const isComplete = required.some(name => valueOf(element, name));
  const isFunction = typeof (valueOf(element, 'fetchToken') ?? log) === 'function';
  return [
    ...wrongAttributes(element, attributesOf(tag), ''),
    ...(isFunction ? [] : ['fetchToken is not a function. Bind the property.']),
    ...(valueOf(element, 'journey') === 'vpp' && valueOf(element, 'apiVersion') !== 'busbar'
      ? ['journey="vpp" needs api-version="busbar": other versions have no virtual power plants.']
      : []),
    ...(isComplete ? [] : [`Shows nothing until ${required.join(' or ')} is set.`]),
  ].map(message => `${nameOf(element)} ${message}`);
}

function checkTrigger(trigger: Element): string[] {
  const ignored = attributesOf('flatpeak-connect').filter(
    name => !TRIGGER_ATTRIBUTES.includes(name) && trigger.hasAttribute(`data-${name}`),
  );
  return [
    ...wrongAttributes(trigger, TRIGGER_ATTRIBUTES, 'data-'),
    ...ignored.map(
      name =>
        `"data-${name}" has no effect on a trigger, which may come from somebody else's markup. Set it on the script tag, or set "${name}" on a <flatpeak-connect>.`,
    ),
  ].map(message => `${nameOf(trigger)} ${message}`);
}

function wrongAttributes(element: Element, known: readonly string[], prefix: string): string[] {
  const values = new Map<string, string>();
  for (const {name, value} of element.attributes)
    if (name.startsWith(prefix) && name !== TRIGGER_ATTRIBUTE)
      values.set(name.slice(prefix.length), value);
  // Many frameworks set the property if there is one.
  for (const name of Object.keys(ALLOWED_VALUES)) {
    const value = valueOf(element, camelCase(name));
    if (typeof value === 'string' && known.includes(name)) values.set(name, value);
  }
  return [...values].flatMap(([name, value]) => wrongAttribute(name, value, known) ?? []);
}

const camelCase = (name: string) =>
  name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

const valueOf = (element: Element, name: string): unknown => Reflect.get(element, name);

/** The URLs that an element requests, without their queries, which may hold secrets. */
const urlsOf = (element: Element): string =>
  URL_PROPERTIES.flatMap(name => {
    const value = valueOf(element, name);
    if (typeof value !== 'string' || !URL.canParse(value, element.baseURI)) return [];
    const {origin, pathname} = new URL(value, element.baseURI);
    return `${name} ${origin}${pathname}`;
  }).join(', ');

/** The tag and the id. No other attributes: one of them is a token. */
function nameOf(target: EventTarget | null): string {
  if (!(target instanceof Element)) return 'A widget:';
  return `<${target.localName}${target.id && ` id="${target.id}"`}>:`;
}

function log(message: string): void {
  // eslint-disable-next-line no-console -- this module reports to the console
  console.warn(message.trim());
}
