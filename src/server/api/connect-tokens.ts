import * as z from 'zod/mini';
import {flag, optionalText} from '../../protocol/fields.js';

const DAY = 86_400;

/** Answer of `POST /connect/tariff/token`, from Anode on `POST /connect/token`. `expires_in` is in seconds. */
export const connectToken = z.object({
  connect_token: z.string().check(z.minLength(1)),
  expires_in: z._default(z.number().check(z.positive()), DAY),
  // Anything but a plain false is treated as real: rules are stricter for live sessions.
  live_mode: z.pipe(
    z.optional(z.unknown()),
    z.transform(value => value !== false),
  ),
});

export type ConnectToken = z.infer<typeof connectToken>;

/**
 * Answer of `GET` of the same address. `complete_action` is SAVE, DISCONNECT, or empty for
 * sessions from before the field existed; `location_id` is documented as always there, and read as
 * empty where it isn't; `is_tariff_processed` is false while rates are not there.
 */
export const exchangedToken = z.object({
  id: z.string(),
  location_id: optionalText,
  customer_id: optionalText,
  complete_action: optionalText,
  is_tariff_processed: flag,
});

export type ExchangedToken = z.infer<typeof exchangedToken>;

/** What a session can be opened with from Anode on; Zero knows none of it, and is not sent it. */
export interface SessionChoices {
  /** Disconnects at once and without pages, or begins with the provider instead of the summary. */
  actions?: {disconnect_tariff?: boolean; edit_tariff?: boolean};
  /** Pages that are shown only where they are switched on. */
  route_options?: {
    advanced_tariff_capture?: boolean;
    tariff_name_capture?: boolean;
    contract_term_capture?: boolean;
  };
  /** Which providers are offered. */
  postal_address_type?: 'RESIDENTIAL' | 'COMMERCIAL';
}

/** What a session is opened with, in the words of Zero. */
export interface ConnectTokenRequest extends SessionChoices {
  /** Where the session ends: an address or an app's deep link. */
  callback_uri: string;
  /** Where the provider's login returns to. */
  connect_web_uri?: string;
  /** IMPORT or EXPORT; LOCAL from Anode on. */
  direction?: string;
  /** COMMODITY or NON_COMMODITY. */
  type?: string;
  customer_reference_id?: string;
  location_id?: string;
}
