// What the first page does not need. The widget loads it while the customer types.
export {en} from '../../messages/en.js';
export {PAGES, PAGE_DEPENDENCIES} from '../../pages/registry.js';
export {login} from './login/parts.js';
