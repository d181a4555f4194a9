import {ADDRESS_PARTS} from '../../ui/address/address-parts.js';
import {Confirmation} from '../../ui/confirmation.js';
import {errorList} from '../../ui/error-list.js';
import {providerBadge} from '../../ui/provider-badge.js';
import {completeStyles} from '../../ui/styles/deferred.js';
import {Keyboard} from './keyboard.js';
import {turnPage} from './page-turn.js';
import {askBackend} from './login/ask-backend.js';
import {loginPage} from './login/login-page.js';
import {notifyOpenerAndClose} from './login/popup-return.js';
import {ProviderLogin} from './login/provider-login.js';
import {loadRare, pageTypes} from './load-rare.js';

// What the first page does not need. The widget loads it while the customer types.
export {en} from '../../messages/en.js';
export {PAGES, PAGE_DEPENDENCIES} from '../../pages/registry.js';

/** What pages need once the customer has done something. */
export const LATER_PARTS = {address: ADDRESS_PARTS, Confirmation, errorList};

/** What the widget itself needs after the first page, or after the return from a login. */
export const WIDGET_PARTS = {
  askBackend,
  completeStyles,
  Keyboard,
  loadRare,
  loginPage,
  notifyOpenerAndClose,
  get pageTypes() {
    return pageTypes;
  },
  providerBadge,
  ProviderLogin,
  turnPage,
};
