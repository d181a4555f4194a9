import {PAGE_TYPES} from '../../protocol/routes.js';
import {providerBadge} from '../../ui/provider-badge.js';
import {askBackend} from './login/ask-backend.js';
import {loginPage} from './login/login-page.js';
import {notifyOpenerAndClose} from './login/popup-return.js';
import {ProviderLogin} from './login/provider-login.js';

// What the first page does not need. The widget loads it while the customer types.
export {en} from '../../messages/en.js';
export {PAGES, PAGE_DEPENDENCIES} from '../../pages/registry.js';

/** What the widget itself needs after the first page, or after the return from a login. */
export const WIDGET_PARTS = {
  askBackend,
  loginPage,
  notifyOpenerAndClose,
  pageTypes: PAGE_TYPES,
  providerBadge,
  ProviderLogin,
};
