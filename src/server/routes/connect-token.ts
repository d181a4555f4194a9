import * as z from 'zod/mini';
import {parseBody} from '../http/body.js';
import {locationId, tariffDirection, tariffType} from '../http/fields.js';
import {jsonResponse} from '../http/response.js';
import {findOpenSession} from '../sessions/find-open-session.js';
import {mintToken} from '../sessions/mint-token.js';
import {requireLocation} from '../sessions/ownership.js';
import type {CustomerRoute} from './route.js';

const body = z.object({
  direction: z.nullish(tariffDirection),
  tariff_type: z.nullish(tariffType),
  location_id: z.nullish(z.union([z.literal(''), locationId])),
  resume: z.nullish(z.string().check(z.maxLength(100))),
});

/**
 * `POST {base}/connect-token`, body `{direction?, tariff_type?, location_id?, resume?}`: mints a
 * token for the signed-in customer and returns `{connect_token, expires_in, live_mode}`, with
 * `expires_in` in seconds. If `resume` is the hash of an unfinished session's token, that token is
 * returned again, without `live_mode`, so that a reloaded page can go on. All other parameters of
 * the session come from the server's options.
 */
export const connectTokenRoute: CustomerRoute = {
  audience: 'customer',
  method: 'POST',
  path: '/connect-token',

  async handle({request, customer, body: json}, services) {
    const fields = parseBody(body, json);
    const locationId = fields.location_id || undefined;
    if (locationId !== undefined) await requireLocation(customer, locationId, services.store);
    const purpose = {
      // The service's defaults, sent explicitly so that the stored values are the requested ones.
      direction: fields.direction ?? 'IMPORT',
      tariffType: fields.tariff_type ?? 'COMMODITY',
      locationId,
    };
    const open = fields.resume
      ? await findOpenSession(customer, fields.resume, purpose, services)
      : undefined;
    if (open) return jsonResponse(open);
    const connectUrl = services.getConnectUrl(request);
    return jsonResponse(await mintToken(customer, connectUrl, purpose, services));
  },
};
