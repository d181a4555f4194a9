import type {FlatpeakApi} from '../api/client.js';
import {ApiError, isAccountError} from '../api/error.js';
import type {LocationStatus, TariffStatus} from '../api/schemas/locations.js';
import type {Rates} from '../api/schemas/prices.js';
import {statusKeyOf} from '../api/status-key.js';
import {isDayOnly, localDay} from '../../protocol/contract-day.js';
import {contractEndToWire, readContractEnd} from '../../protocol/fields.js';
import {partitionAlerts, type Alert} from '../events/alerts.js';
import {toHttpError} from '../http/errors.js';
import {jsonResponse} from '../http/response.js';
import {priceAt, readPricesNow} from '../prices/current-price.js';
import type {LocationVersion} from '../cache/cached-api.js';
import type {Services} from '../services.js';
import {versionOf} from '../sessions/ownership.js';
import type {Store, StoredConnection, StoredEvent} from '../store/store.js';
import type {CustomerRoute} from './route.js';

/**
 * `GET {base}/tariffs`: the present state of the customer's locations, for the tariff settings.
 * The documentation asks to read the status each time that it is shown. It is read again after every
 * session and every event of a location, each time while a session for it is open, after ten
 * seconds while a tariff that was saved is not connected, and otherwise after 15 minutes.
 *
 * Response: `{locations: [{location_id, postal_address, tariff_status, problem, alerts}]}`, the
 * location of the latest session first. `tariff_status` maps keys such as `commodity_import` to
 * `{status, connection_type, provider, tariff, pending, price}`. It is null if it could not be read;
 * `problem` then holds `{code, message}`. If none could be read for a reason that is not about the
 * locations, the response is that error. `price` is the present price of a kWh,
 * `{value, currency_code, valid_to}` in major units, for a connected tariff; null if it is unknown
 * or not available within three seconds. `alerts` are `{id, type, kind, tariff_id, time_created}`,
 * the latest first; `type` is that of the event, `kind` a key of `tariff_status` or null.
 */
export const tariffsRoute: CustomerRoute = {
  audience: 'customer',
  method: 'GET',
  path: '/tariffs',

  async handle({customer}, services) {
    const {store} = services;
    const [connections, alerts, tokens] = await Promise.all([
      store.connections(customer),
      store.openAlerts(customer),
      store.openTokens(customer, MAX_OPEN_SESSIONS),
    ]);
    const recent = tokens.filter(({age}) => age < MAX_SESSION_MS);
    const ids = [...new Set(connections.map(({locationId}) => locationId))];
    const locations = ids.map((id): CustomerLocation => {
      const ownAlerts = alerts.filter(({locationId}) => locationId === id);
      const {version} = versionOf(id, connections);
      return {
        id,
        // Another process may have received the alert: its status is not the one that is cached here.
        version: [version, ...ownAlerts.map(alert => alert.id)].join(),
        customer,
        isChanging: recent.some(({locationId}) => locationId === id),
        connections: connections.filter(({locationId}) => locationId === id),
        alerts: ownAlerts,
      };
    });
    const read = await Promise.all(
      locations.map(async location => ({location, status: await readStatus(location, services)})),
    );
    checkFailures(
      read.map(({status}) => status),
      services,
    );
    const json = read.map(({location, status}) => locationToJson(location, status, services));
    return jsonResponse({locations: await Promise.all(json)});
  },
};

interface CustomerLocation extends LocationVersion {
  readonly customer: string;
  /** Whether a session that is not stored yet may have changed its tariffs. */
  readonly isChanging: boolean;
  readonly connections: readonly StoredConnection[];
  readonly alerts: readonly StoredEvent[];
}

/** How many of a customer's sessions are looked at, the newest first. */
const MAX_OPEN_SESSIONS = 20;

/** A session that was begun longer ago was abandoned. */
const MAX_SESSION_MS = 3_600_000;

