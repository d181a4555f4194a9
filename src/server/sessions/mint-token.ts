import type {ConnectToken} from '../api/connect-tokens.js';
import type {Services} from '../services.js';
import type {TariffKind} from '../store/store.js';

/** What a session is opened for. */
export interface Purpose extends TariffKind {
  /** A location of this customer, where it isn't to be a new one. */
  readonly locationId: string | undefined;
}

/**
 * Opens a session for a customer and remembers whose it is.
 * @throws ApiError
 */
export async function mintToken(
  customer: string,
  connectUrl: string | undefined,
  {direction, tariffType, locationId}: Purpose,
  {api, store, now, callbackUrl, sessionChoices}: Services,
): Promise<ConnectToken> {
  const created = now();
  const minted = await api.createConnectToken({
    ...sessionChoices,
    callback_uri: callbackUrl,
    ...(connectUrl !== undefined && {connect_web_uri: connectUrl}),
    direction,
    type: tariffType,
    customer_reference_id: customer,
    ...(locationId !== undefined && {location_id: locationId}),
  });
  const {connect_token: connectToken, expires_in} = minted;
  const expires = created + expires_in * 1000;
  await store.addToken({
    ...{connectToken, customer, direction, tariffType, locationId},
    ...{created, expires},
  });
  return minted;
}
