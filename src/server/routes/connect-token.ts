import * as z from 'zod/mini';
import {locationId, tariffDirection, tariffType} from '../http/fields.js';
import {jsonAnswer} from '../http/response.js';
import {mintToken} from '../sessions/mint-token.js';
import {requireLocation} from '../sessions/ownership.js';
import {readBody} from '../http/request.js';
import {openSession} from '../sessions/find-open-session.js';
import type {Route} from './route.js';

const body = z.object({
  direction: z.nullish(tariffDirection),
  tariff_type: z.nullish(tariffType),
  location_id: z.nullish(z.union([z.literal(''), locationId])),
  resume: z.nullish(z.string().check(z.maxLength(100))),
});

/**
 * `POST {base}/connect-token`, body `{direction?, tariff_type?, location_id?, resume?}`: mints a
 * token for the customer who is signed in, and answers `{connect_token, expires_in, live_mode}`,
 * seconds. Where `resume` is the hash of a session of this customer that is still open, its token
 * is given out again, without `live_mode`: that is how a reloaded page goes on. Everything else
 * about the session comes from the configuration.
 */
export const connectTokenRoute: Route = {
  method: 'POST',
  path: '/connect-token',

  async answer({request, customer, body: json}, services) {
    const asked = readBody(body, json);
    const locationId = asked.location_id || undefined;
    if (locationId !== undefined) await requireLocation(customer, locationId, services.store);
    const purpose = {
      // The service's own defaults, said out loud: what is stored is then what was asked for.
      direction: asked.direction ?? 'IMPORT',
      tariffType: asked.tariff_type ?? 'COMMODITY',
      locationId,
    };
    const open = asked.resume
      ? await openSession(customer, asked.resume, purpose, services)
      : undefined;
    return jsonAnswer(
      open ?? (await mintToken(customer, services.connectUrlOf(request), purpose, services)),
    );
  },
};
