import type {Journey} from '../../protocol/api-versions.js';
import {hashToken} from '../../protocol/token-hash.js';
import type {ConnectToken} from '../api/schemas/connect-tokens.js';
import type {Services} from '../services.js';
import type {TariffCategory} from '../store/store.js';
import {findHome, findOrCreateLocation} from './new-location.js';
import type {SessionSite} from './site.js';

/** The tariff that a session is opened for. */
export interface SessionPurpose extends TariffCategory {
  /** One of the customer's locations; undefined for a new one, or the home of the journey `vpp`. */
  readonly locationId: string | undefined;
  readonly journey?: Journey | undefined;
}

/**
 * Opens a session for a customer and stores its token. Where a session needs a location, one is
 * created for the customer first.
 * @throws ApiError, or HttpError `token_limit`
 */
export const mintToken = (
  customer: string,
  site: SessionSite,
  purpose: SessionPurpose,
  services: Services,
): Promise<ConnectToken> =>
  services.tokenLimit.run(customer, () => mint(customer, site, purpose, services));

async function mint(
  customer: string,
  site: SessionSite,
  {direction, tariffType, locationId: chosen, journey}: SessionPurpose,
  services: Services,
): Promise<ConnectToken> {
  const {api, store, callbackUrl, sessionDefaults, apiVersion} = services;
  const {connectUrl, deviceId} = site;
  const find = journey === 'vpp' ? findHome : findOrCreateLocation;
  const locationId =
    chosen ?? (apiVersion.locationFirst ? await find(customer, services) : undefined);
  const minted = await api.createConnectToken({
    ...sessionDefaults,
    callback_uri: callbackUrl,
    ...(connectUrl !== undefined && {connect_web_uri: connectUrl}),
    direction,
    type: tariffType,
    customer_reference_id: customer,
    ...(locationId !== undefined && {location_id: locationId}),
    ...(deviceId !== undefined && {device_id: deviceId}),
  });
  const {connect_token: connectToken, expires_in} = minted;
  const tokenHash = await hashToken(connectToken);
  await store.addToken({
    ...{connectToken, tokenHash, customer, direction, tariffType, locationId},
    expiresIn: expires_in * 1000,
  });
  return minted;
}
