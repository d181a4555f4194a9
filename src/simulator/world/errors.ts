import {freshId} from './random.js';

interface ErrorDefinition {
  readonly status: number;
  readonly type: string;
  readonly message: string;
}

const invalid = (message: string, status = 422): ErrorDefinition => ({
  status,
  type: 'invalid_request',
  message,
});

/** Every error of the simulator, in the order of the conversation. */
const ERRORS = {
  connect_token_missing: invalid('The request has no connect token.'),
  connect_token_not_found: invalid('No session belongs to this connect token.', 404),
  token_expired: invalid('This connect token is too old; a new session is needed.', 403),
  route_invalid: invalid('This session has not shown that page.'),
  data_json_invalid: invalid('The data of this page could not be read.'),
  json_too_deep: invalid('The JSON is nested too deeply.', 400),
  action_missing: invalid('This page needs an action.'),
  action_invalid: invalid('This page does not support that action.'),

  address_line1_missing: invalid('The first line of the address is needed.'),
  city_missing: invalid('The city is needed.'),
  post_code_missing: invalid('The postcode is needed.'),
  country_code_missing: invalid('The country is needed.'),
  country_code_invalid: invalid('The country must be an ISO 3166-1 code of two letters.'),
  geo_location_not_found: invalid('That place could not be found on the map.'),

  provider_id_missing: invalid('A provider has to be chosen.'),
  provider_not_found: invalid('There is no provider with this ID.'),
  provider_id_invalid: invalid('This provider does not serve the address.'),
  provider_name_missing: invalid('The name of the provider is needed.'),

  tariff_id_missing: invalid('A tariff has to be chosen.'),
  tariff_not_found: invalid('There is no tariff with this ID.'),
  tariff_id_invalid: invalid('The provider does not offer this tariff.'),
  tariff_name_missing: invalid('The name of the tariff is needed.'),

  cost_value_zero: invalid('The price must not be zero.'),
  cost_value_negative: invalid('The price must not be negative.'),
  valid_from_invalid: invalid('A period must start at a time in the form HH:mm:ss.'),
  valid_to_invalid: invalid('A period must end at a time in the form HH:mm:ss.'),
  gap_in_time_period: invalid('There is a gap between two periods.'),
  incomplete_time_period: invalid('The periods must cover all 24 hours.'),

  surcharge_percentage_invalid: invalid('The percentage must not be below zero.'),
  market_region_invalid: invalid('There is no such market region in this country.'),
  date_format_invalid: invalid('The date must be in the form of RFC 3339.'),

  email_invalid: invalid('The e-mail address is not valid.'),
  phone_invalid: invalid('The phone number is not valid.'),

  rate_limit: {
    status: 429,
    type: 'rate_limit',
    message: 'Too many requests; please wait a moment.',
  },
  server_error: {
    status: 500,
    type: 'connect_error',
    message: 'Something went wrong on the server.',
  },

  // The REST API
  callback_uri_missing: invalid('A callback_uri is needed.'),
  callback_uri_invalid: invalid('The callback_uri must be an absolute URL.'),
  connect_web_uri_invalid: invalid('The connect_web_uri must be an absolute URL.'),
  callback_url_missing: invalid('A callback_url is needed.'),
  callback_url_invalid: invalid('The callback_url must be an absolute URL.'),
  connect_url_missing: invalid('A connect_url is needed.'),
  connect_url_invalid: invalid('The connect_url must be an absolute URL.'),
  postal_address_type_invalid: invalid(
    'The postal_address_type must be RESIDENTIAL or COMMERCIAL.',
  ),
  tariff_direction_invalid: invalid('The direction must be IMPORT, EXPORT or LOCAL.'),
  tariff_direction_not_supported: invalid('This direction is not supported.'),
  tariff_type_invalid: invalid('The type must be COMMODITY or NON_COMMODITY.'),
  customer_not_found: invalid('There is no customer with this ID.'),
  location_not_found: invalid('There is no location with this ID.'),
  device_not_found: invalid('There is no device with this ID.'),
  location_reference_id_invalid: invalid('Give a location or a reference for a new one, not both.'),
  tariff_element_not_found: invalid('There is no connected tariff with this ID.'),
  connect_session_incomplete: invalid('The customer has not finished this session.'),
  programme_not_found: invalid('There is no programme with this ID.'),
  device_id_missing: invalid('A device_id is needed.'),
  location_id_missing: invalid('A location_id is needed.'),
  parameter_invalid: invalid('A parameter of the query is not valid.'),
  duration_invalid: invalid('The duration must be a number of minutes within the period.'),
  threshold_invalid: invalid('Give an absolute threshold, or a relative one from 0.01 to 1.'),
  units_invalid: invalid('The units are not supported.'),
  power_invalid: invalid('The power must be a number above zero.'),
  energy_invalid: invalid('The energy must be a number of zero or more.'),
  measurand_invalid: invalid('Only TRANSFERRED is supported.'),
  energy_flow_direction_invalid: invalid('The energy_flow_direction must be INBOUND or OUTBOUND.'),
  api_version_not_supported: invalid('This version of the API is not served to your account.'),
  account_disabled: {status: 422, type: 'api_error', message: 'Your account is disabled.'},
  no_price_data: invalid('The provider could not be read for so long that no prices are known.'),
  pending_connect: invalid('The provider has not been read yet.'),
  no_tariff_connected: invalid('No tariff of this direction is connected.'),
  time_invalid: invalid('A time is missing or not in the form of RFC 3339.'),
} as const satisfies Record<string, ErrorDefinition>;

export type ErrorCode = keyof typeof ERRORS;

export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(ERRORS, code);

/** A request that the service rejects; the state is unchanged. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string = ERRORS[code].message) {
    super(message);
    this.code = code;
  }
}

/** The `Retry-After` header of `rate_limit`. */
const RETRY_AFTER_S = 2;

interface ErrorContext {
  /** `connect.<route>` in the conversation, `api.<call>` in the REST API. */
  readonly context: string;
  readonly live_mode: boolean;
  readonly connect_token?: string;
  /** In ms since the epoch. */
  readonly now: number;
}

/** The error object, with the HTTP status that belongs to its code. */
export function refusalResponse({code, message}: Refusal, errorContext: ErrorContext): Response {
  const {status, type} = ERRORS[code];
  const body = {
    object: 'error',
    live_mode: errorContext.live_mode,
    context: errorContext.context,
    type,
    code,
    message,
    ...(errorContext.connect_token === undefined
      ? {}
      : {connect_token: errorContext.connect_token}),
    request_id: freshId('req'),
    // Documented without a time zone.
    time_created: new Date(errorContext.now).toISOString().slice(0, -1),
  };
  const headers = code === 'rate_limit' ? {'retry-after': String(RETRY_AFTER_S)} : undefined;
  return Response.json(body, {status, ...(headers ? {headers} : {})});
}
