import type {PageKind} from '../../core/index.js';
import {completeEnglish} from '../../messages/catalogues.js';
import {INITIAL_PAGES} from '../../pages/initial-pages.js';
import type {PageClass} from '../../pages/registry.js';
import {INITIAL_PAGE_TYPES} from '../../protocol/initial-routes.js';
import type {PageTypes} from '../../protocol/page-types.js';
import type {WIDGET_PARTS} from './deferred.js';
import type {LoginEnvironment, ProviderLogin} from './login/provider-login.js';
import {register} from '../register.js';
import type {PageElement, Stage} from '../../ui/page-element.js';
import {setLaterParts} from '../../ui/later-parts.js';

const loadedPages = new Map<string, PageClass>();

let widgetParts: typeof WIDGET_PARTS | undefined;

/** The deferred chunk, requested or loaded. */
let deferredLoad: Promise<void> | undefined;

/** Defines the pages that are part of the entry chunk. */
export const registerInitialPages = (): void => registerPages(INITIAL_PAGES);

/** Prepares the initial pages for drawing while the first request is in flight. */
export function warmUpInitialPages(lang: string): void {
  for (const page of Object.values<PageClass>(INITIAL_PAGES)) page.warmUp?.(lang);
}

/**
 * Loads the deferred chunk, once: bundlers make a separate file of it, so that the first page does
 * not wait for the others. Rejects if that fails; the next call tries again.
 */
export function loadDeferredPages(): Promise<void> {
  deferredLoad ??= loadDeferredChunk().catch((error: unknown) => {
    deferredLoad = undefined;
    throw error;
  });
  return deferredLoad;
}

async function loadDeferredChunk(): Promise<void> {
  // eslint-disable-next-line no-restricted-syntax -- the only seam at which the widget is split
  const {en, LATER_PARTS, PAGES, PAGE_DEPENDENCIES, WIDGET_PARTS} = await import('./deferred.js');
  completeEnglish(en);
  WIDGET_PARTS.completeStyles();
  setLaterParts(LATER_PARTS);
  widgetParts = WIDGET_PARTS;
  for (const [tag, element] of Object.entries(PAGE_DEPENDENCIES)) register(tag, element);
  registerPages(PAGES);
}

function registerPages(pages: object): void {
  for (const [kind, page] of Object.entries(pages) as [PageKind, PageClass][]) {
    loadedPages.set(kind, page);
    register(`flatpeak-${kind}-page`, page);
  }
}

/** The page types that can be read so far. */
export const loadedPageTypes = (): PageTypes => widgetParts?.pageTypes ?? INITIAL_PAGE_TYPES;

/** Loads the pages that few sites have, with their messages in a language (BCP 47). */
export async function loadRarePages(lang: string): Promise<void> {
  const {loadRare} = await loadWidgetParts();
  await loadRare(registerPages, lang);
}

export const hasPage = (kind: PageKind): boolean => loadedPages.has(kind);

/**
 * Creates the element of a loaded page kind, and returns the stage that the page belongs to.
 * @param isVpp whether the session is about virtual power plants, where some pages are others
 */
export function createPage(
  kind: PageKind,
  isVpp = false,
): {element: PageElement; stage: Stage | undefined} {
  const page = (isVpp && loadedPages.get(`vpp-${kind}`)) || loadedPages.get(kind);
  if (!page) throw new Error(`The ${kind} page is not loaded.`);
  return {element: new page(), stage: page.stage};
}

/** Creates a provider login, for a page that leads to one. */
export const createLogin = (environment: LoginEnvironment): ProviderLogin =>
  new (parts().ProviderLogin)(environment);

/** The page to show during a login elsewhere. */
export const renderLogin: typeof WIDGET_PARTS.loginPage = (...options) =>
  parts().loginPage(...options);

/** What a return from a provider's login needs; rejects if it cannot be loaded. */
export async function loadWidgetParts(): Promise<typeof WIDGET_PARTS> {
  await loadDeferredPages();
  return parts();
}

/** The provider of a page, or else the one given, for the header; the initial pages have none. */
export const renderProvider = (data: object, otherwise?: object): unknown =>
  widgetParts?.providerBadge(data, otherwise);

/** Notes what is on screen before a page is replaced; see there. */
export const turnPage: (
  ...options: Parameters<typeof WIDGET_PARTS.turnPage>
) => ReturnType<typeof WIDGET_PARTS.turnPage> | undefined = (...options) =>
  widgetParts?.turnPage(...options);

function parts() {
  if (!widgetParts) throw new Error('The deferred chunk is not loaded.');
  return widgetParts;
}
