import * as z from 'zod/mini';
import {flag, optionalText} from '../../../protocol/fields.js';
import {DEFAULT_LIFETIME_S, liveMode} from './connect-tokens.js';

const wireSession = z.object({
  id: optionalText,
  connect_token: optionalText,
  location_id: optionalText,
  device_id: optionalText,
  live_mode: liveMode,
  data_available: flag,
  price_available: flag,
  time_created: optionalText,
  time_expiry: optionalText,
});

/** A session of Busbar. Times are RFC 3339, or empty. */
export interface ConnectSession {
  connect_token: string;
  /** Empty until the session has one. */
  location_id: string;
  /** Empty until a device is chosen. */
  device_id: string;
  live_mode: boolean;
  /** Whether the prices of its tariff are known. */
  data_available: boolean;
  time_created: string;
  time_expiry: string;
}

/**
 * Response of `POST /connect`, and of `GET` and `PUT` on `/connect/{connect_token}`. The token is
 * its id, or stands beside an id that begins with `cse_`. An earlier copy of the documentation has
 * `price_available`.
 */
export const connectSession = z.pipe(
  wireSession,
  z.transform((wire, {issues}): ConnectSession => {
    const {id, connect_token, price_available, data_available, ...rest} = wire;
    const token = connect_token || (id.startsWith('cse_') ? '' : id);
    if (!token) issues.push({code: 'custom', input: wire, path: ['connect_token']});
    return {...rest, connect_token: token, data_available: data_available || price_available};
  }),
);

/** The lifetime of a session in seconds, by the service's own times. */
export function lifetimeOf({time_created, time_expiry}: ConnectSession): number {
  const seconds = (Date.parse(time_expiry) - Date.parse(time_created)) / 1000;
  return seconds > 0 ? seconds : DEFAULT_LIFETIME_S;
}

/** Body of `PUT /connect/{connect_token}`; what is left out stays as it is. */
export interface SessionUpdate {
  location_id?: string;
  /** `dev_…` */
  device_id?: string;
  /** The page to which the provider's login returns. */
  connect_url?: string;
  /** Where the session ends. */
  callback_url?: string;
}
