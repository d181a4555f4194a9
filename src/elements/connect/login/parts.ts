import {askBackend} from './ask-backend.js';
import {loginPage} from './login-page.js';
import {notifyOpenerAndClose} from './popup-return.js';
import {ProviderLogin} from './provider-login.js';

/** What a provider's login and the return from it need. */
export const login = {askBackend, loginPage, notifyOpenerAndClose, ProviderLogin};
