import * as z from 'zod/mini';
import {jsonAnswer} from './json.js';
import {Problem} from './problem.js';
import type {Route} from './route.js';

const body = z.object({
  direction: z.nullish(z.enum(['IMPORT', 'EXPORT', 'LOCAL'])),
  tariff_type: z.nullish(z.enum(['COMMODITY', 'NON_COMMODITY'])),
  location_id: z.nullish(z.string().check(z.maxLength(200))),
});

/**
 * `POST {base}/connect-token`, body `{direction?, tariff_type?, location_id?}`: mints a token for
 * the customer who is signed in, and answers `{connect_token, expires_in, live_mode}`, seconds.
 * Everything else about the session comes from the configuration.
 */
export const connectTokenRoute: Route = {
  method: 'POST',
  path: '/connect-token',

  async answer({customer, body: json}, {api, store, now, callbackUrl, connectUrl}) {
    const asked = body.safeParse(json);
    if (!asked.success) throw new Problem('body_invalid');
    // The service's own defaults, said out loud: what is stored is then what was asked for.
    const direction = asked.data.direction ?? 'IMPORT';
    const tariffType = asked.data.tariff_type ?? 'COMMODITY';
    const locationId = asked.data.location_id || undefined;

    if (locationId !== undefined) {
      const own = await store.connections(customer);
      if (!own.some(connection => connection.locationId === locationId)) {
        throw new Problem('location_not_yours');
      }
    }
    const created = now();
    const minted = await api.createConnectToken({
      callback_uri: callbackUrl,
      ...(connectUrl !== undefined && {connect_web_uri: connectUrl}),
      direction,
      type: tariffType,
      customer_reference_id: customer,
      ...(locationId !== undefined && {location_id: locationId}),
    });
    await store.addToken({
      connectToken: minted.connect_token,
      customer,
      direction,
      tariffType,
      locationId,
      created,
      expires: created + minted.expires_in * 1000,
    });
    return jsonAnswer(minted);
  },
};
