import {PostalAddressPage} from './postal-address.js';
import {ServerErrorPage} from './server-error.js';

/** Who draws what a conversation begins with. These come with the element, the others after them. */
export const FIRST_PAGES = {
  'postal-address': PostalAddressPage,
  'server-error': ServerErrorPage,
};
