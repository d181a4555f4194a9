import {PostalAddressPage} from './postal-address.js';
import {ServerErrorPage} from './server-error.js';

/** The pages that a session can begin with. They are part of the initial chunk; all others are deferred. */
export const INITIAL_PAGES = {
  'postal-address': PostalAddressPage,
  'server-error': ServerErrorPage,
};
