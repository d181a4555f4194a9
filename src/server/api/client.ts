import * as z from 'zod/mini';
import {
  meterBatch,
  type Costs,
  type CostsQuery,
  type CumulativeRecords,
  type InstantCost,
  type InstantCostQuery,
  type Interval,
  type IntervalCostsQuery,
  type MeterBatch,
  type MeterRecord,
} from './schemas/costs.js';
import {ApiError} from './error.js';
import {customer, type Customer} from './schemas/customers.js';
import {device, type Device} from './schemas/devices.js';
import {flatpeakEvent, type EventsQuery, type FlatpeakEvent} from './schemas/events.js';
import {listSchema, type List, type ReferenceQuery} from './schemas/lists.js';
import {
  location,
  locationStatus,
  type Location,
  type LocationRequest,
  type LocationsQuery,
  type LocationStatus,
} from './schemas/locations.js';
import type {Participation} from './schemas/participations.js';
import type {PriceParts} from './schemas/price-parts.js';
import type {
  Period,
  Rates,
  RatesQuery,
  Slots,
  ThresholdSlotsQuery,
  TimeSlotsQuery,
} from './schemas/prices.js';
import type {Schedule, ScheduleRequest} from './schemas/schedules.js';
import type {ConnectToken, ConnectTokenRequest, ExchangedToken} from './schemas/connect-tokens.js';
import type {ConnectSession, SessionUpdate} from './schemas/connect-sessions.js';
import {tariffElement, type TariffElement} from './schemas/tariff-elements.js';
import {Bearer} from './bearer.js';
import {Transport, type Call, type Fetch, type ObserveUpstream} from './transport.js';
import type {UnreadableValue} from './unreadable-values.js';
import type {ApiRequest, VersionAdapter} from './versions/version.js';
import {adapterFor, type SupportedApiVersion} from './versions/index.js';

export interface FlatpeakApiOptions {
  /** `acc_…` */
  accountId: string;
  /** `sk_test_…` or `sk_live_…` */
  apiKey: string;
  /** Default `https://api.flatpeak.com`. */
  apiUrl?: string;
  /** API version; default `zero`. */
  apiVersion?: SupportedApiVersion;
  /** Default: the global `fetch`. */
  fetch?: Fetch;
  /** The clock, in milliseconds since the epoch; default `Date.now`. */
  now?: () => number;
  /** Time limit for one request, in milliseconds; default 10,000. */
  timeout?: number;
  /** Minimum delay before a read is repeated, in milliseconds; the maximum is twice that. Default 250. */
  retryDelay?: number;
  /**
   * Called with the places in a response of values that could not be read and were not needed. The
   * response is used without them.
   */
  onUnreadable?: (name: string, values: readonly UnreadableValue[]) => void;
}

/** 403 is documented for an invalid or expired bearer; 401 is the standard. */
const BEARER_REJECTED: ReadonlySet<number | undefined> = new Set([401, 403]);

/** Statuses for a path that the service does not have. */
const PATH_UNKNOWN: ReadonlySet<number | undefined> = new Set([404, 405]);

/** Errors of the location endpoints have no code. */
const LOCATION_ERROR_CODES = {codes: {404: 'location_not_found'}};

const nothing = z.unknown();

/**
 * A client of Flatpeak's REST API, for backends only: it holds the API key. In every API version,
 * parameters and results have the names and shapes of Zero.
 * Every method throws `ApiError` and nothing else. Reads are repeated once after a temporary
 * failure.
 */
export class FlatpeakApi {
  readonly #options: FlatpeakApiOptions;
  #transport: Transport;
  #bearer: Bearer;
  readonly #adapter: VersionAdapter;
  readonly #now: () => number;

  constructor(options: FlatpeakApiOptions) {
    const {
      accountId,
      apiKey,
      apiUrl = 'https://api.flatpeak.com',
      apiVersion,
      fetch,
      now = Date.now,
      timeout = 10_000,
      retryDelay = 250,
      onUnreadable,
    } = options;
    this.#options = options;
    this.#adapter = adapterFor(apiVersion);
    this.#now = now;
    const wire = {
      ...{url: apiUrl, fetch, now, timeout, retryDelay},
      ...(onUnreadable && {onUnreadable}),
    };
    this.#transport = new Transport({...wire, versionHeader: this.#adapter.header});
    this.#bearer = new Bearer({accountId, apiKey, now});
  }

