import * as z from 'zod/mini';
import {flag, provider, text} from '../protocol/fields.js';

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

const tariffStatus = z.looseObject({
  /** CONNECTED, NOT_CONNECTED or ERROR. */
  status: text,
  connection_type: text,
  provider: z.nullish(provider),
  /** `contract_end_date` is ISO 8601 or empty. */
  tariff: z.nullish(
    z.looseObject({id: text, display_name: text, structure_type: text, contract_end_date: text}),
  ),
});

/** Answer of `GET /locations/{id}/status`; `tariff_status` by kind, such as `commodity_import`. */
export const locationStatus = z.object({
  id: z.string(),
  tariff_status: z.record(z.string(), z.nullish(tariffStatus)),
});

export type LocationStatus = z.infer<typeof locationStatus>;

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
