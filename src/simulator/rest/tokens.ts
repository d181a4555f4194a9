import {notFound, type Call, type Handler} from './call.js';
import {readJson} from '../connect/connect.js';
import {disconnectAndClose} from '../connect/completion.js';
import {countryOf} from '../world/countries.js';
import {Refusal, type ErrorCode} from '../world/errors.js';
import {readDirection} from './query.js';
import {createSession} from '../world/session.js';
import type {Location, Session, TariffDirection, TariffType} from '../world/store.js';
import {statusOf, tariffOf} from '../world/tariff-state.js';
import {TOKEN_REQUESTS, type TokenAsked} from './token-requests.js';
import {moment} from '../world/wire-format.js';

/** The types that a request may name. */
export const TYPES: ReadonlyMap<string, TariffType> = new Map([
  ['COMMODITY', 'COMMODITY'],
  ['NON_COMMODITY', 'NON_COMMODITY'],
]);

/** Addresses that would run as a script where they are opened. */
const SCRIPTS = new Set(['javascript:', 'data:', 'vbscript:', 'blob:']);

const isAddress = (address: string) =>
  URL.canParse(address) && !SCRIPTS.has(new URL(address).protocol);

export function checkAddress(
  address: string,
  {missing, invalid}: {readonly missing?: ErrorCode; readonly invalid: ErrorCode},
): void {
  if (!address && missing) throw new Refusal(missing);
  if (address && !isAddress(address)) throw new Refusal(invalid);
}

/** @throws Refusal for a type or a direction that the service does not have */
export function typeOf(
  {type, direction}: Pick<TokenAsked, 'type' | 'direction'>,
  {apiVersion}: Call,
): [type: TariffType, direction: TariffDirection] {
  const knownType = TYPES.get(type);
  if (!knownType) throw new Refusal('tariff_type_invalid');
  const knownDirection = readDirection(direction, apiVersion);
  if (knownType === 'NON_COMMODITY' && knownDirection !== 'IMPORT') {
    throw new Refusal('tariff_direction_not_supported');
  }
  return [knownType, knownDirection];
}

/** The location that a token is for, if it names one, itself or by one of its tariffs. */
function locationFor({world: {store}, live_mode}: Call, asked: TokenAsked): Location | undefined {
  const own = (location: Location | undefined) =>
    location?.live_mode === live_mode ? location : undefined;
  if (asked.location_id) {
    if (asked.location_reference_id) throw new Refusal('location_reference_id_invalid');
    const location = own(store.locations.get(asked.location_id));
    if (!location) throw new Refusal('location_not_found');
    return location;
  }
  if (!asked.tariff_id) return undefined;
  const location = own(
    [...store.locations.values()].find(({tariffs}) =>
      tariffs.some(({id}) => id === asked.tariff_id),
    ),
  );
  if (!location) throw new Refusal('tariff_element_not_found');
  return location;
}

/** @throws Refusal `device_not_found` */
export function deviceFor({world, live_mode}: Call, {device_id}: {device_id: string}): string {
  const device = world.store.devices.get(device_id);
  if (device_id && device?.live_mode !== live_mode) throw new Refusal('device_not_found');
  return device_id;
}

/** A session as a request of the call's version asks for it. */
export async function requestSession(call: Call): Promise<Session> {
  const {schema, callback, connect} = TOKEN_REQUESTS[call.apiVersion];
  const asked = await readJson(call.request, schema);
  checkAddress(asked.callback_uri, callback);
  checkAddress(asked.connect_web_uri, connect);
  return openSession(call, asked);
}

/**
 * A session for a customer.
 * @throws Refusal for whatever the request names and the simulator does not have
 */
export function openSession(call: Call, asked: TokenAsked): Session {
  const {world, live_mode, apiVersion} = call;
  const [type, direction] = typeOf(asked, call);
  const country = asked.postal_address?.country_code;
  if (country && !countryOf(country)) throw new Refusal('country_code_invalid');
  const customer = world.store.customers.get(asked.customer_id);
  if (asked.customer_id && customer?.live_mode !== live_mode) {
    throw new Refusal('customer_not_found');
  }
  const location = locationFor(call, asked);
  const known = location?.tariffs.find(({id}) => id === asked.tariff_id);
  const session = createSession(world, {
    apiVersion,
    options: asked.options,
    live_mode,
    type: known?.type ?? type,
    direction: known?.direction ?? direction,
    callback_uri: asked.callback_uri,
    connect_web_uri: asked.connect_web_uri,
    device_id: deviceFor(call, asked),
    provider_id: asked.provider_id,
    customer_id: asked.customer_id,
    customer_reference_id: asked.customer_reference_id,
    location_id: location?.id ?? '',
    location_reference_id: asked.location_reference_id,
    ...(location
      ? {address: location.postal_address}
      : asked.postal_address
        ? {address: asked.postal_address}
        : {}),
  });
  // Without a tariff there is nothing to disconnect, and the customer is asked as usual.
  if (asked.options.disconnect && tariffOf(location, session)) {
    session.page = disconnectAndClose(world, session);
  }
  return session;
}

/** `POST /connect/tariff/token`, and `POST /connect/token` of Anode: a session for a customer. */
export const createToken: Handler = async call => {
  const {token} = await requestSession(call);
  const {world, live_mode} = call;
  return Response.json({connect_token: token, expires_in: world.tokenLifetimeS, live_mode});
};

/**
 * A session that can still be asked about, by its token or its id.
 * @throws Refusal `token_expired`
 */
export function sessionOf({world, live_mode}: Call, name: string): Session | undefined {
  const {sessions} = world.store;
  const session = sessions.get(name) ?? [...sessions.values()].find(({id}) => id === name);
  if (session?.live_mode !== live_mode) return undefined;
  if (world.now() >= session.expires) throw new Refusal('token_expired');
  return session;
}

export const hasPrices = ({world: {store, now}}: Call, session: Session): boolean => {
  const tariff = tariffOf(store.locations.get(session.location_id), session);
  return tariff !== undefined && statusOf(tariff, now()) === 'CONNECTED';
};

/** `GET` of the same addresses: what became of a session. */
export const exchangeToken: Handler = call => {
  const session = sessionOf(call, call.query.get('connect_token') ?? '');
  if (!session) return notFound();
  if (!session.outcome) throw new Refusal('connect_session_incomplete');
  return showExchange(call, session);
};

/** A session that has ended, with what became of it. */
export function showExchange(call: Call, session: Session): Response {
  const {world, live_mode} = call;
  const location = world.store.locations.get(session.location_id);
  const customer = world.store.customers.get(location?.customer_id ?? session.customer_id);
  return Response.json({
    id: session.token,
    object: 'connect_token',
    live_mode,
    ...(customer ? {customer_id: customer.id, customer_reference_id: customer.reference_id} : {}),
    location_id: location?.id ?? '',
    location_reference_id: location?.reference_id ?? session.location_reference_id,
    is_tariff_processed: hasPrices(call, session),
    complete_action: session.outcome,
    time_created: moment(session.created),
    time_expiry: moment(session.expires),
  });
}
