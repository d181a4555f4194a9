import {PageTypes} from './page-types.js';
import {postalAddressPage} from './postal-address.js';

/** The routes that a session can begin with. The widget loads the others while the customer types. */
export const INITIAL_ROUTES = {
  // Zero and Anode
  postal_address_capture: postalAddressPage,
  // Busbar
  postal_address_input: postalAddressPage,
} as const;

/** The page types of the initial routes. */
export const INITIAL_PAGE_TYPES = new PageTypes(INITIAL_ROUTES);
