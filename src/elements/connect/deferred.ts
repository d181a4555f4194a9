import {providerBadge} from '../../ui/provider-badge.js';
import {loginPage} from './login/login-page.js';
import {ProviderLogin} from './login/provider-login.js';

// What the first page does not need. The widget loads it while the customer types.
export {en} from '../../messages/en.js';
export {PAGES, PAGE_DEPENDENCIES} from '../../pages/registry.js';

/** What the widget itself needs after the first page. */
export const WIDGET_PARTS = {loginPage, providerBadge, ProviderLogin};
