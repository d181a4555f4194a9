import * as z from 'zod/mini';
import {customField, flag, optionalText} from '../../../protocol/fields.js';

export const DEFAULT_LIFETIME_S = 86_400;

function readLifetime(wire: unknown = DEFAULT_LIFETIME_S): number | undefined {
  return typeof wire === 'number' && wire > 0 ? wire : undefined;
}

/** Anything but `false` counts as live, for which the rules are stricter. */
export const liveMode = z.pipe(
  z.optional(z.unknown()),
  z.transform(value => value !== false),
);

/** Response of `POST /connect/tariff/token`, from Anode on `POST /connect/token`. `expires_in` is in seconds. */
export const connectToken = z.object({
  connect_token: z.string().check(z.minLength(1)),
  expires_in: customField(readLifetime, DEFAULT_LIFETIME_S),
  live_mode: liveMode,
});

export type ConnectToken = z.infer<typeof connectToken>;

/**
 * Response of `GET` on the same path. `complete_action` is SAVE, DISCONNECT, or empty for sessions
 * older than the field; `location_id` is empty if it is missing, which is undocumented;
 * `is_tariff_processed` is false until the rates are available.
 */
export const exchangedToken = z.object({
  id: z.string(),
  location_id: optionalText,
  customer_id: optionalText,
  complete_action: optionalText,
  is_tariff_processed: flag,
  /** RFC 3339, or empty. */
  time_created: optionalText,
});

export type ExchangedToken = z.infer<typeof exchangedToken>;

/** Optional parameters of a session, from Anode on; not sent to Zero. */
export interface SessionOptions {
  /** Disconnects at once without pages, or starts with the provider instead of the summary. */
  actions?: {disconnect_tariff?: boolean; edit_tariff?: boolean};
  /** Optional pages to show. */
  route_options?: {
    advanced_tariff_capture?: boolean;
    tariff_name_capture?: boolean;
    contract_term_capture?: boolean;
  };
  /** Which providers the customer can choose from. */
  postal_address_type?: 'RESIDENTIAL' | 'COMMERCIAL';
}

/** Parameters of a session, with the names of Zero. */
export interface ConnectTokenRequest extends SessionOptions {
  /** Where the session ends: a URL or an app's deep link. */
  callback_uri: string;
  /** The page to which the provider's login returns. */
  connect_web_uri?: string;
  /** IMPORT or EXPORT; LOCAL from Anode on. */
  direction?: string;
  /** COMMODITY or NON_COMMODITY. */
  type?: string;
  /** Not in Busbar, where the location has a customer. */
  customer_reference_id?: string;
  /** Required in Busbar. */
  location_id?: string;
  /** `dev_…`, from Busbar on. */
  device_id?: string;
}
