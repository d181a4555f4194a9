// What the first page does without; the widget fetches it while the customer types.
export {en} from '../../messages/en.js';
export {PAGES, PAGE_DEPENDENCIES} from '../../pages/registry.js';
export {ProviderLogin} from './login/provider-login.js';
