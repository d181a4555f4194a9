import type {FlatpeakApi} from '../api/client.js';
import {ApiError, isAccountError} from '../api/error.js';
import type {ExchangedToken} from '../api/schemas/connect-tokens.js';
import type {Services} from '../services.js';
import type {Connection, StoredToken} from '../store/store.js';
import {readTariffChange} from './tariff-change.js';

/**
 * Asks the service what a session has connected.
 * @returns undefined if the session is not finished, or if its token has expired
 * @throws ApiError
 */
export async function exchangeToken(
  token: StoredToken,
  services: Services,
): Promise<Connection | undefined> {
  // An expired token cannot be exchanged any more.
  if (token.connectToken === undefined || token.expiresIn <= 0) return undefined;
  const {api} = services;
  const result = await readResult(token, token.connectToken, services).catch(ignoreUnfinished);
  return result && {...result, postalAddress: await readPostalAddress(result.locationId, api)};
}

type Result = Omit<Connection, 'postalAddress'>;

async function readResult(
  token: StoredToken,
  connectToken: string,
  services: Services,
): Promise<Result | undefined> {
  const {api, apiVersion} = services;
  const exchanged = await api.exchangeConnectToken(connectToken);
  return apiVersion.locationFirst
    ? readTariffChange(token, exchanged, services)
    : toResult(token, exchanged);
}

/** Undefined if it cannot be read: the session is complete without it. */
const readPostalAddress = (locationId: string, api: FlatpeakApi) =>
  api.location(locationId).then(
    ({postal_address}) => postal_address,
    () => undefined,
  );

/** The documentation does not say how an unfinished session is refused; these statuses have no other use. */
const UNFINISHED_STATUSES: ReadonlySet<number | undefined> = new Set([404, 422]);

function ignoreUnfinished(error: unknown): undefined {
  const isUnfinished =
    error instanceof ApiError && UNFINISHED_STATUSES.has(error.status) && !isAccountError(error);
  if (!isUnfinished) throw error;
}

function toResult(token: StoredToken, exchanged: ExchangedToken): Result | undefined {
  const {location_id: locationId, complete_action, is_tariff_processed} = exchanged;
  if (!locationId) return undefined;
  // Only very old sessions end without an action. A session that was opened for a location and
  // returns the same one without an action may still be running.
  if (!complete_action && locationId === token.locationId) return undefined;
  const outcome = complete_action === 'DISCONNECT' ? 'disconnected' : 'saved';
  return {
    locationId,
    direction: token.direction,
    tariffType: token.tariffType,
    outcome,
    pending: outcome === 'saved' && !is_tariff_processed,
  };
}
