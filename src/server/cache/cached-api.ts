import type {FlatpeakApi} from '../api/client.js';
import type {
  Costs,
  InstantCost,
  Interval,
  IntervalCostsQuery,
  MeterRecord,
} from '../api/schemas/costs.js';
import type {LocationStatus} from '../api/schemas/locations.js';
import type {PriceParts} from '../api/schemas/price-parts.js';
import type {
  Period,
  Rates,
  RatesQuery,
  Slots,
  ThresholdSlotsQuery,
  TimeSlotsQuery,
} from '../api/schemas/prices.js';
import type {Schedule, ScheduleRequest} from '../api/schemas/schedules.js';
import {requestKey} from './request-key.js';
import type {ResponseCache} from './response-cache.js';

/** A location in one of its states. */
export interface LocationVersion {
  readonly id: string;
  /** Differs as soon as the store knows of a change, so that no process uses an older response. */
  readonly version: string;
}

/** The documentation asks for at least 15 minutes between the same requests. */
const MIN_LIFETIME_MS = 15 * 60_000;

/** A `next_update` that is further away is not believed. */
const MAX_LIFETIME_MS = 24 * 3_600_000;

/** For a status that is about to change. */
const UNSETTLED_LIFETIME_MS = 10_000;

/** The requests that customers' pages repeat, cached for each location. */
export class CachedApi {
  readonly #api: FlatpeakApi;
  readonly #cache: ResponseCache;
  readonly #now: () => number;

  constructor(api: FlatpeakApi, cache: ResponseCache, now: () => number) {
    this.#api = api;
    this.#cache = cache;
    this.#now = now;
  }

  /** The same cache behind another client, which observes the requests. */
  behind(api: FlatpeakApi): CachedApi {
    return new CachedApi(api, this.#cache, this.#now);
  }

  /**
   * The present state of a location's tariffs; kept for 15 minutes, or ten seconds while it is not
   * settled.
   */
  status(
    location: LocationVersion,
    isSettled: (status: LocationStatus) => boolean,
  ): Promise<LocationStatus> {
    return this.#read(location, ['status'], {
      send: () => this.#api.locationStatus(location.id),
      lifetime: status => (isSettled(status) ? MIN_LIFETIME_MS : UNSETTLED_LIFETIME_MS),
    });
  }

  /** Raw prices; kept until their next update, for at least 15 minutes. */
  rates(location: LocationVersion, query: RatesQuery): Promise<Rates> {
    return this.#read(location, ['rates', query], {
      send: () => this.#api.rates(location.id, query),
      lifetime: this.#untilNextUpdate,
    });
  }

  /** What prices are made of; kept for 15 minutes. The documentation limits these requests strictly. */
  priceParts(location: LocationVersion, query: Period): Promise<PriceParts> {
    return this.#read(location, ['parts', query], {
      send: () => this.#api.priceParts(location.id, query),
      lifetime: () => MIN_LIFETIME_MS,
    });
  }

  /** The cheapest or dearest minutes; kept as `rates`. */
  timeSlots(location: LocationVersion, query: TimeSlotsQuery): Promise<Slots> {
    return this.#read(location, ['time', query], {
      send: () => this.#api.timeSlots(location.id, query),
      lifetime: this.#untilNextUpdate,
    });
  }

  /** The times below or above a threshold; kept as `rates`. */
  thresholdSlots(location: LocationVersion, query: ThresholdSlotsQuery): Promise<Slots> {
    return this.#read(location, ['threshold', query], {
      send: () => this.#api.thresholdSlots(location.id, query),
      lifetime: this.#untilNextUpdate,
    });
  }

  /** The cheapest times to run devices; kept for 15 minutes. */
  schedule(
    location: LocationVersion,
    request: Omit<ScheduleRequest, 'location_id'>,
  ): Promise<Schedule> {
    return this.#read(location, ['schedule', request], {
      send: () => this.#api.createSchedule({...request, location_id: location.id}),
      lifetime: () => MIN_LIFETIME_MS,
    });
  }

  /** The cost of an amount of energy, which is not stored; kept for 15 minutes. */
  instantCost(
    location: LocationVersion,
    record: Omit<MeterRecord, 'location_id'>,
  ): Promise<InstantCost> {
    return this.#read(location, ['instant', record], {
      send: () =>
        this.#api.instantCost({...record, location_id: location.id}, {non_persistent: true}),
      lifetime: () => MIN_LIFETIME_MS,
    });
  }

  /** The costs of the meter records of a period; not kept, because records arrive at any time. */
  intervalCosts(
    location: LocationVersion,
    interval: Interval,
    query: IntervalCostsQuery,
  ): Promise<Costs> {
    return this.#read(location, ['interval', interval, query], {
      send: () => this.#api.intervalCosts(location.id, interval, query),
      lifetime: () => 0,
    });
  }

  #read<T>(
    {id, version}: LocationVersion,
    request: readonly unknown[],
    {send, lifetime}: {send: () => Promise<T>; lifetime: (response: T) => number},
  ): Promise<T> {
    const key = requestKey([id, version, ...request], this.#now());
    return this.#cache.read({locationId: id, key, send, lifetime});
  }

  readonly #untilNextUpdate = ({next_update}: {next_update: string}): number => {
    const wait = Date.parse(next_update) - this.#now();
    return Math.min(Math.max(wait || 0, MIN_LIFETIME_MS), MAX_LIFETIME_MS);
  };
}
