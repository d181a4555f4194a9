import {PageTypes} from './page-types.js';
import {RARE_ROUTES} from './rare-routes.js';
import {ROUTE_VARIANTS, ROUTES} from './routes.js';
import {UNKNOWN_ROUTES} from './unknown.js';

/** All page types, those that few sites have included. */
export const ALL_PAGE_TYPES = new PageTypes(ROUTE_VARIANTS, ROUTES, RARE_ROUTES, UNKNOWN_ROUTES);