  /** A client with the same login, whose requests are observed. */
  observedBy(observe: ObserveUpstream): FlatpeakApi {
    const api = new FlatpeakApi(this.#options);
    api.#transport = this.#transport.observedBy(observe);
    api.#bearer = this.#bearer;
    return api;
  }

  /** Logs in, unless the present login is still valid. */
  async logIn(): Promise<void> {
    await this.#bearer.token(this.#transport);
  }

  /**
   * `POST /connect/tariff/token`, `POST /connect/token` in Anode, `POST /connect` in Busbar: opens a
   * session for one customer. In Busbar, `location_id` is required.
   */
  createConnectToken(body: ConnectTokenRequest): Promise<ConnectToken> {
    return this.#request(this.#adapter.createToken(body));
  }

  /**
   * `GET /connect/tariff/token`, `GET /connect/token` in Anode, `GET /connect/{connect_token}` in
   * Busbar: the result of a finished session. In Busbar there is one for an unfinished session, too,
   * and it has no `complete_action`. In the other versions, the response for an unfinished session is
   * not documented; 404 and 422 are documented without a reason.
   */
  exchangeConnectToken(token: string): Promise<ExchangedToken> {
    return this.#request(this.#adapter.exchangeToken(token));
  }

  /**
   * `GET /connect/{connect_token}`, from Busbar on: a session, by its token or its id.
   * @throws ApiError `not_in_version` before Busbar
   */
  connectSession(name: string): Promise<ConnectSession> {
    return this.#requestIfKnown(this.#adapter.session?.(name));
  }

  /** `PUT /connect/{connect_token}`, from Busbar on. */
  updateConnectSession(connectToken: string, body: SessionUpdate): Promise<ConnectSession> {
    const request = this.#adapter.updateSession?.(connectToken, body);
    return this.#requestIfKnown(request);
  }

  /** `GET /customers`, the newest first. */
  customers(query: ReferenceQuery = {}): Promise<List<Customer>> {
    return this.#sendAuthorized(
      {method: 'GET', path: '/customers', query: {...query}},
      listSchema(customer),
    );
  }

  /** `POST /customers` */
  createCustomer(body: {reference_id: string}): Promise<Customer> {
    return this.#sendAuthorized({method: 'POST', path: '/customers', body}, customer);
  }

  /** `GET /customers/{id}` */
  customer(id: string): Promise<Customer> {
    return this.#sendAuthorized({method: 'GET', path: '/customers/{id}', id}, customer);
  }

