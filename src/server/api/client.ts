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
} from './costs.js';
import {ApiError} from './error.js';
import {flatpeakEvent, type EventsQuery, type FlatpeakEvent} from './events.js';
import {listOf, type List} from './lists.js';
import {
  location,
  locationStatus,
  type Location,
  type LocationRequest,
  type LocationsQuery,
  type LocationStatus,
} from './locations.js';
import type {Rates, RatesQuery, Slots, ThresholdSlotsQuery, TimeSlotsQuery} from './prices.js';
import type {Schedule, ScheduleRequest} from './schedules.js';
import type {ConnectToken, ConnectTokenRequest, ExchangedToken} from './connect-tokens.js';
import {Bearer} from './bearer.js';
import {Transport, type Call, type Fetch} from './transport.js';
import type {Question, Version} from './versions/version.js';
import {versionOf, type VersionName} from './versions/index.js';

export interface FlatpeakApiOptions {
  /** `acc_…` */
  accountId: string;
  /** `sk_test_…` or `sk_live_…` */
  apiKey: string;
  /** Default `https://api.flatpeak.com`. */
  apiUrl?: string;
  /** The release of the API to speak; default `zero`. */
  version?: VersionName;
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

/** An address that the service does not have. */
const NOT_THERE: ReadonlySet<number | undefined> = new Set([404, 405]);

/** Errors of these endpoints come without a code, but with a status that says it all. */
const OF_LOCATION = {codes: {404: 'location_not_found'}};

const nothing = z.unknown();

/**
 * Flatpeak's REST API, for backends only: it holds the API key. Whichever release of it is
 * spoken, questions and answers are in the words of Zero.
 * Every method throws `ApiError` and nothing else. Reads are repeated once after a failure that
 * may pass.
 */
export class FlatpeakApi {
  readonly #transport: Transport;
  readonly #bearer: Bearer;
  readonly #version: Version;
  readonly #now: () => number;

  constructor({
    accountId,
    apiKey,
    apiUrl = 'https://api.flatpeak.com',
    version,
    fetch = request => globalThis.fetch(request),
    now = Date.now,
    timeout = 10_000,
    retryDelay = 250,
  }: FlatpeakApiOptions) {
    this.#version = versionOf(version);
    this.#now = now;
    const wire = {url: apiUrl, fetch, now, timeout, retryDelay};
    this.#transport = new Transport({...wire, version: this.#version.header});
    this.#bearer = new Bearer(this.#transport, {accountId, apiKey, now});
  }

  /** `POST /connect/tariff/token`, from Anode on `POST /connect/token`: opens a session for one customer. */
  createConnectToken(body: ConnectTokenRequest): Promise<ConnectToken> {
    return this.#ask(this.#version.createToken(body));
  }

  /**
   * `GET /connect/tariff/token`, from Anode on `GET /connect/token`: what a finished session
   * brought. The answer for a session that isn't finished is not documented; 404 and 422 are
   * documented without a reason.
   */
  exchangeConnectToken(token: string): Promise<ExchangedToken> {
    return this.#ask(this.#version.exchangeToken(token));
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
   * `GET /tariffs/rates/{location_id}`, from Anode on `POST /prices/{location_id}`: raw prices.
   * Prices are included unless the query says otherwise.
   */
  rates(locationId: string, query: RatesQuery): Promise<Rates> {
    return this.#ask(this.#version.rates(locationId, query));
  }

  /**
   * `GET /slots/time/{location_id}`, from Anode on `POST /schedules/duration/{location_id}`: the
   * cheapest or dearest minutes of a period.
   */
  timeSlots(locationId: string, query: TimeSlotsQuery): Promise<Slots> {
    return this.#ask(this.#version.timeSlots(locationId, query, new Date(this.#now())));
  }

  /**
   * `GET /slots/threshold/{location_id}`, from Anode on `POST /schedules/limit/{location_id}`:
   * when the price is beyond a threshold.
   */
  thresholdSlots(locationId: string, query: ThresholdSlotsQuery): Promise<Slots> {
    return this.#ask(this.#version.thresholdSlots(locationId, query, new Date(this.#now())));
  }

  /** `POST /schedules`, from Anode on `POST /schedules/amount/{location_id}`: when devices should run. */
  createSchedule(body: ScheduleRequest): Promise<Schedule> {
    return this.#ask(this.#version.schedule(body));
  }

  /** `POST /costs/instant`: what one meter record costs. Cost is included unless the query says otherwise. */
  instantCost(body: MeterRecord, query: InstantCostQuery = {}): Promise<InstantCost> {
    return this.#ask(this.#version.instantCost(body, query));
  }

  /** `POST /costs/interval/{id}`: costs of a location or a device by day or month. */
  intervalCosts(id: string, body: Interval, query: IntervalCostsQuery = {}): Promise<Costs> {
    return this.#ask(this.#version.intervalCosts(id, body, query));
  }

  /** `POST /costs/session/{id}`: costs of a session, by the reference its meter records came with. */
  sessionCosts(id: string, query: CostsQuery = {}): Promise<Costs> {
    return this.#ask(this.#version.sessionCosts(id, query));
  }

  /** `PUT /meters/interval`: energy or power over spans of time. */
  submitIntervalRecords(body: MeterRecord[]): Promise<MeterBatch> {
    return this.#ask(this.#version.intervalRecords(body));
  }

  /** `PUT /meters/cumulative/epoch`: readings of a meter. */
  submitCumulativeRecords(body: CumulativeRecords): Promise<MeterBatch> {
    return this.#ask(this.#version.cumulativeRecords(body));
  }

  /** `GET /meters/batch`: what became of submitted records. */
  meterBatch(id: string): Promise<MeterBatch> {
    return this.#call({method: 'GET', path: '/meters/batch', query: {batch_id: id}}, meterBatch);
  }

  /** Something that each release is asked in its own way. */
  async #ask<T>({answer, olderPath, ...call}: Question<T>): Promise<T> {
    try {
      return await this.#call(call, answer);
    } catch (error) {
      const isElsewhere = error instanceof ApiError && NOT_THERE.has(error.status);
      if (olderPath === undefined || !isElsewhere) throw error;
      return this.#call({...call, path: olderPath}, answer);
    }
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
