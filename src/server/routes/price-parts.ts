import * as z from 'zod/mini';
import {pricedPeriod} from '../http/fields.js';
import {parseQuery} from '../http/query.js';
import {priceResponse} from '../prices/price-response.js';
import {resolveLocation} from '../sessions/ownership.js';
import type {CustomerRoute} from './route.js';

const query = z.object(pricedPeriod);

const HOUR_MS = 3_600_000;

/**
 * `GET {base}/prices/parts?location_id&direction&start_time&end_time`: what the prices of one of the
 * customer's locations are made of, by default those of this hour at the location connected last.
 * From Busbar on (`POST /prices/audit`); before, 404 `not_in_version`. Response:
 * `{location_id, location_timezone, currency_code, direction, data: [{valid_from, valid_to, parts}]}`,
 * with `parts` by name: `commodity_import`, `commodity_export` and `non_commodity_import`, each
 * `{value, vat, confidence, temporary}`.
 */
export const pricePartsRoute: CustomerRoute = {
  audience: 'customer',
  method: 'GET',
  path: '/prices/parts',

  async handle({request, customer}, {cachedApi, store, now}) {
    const fields = parseQuery(query, request);
    const location = await resolveLocation(customer, fields.location_id, store);
    const hour = Math.floor(now() / HOUR_MS) * HOUR_MS;
    const parts = cachedApi.priceParts(location, {
      start_time: fields.start_time ?? new Date(hour).toISOString(),
      end_time: fields.end_time ?? new Date(hour + HOUR_MS).toISOString(),
      direction: fields.direction ?? 'IMPORT',
    });
    return priceResponse(parts);
  },
};
