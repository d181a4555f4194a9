import * as z from 'zod/mini';
import {
  costs,
  instantCost,
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
} from './api-costs.js';
import {ApiError} from './api-error.js';
import {flatpeakEvent, type EventsQuery, type FlatpeakEvent} from './api-events.js';
import {listOf, type List} from './api-lists.js';
import {
  location,
  locationStatus,
  type Location,
  type LocationRequest,
  type LocationsQuery,
  type LocationStatus,
} from './api-locations.js';
import {
  rates,
  slots,
  type Rates,
  type RatesQuery,
  type Slots,
  type ThresholdSlotsQuery,
  type TimeSlotsQuery,
} from './api-prices.js';
import {schedule, type Schedule, type ScheduleRequest} from './api-schedules.js';
import {
  connectToken,
  exchangedToken,
  type ConnectToken,
  type ConnectTokenRequest,
  type ExchangedToken,
} from './api-schemas.js';
import {Bearer} from './bearer.js';
import {Transport, type Call, type Fetch} from './transport.js';

export interface FlatpeakApiOptions {
  /** `acc_…` */
  accountId: string;
  /** `sk_test_…` or `sk_live_…` */
  apiKey: string;
  /** Default `https://api.flatpeak.com`. */
  apiUrl?: string;
  fetch?: Fetch;
  /** Milliseconds since 1970. */
  now?: () => number;
  /** Milliseconds for one request; default 10,000. */
  timeout?: number;
  /** Milliseconds before a read is repeated, up to twice as many; default 250. */
  retryDelay?: number;
}

/** 403 is documented for a bad or worn-out bearer, 401 is what the standard says. */
const BEARER_REFUSED: ReadonlySet<number | undefined> = new Set([401, 403]);

/** Errors of these endpoints come without a code, but with a status that says it all. */
const OF_LOCATION = {codes: {404: 'location_not_found'}};
const OF_PRICES = {codes: {404: 'location_not_found', 422: 'pending_connect'}};

const nothing = z.unknown();

/**
 * Flatpeak's REST API as documented for Zero, for backends only: it holds the API key.
 * Every method throws `ApiError` and nothing else. Reads are repeated once after a failure that
 * may pass.
 */
export class FlatpeakApi {
  readonly #transport: Transport;
  readonly #bearer: Bearer;

  constructor({
    accountId,
    apiKey,
    apiUrl = 'https://api.flatpeak.com',
    fetch = request => globalThis.fetch(request),
    now = Date.now,
    timeout = 10_000,
    retryDelay = 250,
  }: FlatpeakApiOptions) {
    this.#transport = new Transport({url: apiUrl, fetch, now, timeout, retryDelay});
    this.#bearer = new Bearer(this.#transport, {accountId, apiKey, now});
  }

  /** `POST /connect/tariff/token`: opens a session for one customer. */
  createConnectToken(body: ConnectTokenRequest): Promise<ConnectToken> {
    return this.#call({method: 'POST', path: '/connect/tariff/token', body}, connectToken);
  }

