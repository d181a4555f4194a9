import {loadVppMessages} from '../../messages/vpp/catalogue.js';
import {RARE_PAGES, VPP_JOURNEY_PAGES} from '../../pages/rare-pages.js';
import {ALL_PAGE_TYPES} from '../../protocol/all-page-types.js';
import type {PageTypes} from '../../protocol/page-types.js';

// What few sites need: pages for virtual power plants, and others that the tables below list.

/**
 * Registers the pages once their messages in a language (BCP 47) have loaded.
 * @returns the page types that can be read then
 */
export async function setUp(register: (pages: object) => void, lang: string): Promise<PageTypes> {
  await loadVppMessages(lang);
  register({...RARE_PAGES, ...VPP_JOURNEY_PAGES});
  return ALL_PAGE_TYPES;
}
