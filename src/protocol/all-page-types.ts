import {PageTypes} from './page-types.js';
import {ROUTE_VARIANTS, ROUTES} from './routes.js';
import {UNKNOWN_ROUTES} from './unknown.js';
import {VPP_ROUTES} from './vpp-routes.js';

/** All page types, those of virtual power plants included. */
export const ALL_PAGE_TYPES = new PageTypes(ROUTE_VARIANTS, ROUTES, VPP_ROUTES, UNKNOWN_ROUTES);
