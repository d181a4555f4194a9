import {priceInputPage} from './price-input.js';
import {VPP_ROUTES} from './vpp-routes.js';

/** The routes of pages that few sites have. The widget loads them when one comes. */
export const RARE_ROUTES = {
  ...VPP_ROUTES,

  // Busbar
  price_input: priceInputPage,
  rate_input: priceInputPage,
} as const;
