import {notFound, type Call, type Handler} from './call.js';
import {readJson} from '../connect/connect.js';
import {Refusal} from '../world/errors.js';
import {SECOND_MS} from '../world/time.js';
import type {Session} from '../world/store.js';
import {moment} from '../world/wire-format.js';
import {locationOf} from './locations.js';
import {busbarRequest, URLS} from './token-requests.js';
import {checkAddress, deviceFor, hasPrices, requestSession, sessionOf} from './tokens.js';

/*
 * The sessions of Busbar: objects that can be read all the time.
 * Source: busbar/connect/create-a-connect-session, in two copies. The method of an update is not
 * documented, so that three are served; where the token stands beside an `id` that begins with
 * `cse_` is a guess.
 */

/** @param names the fields by which the response names the session */
const showSession = ({live_mode}: Call, session: Session, names: object, prices: object) =>
  Response.json({
    ...names,
    object: 'connect_session',
    live_mode,
    location_id: session.location_id,
    ...prices,
    device_id: session.device_id,
    provider_id: session.provider_id,
    connect_url: session.connect_web_uri,
    callback_url: session.callback_uri,
    time_created: moment(session.created),
    time_expiry: moment(session.expires),
  });

const byToken = ({token}: Session) => ({id: token});
const byId = ({id, token}: Session) => ({id, connect_token: token});

const dataAvailable = (call: Call, session: Session) => ({
  data_available: hasPrices(call, session),
});

/** `POST /connect` */
export const createConnectSession: Handler = async call => {
  const session = await requestSession(call);
  return showSession(call, session, byToken(session), dataAvailable(call, session));
};

/** `GET /connect/{connect_token}`; links name a session by its id. */
export const retrieveConnectSession: Handler = call => {
  const session = sessionOf(call, call.id);
  if (!session) return notFound();
  const names = call.id === session.id ? byId(session) : byToken(session);
  return showSession(call, session, names, dataAvailable(call, session));
};

/** `PUT /connect/{connect_token}`: what the body leaves out stays as it is. */
export const updateConnectSession: Handler = async call => {
  const session = sessionOf(call, call.id);
  if (!session) return notFound();
  const asked = await readJson(call.request, busbarRequest);
  checkAddress(asked.callback_url, {invalid: URLS.callback.invalid});
  checkAddress(asked.connect_url, {invalid: URLS.connect.invalid});
  const location = locationOf(call, asked.location_id);
  if (asked.location_id && !location) throw new Refusal('location_not_found');
  session.device_id = deviceFor(call, asked) || session.device_id;
  session.callback_uri = asked.callback_url || session.callback_uri;
  session.connect_web_uri = asked.connect_url || session.connect_web_uri;
  session.provider_id = asked.provider_id || session.provider_id;
  if (location) {
    session.location_id = location.id;
    session.address = location.postal_address;
  }
  return showSession(call, session, byId(session), dataAvailable(call, session));
};

/** `POST /connect/sessions`, the call from before `POST /connect`. */
export const createFormerSession: Handler = async call => {
  const {token, expires, created, live_mode} = await requestSession(call);
  const expires_in = (expires - created) / SECOND_MS;
  return Response.json({connect_token: token, expires_in, live_mode});
};

/** `GET /connect/sessions?connect_token=`, the call from before `GET /connect/{connect_token}`. */
export const retrieveFormerSession: Handler = call => {
  const session = sessionOf(call, call.query.get('connect_token') ?? '');
  if (!session) return notFound();
  const prices = {price_available: hasPrices(call, session)};
  return showSession(call, session, byToken(session), prices);
};
