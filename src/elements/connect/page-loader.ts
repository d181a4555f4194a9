import type {PageKind} from '../../core/index.js';
import {completeEnglish} from '../../messages/catalogues.js';
import {INITIAL_PAGES} from '../../pages/initial-pages.js';
import type {PageClass} from '../../pages/registry.js';
import type {ProviderLogin} from './login/provider-login.js';
import {register} from '../register.js';
import type {PageElement, Stage} from '../../ui/page-element.js';

/** The pages that are here. */
const here = new Map<string, PageClass>();

/** What leads to a provider's login, once it is here. */
let Login: typeof ProviderLogin | undefined;

/** The others, on their way. */
let others: Promise<void> | undefined;

/** Defines the pages that come with the element. */
export const addFirstPages = (): void => add(INITIAL_PAGES);

/** Has them ready to be drawn: for the time in which the first answer is on its way. */
export function warmUpFirstPages(lang: string): void {
  for (const page of Object.values<PageClass>(INITIAL_PAGES)) page.warmUp?.(lang);
}

/**
 * Fetches the pages that did not come with the element, once; a bundler makes a file of them,
 * so that the first page waits for nothing that it does without.
 * Rejects where they do not come; the next time they are asked for again.
 */
export function loadPages(): Promise<void> {
  others ??= load().catch((error: unknown) => {
    others = undefined;
    throw error;
  });
  return others;
}

async function load(): Promise<void> {
  // eslint-disable-next-line no-restricted-syntax -- the one seam at which the widget is split
  const {en, PAGES, PAGE_DEPENDENCIES, ProviderLogin} = await import('./deferred.js');
  completeEnglish(en);
  Login = ProviderLogin;
  for (const [tag, part] of Object.entries(PAGE_DEPENDENCIES)) register(tag, part);
  add(PAGES);
}

function add(pages: object): void {
  for (const [kind, page] of Object.entries(pages) as [PageKind, PageClass][]) {
    here.set(kind, page);
    register(`flatpeak-${kind}-page`, page);
  }
}

export const hasPage = (kind: PageKind): boolean => here.has(kind);

/** The element that draws a kind of page that is here, and where on the way that page is. */
export function createPage(kind: PageKind): {element: PageElement; stage: Stage | undefined} {
  const page = here.get(kind);
  if (!page) throw new Error(`The ${kind} page is not loaded.`);
  return {element: new page(), stage: page.stage};
}

/** The way to the provider's login, for a page that leads there. */
export function createLogin(...about: ConstructorParameters<typeof ProviderLogin>): ProviderLogin {
  if (!Login) throw new Error('The way to a login is not loaded.');
  return new Login(...about);
}
