import type {Page} from './routes.js';

/** What stands in place of a page whose data cannot be shown: an error, with the page's actions. */
export const withoutData = (page: Omit<Page, 'kind' | 'data'>): Page<'server-error'> => ({
  ...page,
  kind: 'server-error',
  actions: page.actions.filter(action => !NEEDS_SIGHT.test(action)),
  data: {code: 'protocol', message: '', reference: undefined},
});

/** Actions that are about what the page says: nobody takes them without seeing it. */
const NEEDS_SIGHT = /^(SAVE|ALLOW|WRONG_TARIFF|.*_REPORT)$/;
