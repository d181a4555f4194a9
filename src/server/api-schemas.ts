import * as z from 'zod/mini';
import {flag, text} from '../protocol/fields.js';

const DAY = 86_400;

/** Answer of `POST /connect/tariff/token`. `expires_in` is in seconds. */
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
 * Answer of `GET /connect/tariff/token`. `complete_action` is SAVE, DISCONNECT, or empty for
 * sessions from before the field existed; `location_id` is documented as always there, and read as
 * empty where it isn't; `is_tariff_processed` is false while rates are not there.
 */
export const exchangedToken = z.object({
  id: z.string(),
  location_id: text,
  customer_id: text,
  complete_action: text,
  is_tariff_processed: flag,
});

export type ExchangedToken = z.infer<typeof exchangedToken>;

/** Body of `POST /connect/tariff/token`, as far as it is used here. */
export interface ConnectTokenRequest {
  /** Where the session ends: an address or an app's deep link. */
  callback_uri: string;
  /** Where the provider's login returns to. */
  connect_web_uri?: string;
  direction?: string;
  type?: string;
  customer_reference_id?: string;
  location_id?: string;
}
