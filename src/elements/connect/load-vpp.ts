/**
 * Loads the pages for virtual power plants: bundlers make a separate file of them, so that a site
 * without them does not pay for them.
 * @param lang the language (BCP 47) to load their messages in
 */
export async function loadVpp(lang: string) {
  // eslint-disable-next-line no-restricted-syntax -- the second seam at which the widget is split
  const {VPP_PAGES: pages, ALL_PAGE_TYPES: pageTypes, loadVppMessages} = await import('./vpp.js');
  await loadVppMessages(lang);
  return {pages, pageTypes};
}
