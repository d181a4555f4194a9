import {WORDS, wrongAttribute} from './attribute-check.js';
import type {FlatpeakErrorEvent} from '../ui/events.js';

/** Milliseconds in which a framework has set the properties of what it has placed. */
const PATIENCE = 1000;

/** Without one of these properties an element draws nothing. */
const WAYS: Readonly<Record<string, readonly string[]>> = {
  'flatpeak-connect': ['connectToken', 'tokenUrl', 'fetchToken'],
  'flatpeak-tariff-settings': ['statusUrl'],
  'flatpeak-prices': ['pricesUrl', 'prices'],
};
const TAGS = Object.keys(WAYS);
const OPENER = 'data-flatpeak-connect';

/** What an element asks. */
const ADDRESSES = ['tokenUrl', 'connectUrl', 'statusUrl', 'completeUrl', 'pricesUrl'];

/** Where to look, unless a server has said in its own words what it refuses. */
function hintFor({kind, code, status}: FlatpeakErrorEvent['detail']): string {
  if (kind === 'network')
    return 'Nothing could be read from there: does it run, does it let this page ask (CORS), and does the page’s policy (connect-src)?';
  if (kind === 'expired')
    return 'A token is known only to the service that made it, and for a while.';
  if (kind === 'protocol') return 'Is api-version the release that the token is of?';
  if (kind !== 'http' || code) return '';
  return status
    ? 'Is that the right address?'
    : 'What does token-url answer, or fetchToken give or throw?';
}

/**
 * Says in the console, to the developers of a page, what its elements do not understand, what
 * they lack, and what went wrong. For development: customers' pages do without.
 */
export function check(page: Document): void {
  const said = new Set<string>();
  let isDue = false;

  function look(): void {
    isDue = false;
    const sentences = [
      ...[...page.querySelectorAll(TAGS.join())].flatMap(aboutElement),
      ...[...page.querySelectorAll(`[${OPENER}]`)].flatMap(aboutOpener),
    ];
    for (const sentence of sentences) {
      if (!said.has(sentence)) say(sentence);
      said.add(sentence);
    }
  }
  function lookSoon(): void {
    // Scripts that define the elements may still be on their way.
    if (isDue || page.readyState !== 'complete') return;
    isDue = true;
    setTimeout(look, PATIENCE);
  }

  new MutationObserver(lookSoon).observe(page, {childList: true, subtree: true, attributes: true});
  page.addEventListener('flatpeak-error', ({target, detail}) => {
    const {kind, code, status, message} = detail;
    const what = [kind, code, status && `HTTP ${status}`].filter(Boolean).join(', ');
    const asked = target instanceof Element ? addressesOf(target) : '';
    const more = [what, asked].filter(Boolean).join('; ');
    say(`${nameOf(target)} ${message} (${more}) ${hintFor(detail)}`);
  });
  addEventListener('load', lookSoon);
  lookSoon();
}

const knownTo = (tag: string): readonly string[] =>
  (customElements.get(tag) as {observedAttributes?: string[]} | undefined)?.observedAttributes ??
  [];

function aboutElement(element: Element): string[] {
  const {localName: tag} = element;
  if (!customElements.get(tag))
    return [
      `${nameOf(element)} It is not defined: its script did not run. Is the address right, does a module from another origin come with CORS, and is the integrity its own?`,
    ];
  const ways = WAYS[tag] ?? [];
  const hasWay = ways.some(name => valueOf(element, name));
  const isFunction = typeof (valueOf(element, 'fetchToken') ?? say) === 'function';
  return [
    ...wrongAttributes(element, tag, ''),
    ...(isFunction ? [] : ['fetchToken is not a function: bind the property.']),
    ...(hasWay ? [] : [`It draws nothing until it has ${ways.join(' or ')}.`]),
  ].map(sentence => `${nameOf(element)} ${sentence}`);
}

const aboutOpener = (opener: Element): string[] =>
  wrongAttributes(opener, 'flatpeak-connect', 'data-').map(
    sentence => `${nameOf(opener)} ${sentence}`,
  );

function wrongAttributes(element: Element, tag: string, prefix: string): string[] {
  const known = knownTo(tag);
  const given = new Map<string, string>();
  for (const {name, value} of element.attributes)
    if (name.startsWith(prefix) && name !== OPENER) given.set(name.slice(prefix.length), value);
  // Many a framework sets the property, where there is one.
  for (const name of Object.keys(WORDS)) {
    const value = valueOf(element, camelCase(name));
    if (typeof value === 'string' && known.includes(name)) given.set(name, value);
  }
  return [...given].flatMap(([name, value]) => wrongAttribute(name, value, known) ?? []);
}

const camelCase = (name: string) =>
  name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

const valueOf = (element: Element, name: string): unknown => Reflect.get(element, name);

/** Each without its query, which is between the page and its server. */
const addressesOf = (element: Element): string =>
  ADDRESSES.flatMap(name => {
    const value = valueOf(element, name);
    if (typeof value !== 'string' || !URL.canParse(value, element.baseURI)) return [];
    const {origin, pathname} = new URL(value, element.baseURI);
    return `${name} ${origin}${pathname}`;
  }).join(', ');

/** Its tag, and its id where it has one. Never its attributes: one is a token. */
function nameOf(target: EventTarget | null): string {
  if (!(target instanceof Element)) return 'A widget:';
  return `<${target.localName}${target.id && ` id="${target.id}"`}>:`;
}

function say(sentence: string): void {
  // eslint-disable-next-line no-console -- that is what it is for
  console.warn(sentence.trim());
}
