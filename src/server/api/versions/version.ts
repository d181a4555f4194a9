import type * as z from 'zod/mini';
import type {ApiVersion} from '../../../protocol/routes.js';
import type {
  Costs,
  CostsQuery,
  CumulativeRecords,
  InstantCost,
  InstantCostQuery,
  Interval,
  IntervalCostsQuery,
  MeterBatch,
  MeterRecord,
} from '../costs.js';
import type {Rates, RatesQuery, Slots, ThresholdSlotsQuery, TimeSlotsQuery} from '../prices.js';
import type {Schedule, ScheduleRequest} from '../schedules.js';
import type {ConnectToken, ConnectTokenRequest, ExchangedToken} from '../connect-tokens.js';
import type {Call} from '../transport.js';

/** A call, and how its answer is read. */
export interface Question<T> extends Call {
  readonly answer: z.ZodMiniType<T>;
  /** An earlier path of the same call, for where the path is not known. */
  readonly olderPath?: string;
}

/**
 * A release of the service's API: how it is asked for what differs between releases, and how its
 * answers are read. Both are in one vocabulary, which is that of Zero.
 */
export interface Version {
  /** Its name in the header `Flatpeak-Version`. */
  readonly header: string;
  /** How the conversation of its sessions is opened. */
  readonly apiVersion: ApiVersion;
  /** A route that takes a disconnection without having been shown, whatever the tariff's structure. */
  readonly disconnectRoute?: string;

  createToken(body: ConnectTokenRequest): Question<ConnectToken>;
  exchangeToken(token: string): Question<ExchangedToken>;
  rates(locationId: string, query: RatesQuery): Question<Rates>;
  timeSlots(locationId: string, query: TimeSlotsQuery, now: Date): Question<Slots>;
  thresholdSlots(locationId: string, query: ThresholdSlotsQuery, now: Date): Question<Slots>;
  schedule(body: ScheduleRequest): Question<Schedule>;
  instantCost(body: MeterRecord, query: InstantCostQuery): Question<InstantCost>;
  intervalCosts(id: string, body: Interval, query: IntervalCostsQuery): Question<Costs>;
  sessionCosts(id: string, query: CostsQuery): Question<Costs>;
  intervalRecords(body: readonly MeterRecord[]): Question<MeterBatch>;
  cumulativeRecords(body: CumulativeRecords): Question<MeterBatch>;
}

/** Errors about prices come without a code, but with a status that says it all. */
export const OF_PRICES = {codes: {404: 'location_not_found', 422: 'pending_connect'}};
