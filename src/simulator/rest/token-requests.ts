import * as z from 'zod/mini';
import type {ApiVersion} from '../../protocol/api-versions.js';
import {postalAddress} from './call.js';
import {Refusal, type ErrorCode} from '../world/errors.js';
import {DEFAULT_SESSION_OPTIONS} from '../world/session.js';
import type {SessionOptions} from '../world/store.js';
import {text} from '../world/wire-format.js';

/** How each version asks for a session, read into one vocabulary. */

const common = {
  customer_id: text,
  customer_reference_id: text,
  location_id: text,
  location_reference_id: text,
  tariff_id: text,
  postal_address: z.nullish(postalAddress),
};

const zeroRequest = z.object({
  ...common,
  callback_uri: text,
  connect_web_uri: text,
  direction: z._default(z.string(), 'IMPORT'),
  type: z._default(z.string(), 'COMMODITY'),
});

/** What a session is asked to be. */
export interface TokenAsked extends z.infer<typeof zeroRequest> {
  readonly options: SessionOptions;
  /** In Busbar; otherwise empty. */
  readonly device_id: string;
  readonly provider_id: string;
}

/** Versions before Busbar have neither. */
export const NO_DEVICE = {device_id: '', provider_id: ''};

interface TokenRequest {
  readonly schema: z.ZodMiniType<TokenAsked>;
  /** How the two addresses are refused; what may be missing has no word for it. */
  readonly callback: {readonly missing: ErrorCode; readonly invalid: ErrorCode};
  readonly connect: {readonly missing?: ErrorCode; readonly invalid: ErrorCode};
}

const option = z._default(z.boolean(), false);
const addresses = {callback_url: text, connect_url: text};

const ADDRESS_TYPES: ReadonlySet<string> = new Set(['', 'RESIDENTIAL', 'COMMERCIAL']);

const anodeRequest = z.object({
  ...common,
  ...addresses,
  tariff_direction: z._default(z.string(), 'IMPORT'),
  tariff_type: z._default(z.string(), 'COMMODITY'),
  actions: z.nullish(z.object({disconnect_tariff: option, edit_tariff: option})),
  route_options: z.nullish(
    z.object({
      advanced_tariff_capture: option,
      tariff_name_capture: option,
      contract_term_capture: option,
    }),
  ),
  // Providers here serve homes and firms alike, so that it changes nothing.
  postal_address_type: text,
});

function fromAnode(asked: z.infer<typeof anodeRequest>): TokenAsked {
  const {callback_url, connect_url, tariff_direction, tariff_type, ...rest} = asked;
  const {actions, route_options, postal_address_type, ...same} = rest;
  if (!ADDRESS_TYPES.has(postal_address_type)) throw new Refusal('postal_address_type_invalid');
  return {
    ...same,
    ...NO_DEVICE,
    callback_uri: callback_url,
    connect_web_uri: connect_url,
    direction: tariff_direction,
    type: tariff_type,
    options: {
      disconnect: actions?.disconnect_tariff ?? false,
      edit: actions?.edit_tariff ?? false,
      name: route_options?.tariff_name_capture ?? false,
      contractTerm: route_options?.contract_term_capture ?? false,
      advanced: route_options?.advanced_tariff_capture ?? false,
    },
  };
}

/** Also the body of an update, which may leave out what it does not change. */
export const busbarRequest = z.object({
  ...addresses,
  location_id: text,
  device_id: text,
  provider_id: text,
});

function fromBusbar(asked: z.infer<typeof busbarRequest>): TokenAsked {
  const {callback_url, connect_url, location_id, ...own} = asked;
  if (!location_id) throw new Refusal('location_id_missing');
  const same = fromAnode({
    ...anodeRequest.parse({}),
    ...{callback_url, connect_url, location_id},
  });
  return {...same, ...own};
}

export const URLS = {
  callback: {missing: 'callback_url_missing', invalid: 'callback_url_invalid'},
  connect: {missing: 'connect_url_missing', invalid: 'connect_url_invalid'},
} as const;

export const TOKEN_REQUESTS: Readonly<Record<ApiVersion, TokenRequest>> = {
  zero: {
    schema: z.pipe(
      zeroRequest,
      z.transform(asked => ({...asked, ...NO_DEVICE, options: DEFAULT_SESSION_OPTIONS})),
    ),
    callback: {missing: 'callback_uri_missing', invalid: 'callback_uri_invalid'},
    connect: {invalid: 'connect_web_uri_invalid'},
  },
  anode: {schema: z.pipe(anodeRequest, z.transform(fromAnode)), ...URLS},
  busbar: {schema: z.pipe(busbarRequest, z.transform(fromBusbar)), ...URLS},
};
