import * as z from 'zod/mini';
import {connectSession, lifetimeOf} from '../schemas/connect-sessions.js';
import {connectToken, type ConnectToken, type ExchangedToken} from '../schemas/connect-tokens.js';
import {listSchema} from '../schemas/lists.js';
import {participation} from '../schemas/participations.js';
import {priceParts} from '../schemas/price-parts.js';
import {anode, segmentOf} from './anode.js';
import {anodeRates, anodeSlots} from './anode-schemas.js';
import {PRICE_ERROR_CODES, type ApiRequest, type VersionAdapter} from './version.js';

/*
 * Busbar. What is not documented is as in Anode.
 * Source: busbar/connect/create-a-connect-session, in two copies; busbar/prices; busbar/schedules;
 * busbar/vpp-participations.
 */

const FORMER_SESSIONS = '/connect/sessions';

/** Response of `POST /connect`, or of the former call, which has what earlier versions have. */
const createdSession = z.union([
  z.pipe(
    z.intersection(z.object({object: z.literal('connect_session')}), connectSession),
    z.transform((session): ConnectToken => ({
      connect_token: session.connect_token,
      expires_in: lifetimeOf(session),
      live_mode: session.live_mode,
    })),
  ),
  connectToken,
]);

const exchangedSession = z.pipe(
  connectSession,
  z.transform((session): ExchangedToken => ({
    id: session.connect_token,
    location_id: session.location_id,
    customer_id: '',
    complete_action: '',
    is_tariff_processed: session.data_available,
    time_created: session.time_created,
  })),
);

const PARTICIPATIONS = '/vpp-participations';

/** A session by its token or id; the former call has the token in its query. */
const readSession = <T>(name: string, schema: z.ZodMiniType<T>): ApiRequest<T> => ({
  ...{method: 'GET', path: '/connect/{id}', id: name},
  former: {path: FORMER_SESSIONS, query: {connect_token: name}},
  schema,
});

export const busbar: VersionAdapter = {
  ...anode,
  // Not documented: the first that is later than Anode.
  header: '2026-01-01.busbar',
  apiVersion: 'busbar',
  locationFirst: true,
  maxScheduleDays: 3,

  createToken({callback_uri, connect_web_uri = callback_uri, location_id, device_id}) {
    return {
      ...{method: 'POST', path: '/connect', former: {path: FORMER_SESSIONS}},
      body: {callback_url: callback_uri, connect_url: connect_web_uri, location_id, device_id},
      schema: createdSession,
    };
  },

  exchangeToken: token => readSession(token, exchangedSession),

  session: name => readSession(name, connectSession),

  updateSession: (connectToken, body) => ({
    ...{method: 'PUT', path: '/connect/{id}', id: connectToken, body},
    // The documentation does not say which of the two it is.
    former: {method: 'PATCH'},
    schema: connectSession,
  }),

  rates: (location_id, {start_time, end_time, direction}) => ({
    ...{method: 'POST', path: '/prices'},
    body: {location_id, start_time, end_time, tariff_direction: direction},
    isRead: true,
    ...PRICE_ERROR_CODES,
    schema: anodeRates,
  }),

  timeSlots: (location_id, query, now) => ({
    ...{method: 'POST', path: '/schedules/duration'},
    body: {location_id, ...segmentOf(query, now)},
    isRead: true,
    ...PRICE_ERROR_CODES,
    schema: anodeSlots,
  }),

  thresholdSlots: (location_id, query, now) => ({
    ...{method: 'POST', path: '/schedules/limit'},
    body: {location_id, ...segmentOf(query, now)},
    isRead: true,
    ...PRICE_ERROR_CODES,
    schema: anodeSlots,
  }),

  priceParts: (location_id, {start_time, end_time, direction}) => ({
    ...{method: 'POST', path: '/prices/audit'},
    body: {location_id, start_time, end_time, tariff_direction: direction},
    isRead: true,
    ...PRICE_ERROR_CODES,
    schema: priceParts,
  }),

  participations: device_id => ({
    ...{method: 'GET', path: PARTICIPATIONS, query: {device_id}},
    schema: listSchema(participation),
  }),

  participation: id => ({
    ...{method: 'GET', path: `${PARTICIPATIONS}/{id}`, id},
    schema: participation,
  }),
};