/** The status of a location, or why it could not be read. */
async function readStatus(
  location: CustomerLocation,
  {api, cachedApi}: Services,
): Promise<LocationStatus | ApiError> {
  const keys = location.connections.filter(({outcome}) => outcome === 'saved').map(statusKeyOf);
  const isSettled = ({tariff_status}: LocationStatus) =>
    keys.every(key => tariff_status[key]?.status === 'CONNECTED');
  try {
    return await (location.isChanging
      ? api.locationStatus(location.id)
      : cachedApi.status(location, isSettled));
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}

/**
 * An error of one location must not hide the others.
 * @throws ApiError if there are no others and the error is not about the location
 */
function checkFailures(
  statuses: readonly (LocationStatus | ApiError)[],
  {onError}: Services,
): void {
  const failures = statuses.filter(status => status instanceof ApiError);
  const failure = failures.find(isAccountError) ?? failures.find(error => !isLocationError(error));
  if (!failure) return;
  if (failures.length === statuses.length) throw failure;
  // The customer gets a response, so that nothing else reports this.
  onError(failure);
}

async function locationToJson(
  location: CustomerLocation,
  status: LocationStatus | ApiError,
  services: Services,
): Promise<object> {
  const {id, connections, alerts} = location;
  const {api, store} = services;
  const postalAddress = await readPostalAddress(location, api, store);
  const fields = {location_id: id, postal_address: postalAddress ?? null};
  if (status instanceof ApiError) {
    const {code, message} = toHttpError(status);
    const unresolved = alerts.map(event => alertToJson({event, statusKey: undefined}));
    return {...fields, tariff_status: null, problem: {code, message}, alerts: unresolved};
  }
  const {open, resolvedIds} = partitionAlerts(alerts, status, connections);
  const [tariff_status] = await Promise.all([
    statusToJson(location, status, services),
    resolvedIds.length > 0 && store.resolveAlerts(resolvedIds),
  ]);
  return {...fields, tariff_status, problem: null, alerts: open.map(alertToJson)};
}

const LOCATION_STATUSES: ReadonlySet<number | undefined> = new Set([404, 422]);

/** Whether an error says something about its location alone. */
const isLocationError = (error: ApiError) =>
  LOCATION_STATUSES.has(error.status) && !isAccountError(error);

/** The stored address; read again if it was not available when the session ended. */
async function readPostalAddress(
  {id, customer, connections}: CustomerLocation,
  api: FlatpeakApi,
  store: Store,
) {
  const stored = connections[0]?.postalAddress;
  if (stored) return stored;
  const location = await api.location(id).catch(() => undefined);
  if (location) await store.setPostalAddress(customer, id, location.postal_address);
  return location?.postal_address;
}

async function statusToJson(
  location: CustomerLocation,
  {tariff_status}: LocationStatus,
  services: Services,
) {
  const pendingKeys = new Set(
    location.connections
      .filter(({outcome, pending}) => outcome === 'saved' && pending)
      .map(statusKeyOf),
  );
  const entries = Object.entries(tariff_status).map(async ([key, tariff]) => {
    const rates =
      tariff?.status === 'CONNECTED' ? await readPricesNow(location, key, services) : undefined;
    return [
      key,
      {
        status: tariff?.status ?? '',
        connection_type: tariff?.connection_type ?? '',
        provider: tariff?.provider ?? null,
        tariff: tariff?.tariff
          ? await withLocalEnd(tariff.tariff, location, rates, services)
          : null,
        pending: pendingKeys.has(key) && !isRetrieved(tariff),
        price: priceAt(services.now(), rates),
      },
    ];
  });
  return Object.fromEntries(await Promise.all(entries)) as object;
}

/**
 * The tariff with the end of its contract as the service writes it: midnight UTC of the last day,
 * or the year 1. Other clients write local midnight, for which the time zone has to be known.
 */
async function withLocalEnd<T extends {contract_end_date: string}>(
  tariff: T,
  {id}: CustomerLocation,
  rates: Rates | undefined,
  {api}: Services,
): Promise<T> {
  const {contract_end_date: text} = tariff;
  const readZone = async () =>
    rates?.location_timezone ||
    (await api.location(id).then(
      ({timezone}) => timezone,
      () => '',
    ));
  const timeZone = isDayOnly(text) ? '' : await readZone();
  const end = readContractEnd(localDay(text, {timeZone}));
  return end ? {...tariff, contract_end_date: contractEndToWire(end)} : tariff;
}

/** The service has no status for pending: it says NOT_CONNECTED until it has read the provider. */
const isRetrieved = (tariff: TariffStatus | null | undefined) =>
  tariff?.status === 'CONNECTED' || tariff?.status === 'ERROR';

const alertToJson = ({event: {id, type, tariffId, created}, statusKey}: Alert) => ({
  id,
  type,
  kind: statusKey ?? null,
  tariff_id: tariffId ?? null,
  time_created: new Date(created).toISOString(),
});
