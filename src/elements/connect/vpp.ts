import {loadVppMessages} from '../../messages/vpp/catalogue.js';
import {VPP_JOURNEY_PAGES, VPP_PAGES} from '../../pages/vpp-pages.js';
import {ALL_PAGE_TYPES} from '../../protocol/all-page-types.js';
import type {PageTypes} from '../../protocol/page-types.js';

// What only the programmes of virtual power plants need.

/**
 * Registers the pages once their messages in a language (BCP 47) have loaded.
 * @returns the page types that can be read then
 */
export async function setUp(register: (pages: object) => void, lang: string): Promise<PageTypes> {
  await loadVppMessages(lang);
  register({...VPP_PAGES, ...VPP_JOURNEY_PAGES});
  return ALL_PAGE_TYPES;
}
