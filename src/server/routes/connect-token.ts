import * as z from 'zod/mini';
import {parseBody} from '../http/body.js';
import {locationId, tariffDirection, tariffType} from '../http/fields.js';
import {jsonResponse} from '../http/response.js';
import {findOpenSession} from '../sessions/find-open-session.js';
import {mintToken} from '../sessions/mint-token.js';
import {requireLocation} from '../sessions/ownership.js';
import {readSite} from '../sessions/site.js';
import type {CustomerRoute} from './route.js';

const body = z.object({
  direction: z.nullish(tariffDirection),
  tariff_type: z.nullish(tariffType),
  location_id: z.nullish(z.union([z.literal(''), locationId])),
  resume: z.nullish(z.string().check(z.maxLength(100))),
  journey: z.nullish(z.enum(['tariff', 'vpp'])),
});

/**
 * `POST {base}/connect-token`, body `{direction?, tariff_type?, location_id?, resume?, journey?}`: mints a
 * token for the signed-in customer and returns `{connect_token, expires_in, live_mode}`, with
 * `expires_in` in seconds. If `resume` is the SHA-256 of the token of an unfinished session of the
 * customer, in hex, that token is returned again, without `live_mode`, so that a reloaded page can go
 * on; the other fields then have no effect. Without `location_id`, a session of the journey `vpp` is
 * opened at the customer's home in Busbar, any other one at a new location. All other parameters of the
 * session come from the server's options.
 */
export const connectTokenRoute: CustomerRoute = {
  audience: 'customer',
  method: 'POST',
  path: '/connect-token',

  async handle({request, customer, body: json}, services) {
    const fields = parseBody(body, json);
    const open = fields.resume && (await findOpenSession(customer, fields.resume, services));
    if (open) return jsonResponse(open);
    const locationId = fields.location_id || undefined;
    if (locationId !== undefined) await requireLocation(customer, locationId, services.store);
    const purpose = {
      // The service's defaults, sent explicitly so that the stored values are the requested ones.
      direction: fields.direction ?? 'IMPORT',
      tariffType: fields.tariff_type ?? 'COMMODITY',
      locationId,
      journey: fields.journey ?? undefined,
    };
    const site = await readSite(request, customer, services);
    return jsonResponse(await mintToken(customer, site, purpose, services));
  },
};
