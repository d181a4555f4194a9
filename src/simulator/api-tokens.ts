import * as z from 'zod/mini';
import {moment, notFound, postalAddress, text, type Call, type Handler} from './api-call.js';
import {readJson} from './connect.js';
import {countryOf} from './countries.js';
import {Refusal} from './errors.js';
import {readDirection} from './query.js';
import {createSession} from './session.js';
import type {Location, TariffDirection, TariffType} from './store.js';
import {statusOf, tariffOf} from './tariff-state.js';

const tokenRequest = z.object({
  callback_uri: text,
  connect_web_uri: text,
  direction: z._default(z.string(), 'IMPORT'),
  type: z._default(z.string(), 'COMMODITY'),
  customer_id: text,
  customer_reference_id: text,
  location_id: text,
  location_reference_id: text,
  tariff_id: text,
  postal_address: z.nullish(postalAddress),
});

/** The types that a request may name. */
export const TYPES: ReadonlyMap<string, TariffType> = new Map([
  ['COMMODITY', 'COMMODITY'],
  ['NON_COMMODITY', 'NON_COMMODITY'],
]);

/** Addresses that would run as a script where they are opened. */
const SCRIPTS = new Set(['javascript:', 'data:', 'vbscript:', 'blob:']);

const isAddress = (address: string) =>
  URL.canParse(address) && !SCRIPTS.has(new URL(address).protocol);

function typeOf(type: string, direction: string): [TariffType, TariffDirection] {
  const knownType = TYPES.get(type);
  if (!knownType) throw new Refusal('tariff_type_invalid');
  const knownDirection = readDirection(direction);
  if (knownType === 'NON_COMMODITY' && knownDirection === 'EXPORT') {
    throw new Refusal('tariff_direction_not_supported');
  }
  return [knownType, knownDirection];
}

/** The location that a token is for, if it names one, itself or by one of its tariffs. */
function locationFor(
  {world: {store}, live_mode}: Call,
  asked: z.infer<typeof tokenRequest>,
): Location | undefined {
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

/** `POST /connect/tariff/token`: a session for a customer. */
export const createToken: Handler = async call => {
  const {world, request, live_mode} = call;
  const asked = await readJson(request, tokenRequest);
  if (!asked.callback_uri) throw new Refusal('callback_uri_missing');
  if (!isAddress(asked.callback_uri)) throw new Refusal('callback_uri_invalid');
  if (asked.connect_web_uri && !isAddress(asked.connect_web_uri)) {
    throw new Refusal('connect_web_uri_invalid');
  }
  const [type, direction] = typeOf(asked.type, asked.direction);
  const country = asked.postal_address?.country_code;
  if (country && !countryOf(country)) throw new Refusal('country_code_invalid');
  const customer = world.store.customers.get(asked.customer_id);
  if (asked.customer_id && customer?.live_mode !== live_mode) {
    throw new Refusal('customer_not_found');
  }
  const location = locationFor(call, asked);
  const known = location?.tariffs.find(({id}) => id === asked.tariff_id);
  const session = createSession(world, {
    live_mode,
    type: known?.type ?? type,
    direction: known?.direction ?? direction,
    callback_uri: asked.callback_uri,
    connect_web_uri: asked.connect_web_uri,
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
  return Response.json({
    connect_token: session.token,
    expires_in: world.tokenLifetime,
    live_mode,
  });
};

/** `GET /connect/tariff/token`: what became of a session. */
export const exchangeToken: Handler = ({world, query, live_mode}) => {
  const session = world.store.sessions.get(query.get('connect_token') ?? '');
  if (!session || session.live_mode !== live_mode) return notFound();
  if (world.now() >= session.expires) throw new Refusal('token_expired');
  if (!session.outcome) throw new Refusal('connect_session_incomplete');
  const location = world.store.locations.get(session.location_id);
  const tariff = tariffOf(location, session);
  const customer = world.store.customers.get(location?.customer_id ?? session.customer_id);
  return Response.json({
    id: session.token,
    object: 'connect_token',
    live_mode,
    ...(customer ? {customer_id: customer.id, customer_reference_id: customer.reference_id} : {}),
    location_id: location?.id ?? '',
    location_reference_id: location?.reference_id ?? session.location_reference_id,
    is_tariff_processed: tariff !== undefined && statusOf(tariff, world.now()) === 'CONNECTED',
    complete_action: session.outcome,
    time_created: moment(session.created),
    time_expiry: moment(session.expires),
  });
};
