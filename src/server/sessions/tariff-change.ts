import type {FlatpeakApi} from '../api/client.js';
import type {ExchangedToken} from '../api/schemas/connect-tokens.js';
import type {TariffElement} from '../api/schemas/tariff-elements.js';
import {statusKeyOf} from '../api/status-key.js';
import type {Services} from '../services.js';
import type {
  Connection,
  ConnectionOutcome,
  StoredConnection,
  StoredToken,
  TariffCategory,
} from '../store/store.js';

/**
 * What a session of Busbar has done, which it does not say itself: the tariffs of its location are
 * compared with the stored connections. A session may have changed several; the tariff that it was
 * opened for comes first, and `GET {base}/tariffs` has the others.
 * @returns undefined if no tariff has changed
 * @throws ApiError
 */
export async function readTariffChange(
  token: StoredToken,
  session: ExchangedToken,
  {api, store}: Pick<Services, 'api' | 'store'>,
): Promise<Omit<Connection, 'postalAddress'> | undefined> {
  const {location_id: locationId, is_tariff_processed, time_created} = session;
  if (!locationId) return undefined;
  const [{data, unreadable}, connections] = await Promise.all([
    api.tariffElements({location_id: locationId}),
    store.connections(token.customer),
  ]);
  const elements = data.filter(({direction, tariffType}) => direction && tariffType);
  // One that cannot be read must not look like one that is gone.
  if (unreadable > 0 || elements.length < data.length) return undefined;
  const known = connections.filter(connection => connection.locationId === locationId);
  const began = Date.parse(time_created);
  for (const {direction, tariffType} of [token, ...elements, ...known]) {
    const category = {direction, tariffType};
    const outcome = outcomeFor(category, elements, known, began);
    if (!outcome) continue;
    if (outcome === 'disconnected' && (await isConnected(locationId, category, api))) continue;
    const pending = outcome === 'saved' && !is_tariff_processed;
    return {locationId, direction, tariffType, outcome, pending};
  }
  return undefined;
}

/** Whether the location itself has a tariff, which the list of tariffs lacks. */
async function isConnected(
  locationId: string,
  category: TariffCategory,
  api: FlatpeakApi,
): Promise<boolean> {
  const {tariff_status} = await api.location(locationId);
  return CONNECTED.has(tariff_status?.[statusKeyOf(category)]);
}

const CONNECTED: ReadonlySet<string | null | undefined> = new Set(['CONNECTED', 'ERROR']);

/** @param began when the session was opened, in ms since the epoch; NaN if it is unknown */
function outcomeFor(
  category: TariffCategory,
  elements: readonly TariffElement[],
  known: readonly StoredConnection[],
  began: number,
): ConnectionOutcome | undefined {
  const element = elements.find(each => isSame(each, category));
  const stored = known.find(each => isSame(each, category) && each.outcome === 'saved');
  if (!element) return stored && 'disconnected';
  if (!stored) return 'saved';
  const created = Date.parse(element.time_created);
  // What another session replaced is stored by that one.
  return created >= began && created > stored.completed ? 'saved' : undefined;
}

const isSame = (one: TariffCategory, other: TariffCategory) =>
  one.direction === other.direction && one.tariffType === other.tariffType;
