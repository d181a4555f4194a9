// What the first page does not need. The widget loads it while the customer types.
export {en} from '../../messages/en.js';
export {PAGES, PAGE_DEPENDENCIES} from '../../pages/registry.js';
export {askBackend} from './login/ask-backend.js';
export {loginPage} from './login/login-page.js';
export {notifyOpenerAndClose} from './login/popup-return.js';
export {ProviderLogin} from './login/provider-login.js';