  /**
   * `GET /connect/tariff/token`: what a finished session brought. The answer for a session that
   * isn't finished is not documented; 404 and 422 are documented without a reason.
   */
  exchangeConnectToken(token: string): Promise<ExchangedToken> {
    return this.#call(
      {method: 'GET', path: '/connect/tariff/token', query: {connect_token: token}},
      exchangedToken,
    );
  }

  /** `GET /locations`, the newest first. */
  locations(query: LocationsQuery = {}): Promise<List<Location>> {
    return this.#call({method: 'GET', path: '/locations', query: {...query}}, listOf(location));
  }

  /** `POST /locations` */
  createLocation(body: LocationRequest): Promise<Location> {
    return this.#call({method: 'POST', path: '/locations', body}, location);
  }

  /** `GET /locations/{id}` */
  location(id: string): Promise<Location> {
    return this.#call({method: 'GET', path: '/locations/{id}', id, ...OF_LOCATION}, location);
  }

  /** `PATCH /locations/{id}` */
  updateLocation(id: string, body: LocationRequest): Promise<Location> {
    const call = {method: 'PATCH', path: '/locations/{id}', id, body} as const;
    return this.#call({...call, ...OF_LOCATION}, location);
  }

  /** `DELETE /locations/{id}`: accepted, and done later. */
  async deleteLocation(id: string): Promise<void> {
    await this.#call({method: 'DELETE', path: '/locations/{id}', id, ...OF_LOCATION}, nothing);
  }

  /** `GET /locations/{id}/status`: how a location's tariffs are now. Not to be cached. */
  locationStatus(id: string): Promise<LocationStatus> {
    const call = {method: 'GET', path: '/locations/{id}/status', id} as const;
    return this.#call({...call, ...OF_LOCATION}, locationStatus);
  }

  /** `GET /events`: what happened in the last 90 days, the newest first. */
  events(query: EventsQuery = {}): Promise<List<FlatpeakEvent>> {
    return this.#call({method: 'GET', path: '/events', query: {...query}}, listOf(flatpeakEvent));
  }

  /** `GET /events/{id}` */
  event(id: string): Promise<FlatpeakEvent> {
    return this.#call({method: 'GET', path: '/events/{id}', id}, flatpeakEvent);
  }

  /**
   * `GET /tariffs/rates/{location_id}`: raw prices. With neither include the service gives
   * nothing but times, so that prices are included unless the query says otherwise.
   */
  rates(locationId: string, query: RatesQuery): Promise<Rates> {
    return this.#call(
      {
        method: 'GET',
        path: '/tariffs/rates/{id}',
        id: locationId,
        query: {include_tariff: true, ...query},
        ...OF_PRICES,
      },
      rates,
    );
  }

  /** `GET /slots/time/{location_id}`: the cheapest or dearest minutes of a period. */
  timeSlots(locationId: string, query: TimeSlotsQuery): Promise<Slots> {
    const call = {method: 'GET', path: '/slots/time/{id}', id: locationId} as const;
    return this.#call({...call, query: {...query}, ...OF_PRICES}, slots);
  }

  /** `GET /slots/threshold/{location_id}`: when the price is beyond a threshold. */
  thresholdSlots(locationId: string, query: ThresholdSlotsQuery): Promise<Slots> {
    const call = {method: 'GET', path: '/slots/threshold/{id}', id: locationId} as const;
    return this.#call({...call, query: {...query}, ...OF_PRICES}, slots);
  }

  /** `POST /schedules`: when devices should run. */
  createSchedule({max_power, ...rest}: ScheduleRequest): Promise<Schedule> {
    // Documented as a text here, and only here.
    const body = {...rest, max_power: {...max_power, value: String(max_power.value)}};
    return this.#call({method: 'POST', path: '/schedules', body, ...OF_PRICES}, schedule);
  }

  /** `POST /costs/instant`: what one meter record costs. Cost is included unless the query says otherwise. */
  instantCost(body: MeterRecord, query: InstantCostQuery = {}): Promise<InstantCost> {
    const call = {method: 'POST', path: '/costs/instant', body} as const;
    return this.#call(
      {...call, query: {include_tariff: true, ...query}, ...OF_PRICES},
      instantCost,
    );
  }

  /** `POST /costs/interval/{id}`: costs of a location or a device by day or month. */
  intervalCosts(id: string, body: Interval, query: IntervalCostsQuery = {}): Promise<Costs> {
    const call = {method: 'POST', path: '/costs/interval/{id}', id, body} as const;
    return this.#call({...call, query: {include_tariff: true, ...query}, ...OF_PRICES}, costs);
  }

  /** `POST /costs/session/{id}`: costs of a session, by the reference its meter records came with. */
  sessionCosts(id: string, query: CostsQuery = {}): Promise<Costs> {
    const call = {method: 'POST', path: '/costs/session/{id}', id} as const;
    return this.#call({...call, query: {include_tariff: true, ...query}, ...OF_PRICES}, costs);
  }

  /** `PUT /meters/interval`: energy or power over spans of time. */
  submitIntervalRecords(body: MeterRecord[]): Promise<MeterBatch> {
    return this.#call({method: 'PUT', path: '/meters/interval', body}, meterBatch);
  }

  /** `PUT /meters/cumulative/epoch`: readings of a meter. */
  submitCumulativeRecords(body: CumulativeRecords): Promise<MeterBatch> {
    return this.#call({method: 'PUT', path: '/meters/cumulative/epoch', body}, meterBatch);
  }

  /** `GET /meters/batch`: what became of submitted records. */
  meterBatch(id: string): Promise<MeterBatch> {
    return this.#call({method: 'GET', path: '/meters/batch', query: {batch_id: id}}, meterBatch);
  }

  async #call<T>(call: Call, answer: z.ZodMiniType<T>): Promise<T> {
    const bearer = await this.#bearer.token();
    try {
      return await this.#transport.send({...call, authorization: `Bearer ${bearer}`}, answer);
    } catch (error) {
      if (!(error instanceof ApiError && BEARER_REFUSED.has(error.status))) throw error;
      // A refused call did nothing, so that even a POST may be repeated; but only once.
      this.#bearer.reject(bearer);
      const authorization = `Bearer ${await this.#bearer.token()}`;
      return this.#transport.send({...call, authorization}, answer);
    }
  }
}
