import {judgeAlerts, type Alert} from '../events/alerts.js';
import type {FlatpeakApi} from '../api/client.js';
import {ApiError, isOfAccount} from '../api/error.js';
import type {LocationStatus, TariffStatus} from '../api/locations.js';
import {jsonAnswer} from '../http/response.js';
import {kindOf} from '../http/tariff-kind.js';
import type {Services} from '../services.js';
import {priceNow} from '../prices/price-now.js';
import {problemOf} from '../http/errors.js';
import type {Route} from './route.js';
import type {Store, StoredConnection, StoredEvent} from '../store/store.js';

/**
 * `GET {base}/tariffs`: the customer's locations as they are now, for the page of tariff settings.
 * The status is read with every request and never kept, as the documentation asks.
 *
 * Answer: `{locations: [{location_id, postal_address, tariff_status, problem, alerts}]}`, the
 * location of the latest session first. `tariff_status` is by kind (`commodity_import`, …):
 * `{status, connection_type, provider, tariff, pending, price}`; it is null where the service knows
 * nothing of the location, and `problem` says why as `{code, message}`. `price` is what a kWh costs
 * now, `{value, currency_code, valid_to}` in major units, for a connected tariff; null where it
 * is not known, or not within three seconds. `alerts` are
 * `{id, type, kind, tariff_id, time_created}`, the latest first; `type` is the event's name.
 */
export const tariffsRoute: Route = {
  method: 'GET',
  path: '/tariffs',

  async answer({customer}, services) {
    const {store} = services;
    const [connections, alerts] = await Promise.all([
      store.connections(customer),
      store.openAlerts(customer),
    ]);
    const ids = [...new Set(connections.map(({locationId}) => locationId))];
    const locations = ids.map(async id => {
      const home: Home = {
        id,
        customer,
        connections: connections.filter(({locationId}) => locationId === id),
        alerts: alerts.filter(({locationId}) => locationId === id),
      };
      return showHome(home, services);
    });
    return jsonAnswer({locations: await Promise.all(locations)});
  },
};

interface Home {
  readonly id: string;
  readonly customer: string;
  readonly connections: readonly StoredConnection[];
  readonly alerts: readonly StoredEvent[];
}

async function showHome(home: Home, services: Services): Promise<object> {
  const {id, connections, alerts} = home;
  const {api, store} = services;
  const [status, postalAddress] = await Promise.all([
    api.locationStatus(id).catch(unlessOfLocation),
    addressOf(home, api, store),
  ]);
  const about = {location_id: id, postal_address: postalAddress ?? null};
  if (status instanceof ApiError) {
    const {code, message} = problemOf(status);
    const shown = alerts.map(event => alertToWire({event, kind: undefined}));
    return {...about, tariff_status: null, problem: {code, message}, alerts: shown};
  }
  const {open, over} = judgeAlerts(alerts, status, connections);
  const [tariff_status] = await Promise.all([
    statusToWire(home, status, services),
    over.length > 0 && store.resolveAlerts(over),
  ]);
  return {...about, tariff_status, problem: null, alerts: open.map(alertToWire)};
}

const OF_LOCATION: ReadonlySet<number | undefined> = new Set([404, 422]);

/** What is wrong with one location must not hide the others; everything else concerns them all. */
function unlessOfLocation(error: unknown): ApiError {
  const isOfLocation =
    error instanceof ApiError && OF_LOCATION.has(error.status) && !isOfAccount(error);
  if (isOfLocation) return error;
  throw error;
}

/** The stored address; asked for again where it could not be read when the session ended. */
async function addressOf({id, customer, connections}: Home, api: FlatpeakApi, store: Store) {
  const known = connections[0]?.postalAddress;
  if (known) return known;
  const location = await api.location(id).catch(() => undefined);
  if (location) await store.keepAddress(customer, id, location.postal_address);
  return location?.postal_address;
}

async function statusToWire(
  {id, connections}: Home,
  {tariff_status}: LocationStatus,
  services: Services,
) {
  const pending = new Set(
    connections.filter(({outcome, pending}) => outcome === 'saved' && pending).map(kindOf),
  );
  const kinds = Object.entries(tariff_status).map(async ([kind, of]) => [
    kind,
    {
      status: of?.status ?? '',
      connection_type: of?.connection_type ?? '',
      provider: of?.provider ?? null,
      tariff: of?.tariff ?? null,
      pending: pending.has(kind) && !isRead(of),
      price: of?.status === 'CONNECTED' ? await priceNow(id, kind, services) : null,
    },
  ]);
  return Object.fromEntries(await Promise.all(kinds)) as object;
}

/** The service has no word for pending: until the provider was read, nothing is connected. */
const isRead = (of: TariffStatus | null | undefined) =>
  of?.status === 'CONNECTED' || of?.status === 'ERROR';

const alertToWire = ({event: {id, type, tariffId, created}, kind}: Alert) => ({
  id,
  type,
  kind: kind ?? null,
  tariff_id: tariffId ?? null,
  time_created: new Date(created).toISOString(),
});
