import {cards} from '../../../demo/site/gallery/cards.js';
import {answer, press} from '../../../demo/site/gallery/page-actions.js';
import '../../../demo/site/gallery/backend.js';
import type {FlatpeakConnect} from '../../../src/index.js';
import type {ApiVersion, Page} from '../../../src/core/index.js';
import {createPage, loadDeferredPages} from '../../../src/elements/connect/page-loader.js';
import {main} from './site-page.js';
import {tokenAt, waitUntil} from './widget-driver.js';

type Card = (typeof cards)[number];

/** A page in one of its states, as the gallery shows it. */
export interface Exhibit {
  readonly state: string;
  readonly element: HTMLElement;
  /** What a backend says there. */
  readonly said?: unknown;
}

/** Every kind that the gallery shows, and `any` for what is no page's own. */
export const KINDS = [...new Set(cards.map(({kind}) => kind))];

/** All states of a kind, side by side in a host's page, each as its card promises it. */
export async function exhibit(kind: string, except = /^hostile$/): Promise<Exhibit[]> {
  const shown = cards.filter(card => card.kind === kind && !except.test(card.state));
  return Promise.all(shown.map(show));
}

/** Everything under an element, through shadow roots. */
export function within(element: Element): Element[] {
  const children = [element, element.shadowRoot].flatMap(root => [...(root?.children ?? [])]);
  return children.flatMap(child => [child, ...within(child)]);
}

/** The first that can be seen. */
export const seen = (element: Element, selector: string): Element | undefined =>
  within(element).find(child => child.matches(selector) && child.checkVisibility());

async function show(card: Card): Promise<Exhibit> {
  const {kind, state, answered, pressed, said} = card;
  const element = await draw(card);
  main.append(element);
  if (answered) await answer(element);
  if (pressed) await press(element, pressed);
  const ready = READY.get(`${kind}, ${state}`) ?? READY.get(kind) ?? READY.get(state) ?? 'h2';
  await waitUntil(() => seen(element, ready), `${kind}, ${state}`);
  // The settings have a widget of their own, which draws in a frame.
  for (const each of within(element) as {updateComplete?: Promise<unknown>}[])
    await each.updateComplete;
  return {state, element, said};
}

function draw(card: Card): HTMLElement | Promise<HTMLElement> {
  const {alone, prices, tariffs} = card;
  if (alone) return drawAlone(card);
  if (prices) return drawPrices(card);
  if (tariffs) return Object.assign(document.createElement('flatpeak-tariff-settings'), tariffs);
  return converse(card);
}

/** What can be seen once a state or a kind is reached; the question, where nothing else is named. */
const READY = new Map([
  ['dialog', '[part~="trigger"]'],
  ['tariff-settings', '.home'],
  ['tariff-settings, empty', '[part~="empty"]'],
  ['tariff-settings, signed out', '[part~="empty"]'],
  ['tariff-settings, loading', '.skeleton'],
  ['tariff-settings, failed', '.problem'],
  ['first load', '.skeleton'],
  ['objection', '.problem, .error'],
  ['busy', '[aria-busy="true"]'],
  ['failed', '.problem'],
  ['confirming', '[part~="confirmation"]'],
  ['expired, page kept', '.problem'],
  ['rate limit', '.problem'],
  ['unreadable', '.problem'],
]);

async function converse({kind, session, held, behind}: Card): Promise<FlatpeakConnect> {
  const faults = (session as {faults?: object[]} | undefined)?.faults ?? [];
  const hang = held ? [{type: 'hang', at: held}] : [];
  const element = document.createElement('flatpeak-connect');
  const {api_version: apiVersion = 'zero'} = (session ?? {}) as {api_version?: ApiVersion};
  element.apiVersion = apiVersion;
  if (behind) element.mode = 'dialog';
  element.connectToken = await tokenAt({page: kind, ...session, faults: [...faults, ...hang]});
  return element;
}

/** Under a heading of its own: a page has no two parts of one name. */
function drawPrices({state, prices}: Card): HTMLElement {
  const element = Object.assign(document.createElement('flatpeak-prices'), prices);
  const heading = document.createElement('h2');
  heading.slot = 'heading';
  heading.textContent = `Prices, ${state}`;
  element.append(heading);
  return element;
}

async function drawAlone({kind, alone}: Card): Promise<HTMLElement> {
  await loadDeferredPages();
  const {element} = createPage(kind as 'session-complete');
  const {data, problem} = alone as {data: unknown; problem?: Page};
  const page = {kind, route: '', live_mode: false, actions: [], data};
  Object.assign(element, {page, problem});
  return element;
}
