import {hashToken} from '../../protocol/token-hash.js';
import type {ConnectToken} from '../api/schemas/connect-tokens.js';
import type {Services} from '../services.js';
import type {TariffCategory} from '../store/store.js';

/** The tariff that a session is opened for. */
export interface SessionPurpose extends TariffCategory {
  /** One of the customer's locations; undefined for a new one. */
  readonly locationId: string | undefined;
}

/**
 * Opens a session for a customer and stores its token.
 * @param connectUrl the page with the widget
 * @throws ApiError
 */
export async function mintToken(
  customer: string,
  connectUrl: string | undefined,
  {direction, tariffType, locationId}: SessionPurpose,
  {api, store, callbackUrl, sessionDefaults}: Services,
): Promise<ConnectToken> {
  const minted = await api.createConnectToken({
    ...sessionDefaults,
    callback_uri: callbackUrl,
    ...(connectUrl !== undefined && {connect_web_uri: connectUrl}),
    direction,
    type: tariffType,
    customer_reference_id: customer,
    ...(locationId !== undefined && {location_id: locationId}),
  });
  const {connect_token: connectToken, expires_in} = minted;
  const tokenHash = await hashToken(connectToken);
  await store.addToken({
    ...{connectToken, tokenHash, customer, direction, tariffType, locationId},
    expiresIn: expires_in * 1000,
  });
  return minted;
}
