import type {PageTypes} from '../../protocol/page-types.js';
import {PAGE_TYPES} from '../../protocol/routes.js';

/** The page types that can be read: the common ones, and all once the pages below have loaded. */
export let pageTypes: PageTypes = PAGE_TYPES;

/**
 * Loads the pages that few sites have: bundlers make a separate file of them, so that a site without
 * them does not pay for them.
 * @param register takes the pages
 * @param lang the language (BCP 47) to load their messages in
 */
export async function loadRare(register: (pages: object) => void, lang: string): Promise<void> {
  // eslint-disable-next-line no-restricted-syntax -- the second seam at which the widget is split
  const {setUp} = await import('./rare.js');
  pageTypes = await setUp(register, lang);
}