  /** `GET /locations`, the newest first. */
  locations(query: LocationsQuery = {}): Promise<List<Location>> {
    return this.#sendAuthorized(
      {method: 'GET', path: '/locations', query: {...query}},
      listSchema(location),
    );
  }

  /** `POST /locations` */
  createLocation(body: LocationRequest): Promise<Location> {
    return this.#sendAuthorized({method: 'POST', path: '/locations', body}, location);
  }

  /** `GET /locations/{id}` */
  location(id: string): Promise<Location> {
    return this.#sendAuthorized(
      {method: 'GET', path: '/locations/{id}', id, ...LOCATION_ERROR_CODES},
      location,
    );
  }

  /** `PATCH /locations/{id}` */
  updateLocation(id: string, body: LocationRequest): Promise<Location> {
    const call = {method: 'PATCH', path: '/locations/{id}', id, body} as const;
    return this.#sendAuthorized({...call, ...LOCATION_ERROR_CODES}, location);
  }

  /** `DELETE /locations/{id}`: accepted; the deletion follows later. */
  async deleteLocation(id: string): Promise<void> {
    await this.#sendAuthorized(
      {method: 'DELETE', path: '/locations/{id}', id, ...LOCATION_ERROR_CODES},
      nothing,
    );
  }

  /** `GET /locations/{id}/status`: the present state of a location's tariffs. Must not be cached. */
  locationStatus(id: string): Promise<LocationStatus> {
    const call = {method: 'GET', path: '/locations/{id}/status', id} as const;
    return this.#sendAuthorized({...call, ...LOCATION_ERROR_CODES}, locationStatus);
  }

  /** `GET /tariffs/elements`: the tariffs of a location, also those that are not read yet. */
  tariffElements(query: {location_id: string}): Promise<List<TariffElement>> {
    const call = {method: 'GET', path: '/tariffs/elements', query} as const;
    return this.#sendAuthorized({...call, ...LOCATION_ERROR_CODES}, listSchema(tariffElement));
  }

  /** `DELETE /tariffs/elements/{id}`: disconnects a tariff. */
  async deleteTariffElement(id: string): Promise<void> {
    await this.#sendAuthorized({method: 'DELETE', path: '/tariffs/elements/{id}', id}, nothing);
  }

  /** `GET /devices`, the newest first. */
  devices(query: ReferenceQuery = {}): Promise<List<Device>> {
    return this.#sendAuthorized(
      {method: 'GET', path: '/devices', query: {...query}},
      listSchema(device),
    );
  }

  /** `POST /devices` */
  createDevice(body: {reference_id: string}): Promise<Device> {
    return this.#sendAuthorized({method: 'POST', path: '/devices', body}, device);
  }

  /** `GET /vpp-participations`, from Busbar on: those of a device. */
  participations(deviceId: string): Promise<List<Participation>> {
    return this.#requestIfKnown(this.#adapter.participations?.(deviceId));
  }

  /** `GET /vpp-participations/{id}`, from Busbar on. */
  participation(id: string): Promise<Participation> {
    return this.#requestIfKnown(this.#adapter.participation?.(id));
  }

  /** `GET /events`: the events of the last 90 days, the newest first. */
  events(query: EventsQuery = {}): Promise<List<FlatpeakEvent>> {
    return this.#sendAuthorized(
      {method: 'GET', path: '/events', query: {...query}},
      listSchema(flatpeakEvent),
    );
  }

  /** `GET /events/{id}` */
  event(id: string): Promise<FlatpeakEvent> {
    return this.#sendAuthorized({method: 'GET', path: '/events/{id}', id}, flatpeakEvent);
  }

  /**
   * `GET /tariffs/rates/{location_id}`, `POST /prices/{location_id}` in Anode, `POST /prices` in
   * Busbar: raw prices. Prices are included by default.
   */
  rates(locationId: string, query: RatesQuery): Promise<Rates> {
    return this.#request(this.#adapter.rates(locationId, query));
  }

  /** `POST /prices/audit`, from Busbar on: what prices are made of. */
  priceParts(locationId: string, query: Period): Promise<PriceParts> {
    return this.#requestIfKnown(this.#adapter.priceParts?.(locationId, query));
  }

  /**
   * `GET /slots/time/{location_id}`, from Anode on `POST /schedules/duration`: the
   * cheapest or dearest minutes of a period.
   */
  timeSlots(locationId: string, query: TimeSlotsQuery): Promise<Slots> {
    return this.#request(this.#adapter.timeSlots(locationId, query, new Date(this.#now())));
  }

  /**
   * `GET /slots/threshold/{location_id}`, from Anode on `POST /schedules/limit`:
   * the times when the price is below or above a threshold.
   */
  thresholdSlots(locationId: string, query: ThresholdSlotsQuery): Promise<Slots> {
    return this.#request(this.#adapter.thresholdSlots(locationId, query, new Date(this.#now())));
  }

  /** `POST /schedules`, from Anode on `POST /schedules/amount/{location_id}`: the cheapest times to run devices. */
  createSchedule(body: ScheduleRequest): Promise<Schedule> {
    return this.#request(this.#adapter.schedule(body));
  }

  /** `POST /costs/instant`: the cost of one meter record. Costs are included by default. */
  instantCost(body: MeterRecord, query: InstantCostQuery = {}): Promise<InstantCost> {
    return this.#request(this.#adapter.instantCost(body, query));
  }

  /** `POST /costs/interval/{id}`: costs of a location or a device by day or month. */
  intervalCosts(id: string, body: Interval, query: IntervalCostsQuery = {}): Promise<Costs> {
    return this.#request(this.#adapter.intervalCosts(id, body, query));
  }

  /** `POST /costs/session/{id}`: costs of a session, by the reference of its meter records. */
  sessionCosts(id: string, query: CostsQuery = {}): Promise<Costs> {
    return this.#request(this.#adapter.sessionCosts(id, query));
  }

  /** `PUT /meters/interval`: energy or power over periods. */
  submitIntervalRecords(body: MeterRecord[]): Promise<MeterBatch> {
    return this.#request(this.#adapter.intervalRecords(body));
  }

  /** `PUT /meters/cumulative/epoch`: readings of a meter. */
  submitCumulativeRecords(body: CumulativeRecords): Promise<MeterBatch> {
    return this.#request(this.#adapter.cumulativeRecords(body));
  }

  /** `GET /meters/batch`: the state of submitted records. */
  meterBatch(id: string): Promise<MeterBatch> {
    return this.#sendAuthorized(
      {method: 'GET', path: '/meters/batch', query: {batch_id: id}},
      meterBatch,
    );
  }

  /** @throws ApiError `not_in_version` if the API version does not have the call */
  async #requestIfKnown<T>(request: ApiRequest<T> | undefined): Promise<T> {
    if (request) return this.#request(request);
    const {apiVersion} = this.#adapter;
    throw new ApiError('protocol', `API version ${apiVersion} does not have this call.`, {
      code: 'not_in_version',
    });
  }

  async #request<T>({schema: answer, former, ...call}: ApiRequest<T>): Promise<T> {
    try {
      return await this.#sendAuthorized(call, answer);
    } catch (error) {
      const isUnknownPath = error instanceof ApiError && PATH_UNKNOWN.has(error.status);
      if (former === undefined || !isUnknownPath) throw error;
      return this.#sendAuthorized({...call, ...former}, answer);
    }
  }

  async #sendAuthorized<T>(call: Call, schema: z.ZodMiniType<T>): Promise<T> {
    const bearer = await this.#bearer.token(this.#transport);
    try {
      return await this.#transport.send({...call, authorization: `Bearer ${bearer}`}, schema);
    } catch (error) {
      if (!(error instanceof ApiError && BEARER_REJECTED.has(error.status))) throw error;
      // A rejected call had no effect, so that even a POST can be repeated.
      this.#bearer.reject(bearer);
      const authorization = `Bearer ${await this.#bearer.token(this.#transport)}`;
      return this.#transport.send({...call, authorization}, schema);
    }
  }
}
