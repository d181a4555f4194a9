import type * as z from 'zod/mini';
import type {ApiVersion} from '../../../protocol/api-versions.js';
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
} from '../schemas/costs.js';
import type {List} from '../schemas/lists.js';
import type {Participation} from '../schemas/participations.js';
import type {PriceParts} from '../schemas/price-parts.js';
import type {
  Period,
  Rates,
  RatesQuery,
  Slots,
  ThresholdSlotsQuery,
  TimeSlotsQuery,
} from '../schemas/prices.js';
import type {Schedule, ScheduleRequest} from '../schemas/schedules.js';
import type {ConnectSession, SessionUpdate} from '../schemas/connect-sessions.js';
import type {ConnectToken, ConnectTokenRequest, ExchangedToken} from '../schemas/connect-tokens.js';
import type {Call} from '../transport.js';

/** A call with the schema of its response. */
export interface ApiRequest<T> extends Call {
  readonly schema: z.ZodMiniType<T>;
  /** The call as it was before, for services that do not have the present one. */
  readonly former?: Partial<Call>;
}

/**
 * The differences of an API version. Parameters and results of all versions have the names and
 * shapes of Zero.
 */
export interface VersionAdapter {
  /** Value of the header `Flatpeak-Version`. */
  readonly header: string;
  /** API version of the conversation. */
  readonly apiVersion: ApiVersion;
  /** A route of the conversation that accepts DISCONNECT as the first request of a session. */
  readonly disconnectRoute?: string;
  /**
   * A session belongs to a location that exists already, and does not say how it ended: that is read
   * from the location's tariffs.
   */
  readonly locationFirst?: boolean;
  /** The longest period of `timeSlots` and `thresholdSlots`, in days; undefined if it is that of prices. */
  readonly maxScheduleDays?: number;

  createToken(body: ConnectTokenRequest): ApiRequest<ConnectToken>;
  exchangeToken(token: string): ApiRequest<ExchangedToken>;
  rates(locationId: string, query: RatesQuery): ApiRequest<Rates>;
  timeSlots(locationId: string, query: TimeSlotsQuery, now: Date): ApiRequest<Slots>;
  thresholdSlots(locationId: string, query: ThresholdSlotsQuery, now: Date): ApiRequest<Slots>;
  schedule(body: ScheduleRequest): ApiRequest<Schedule>;
  instantCost(body: MeterRecord, query: InstantCostQuery): ApiRequest<InstantCost>;
  intervalCosts(id: string, body: Interval, query: IntervalCostsQuery): ApiRequest<Costs>;
  sessionCosts(id: string, query: CostsQuery): ApiRequest<Costs>;
  intervalRecords(body: readonly MeterRecord[]): ApiRequest<MeterBatch>;
  cumulativeRecords(body: CumulativeRecords): ApiRequest<MeterBatch>;

  /** @param name its token, or its id */
  session?(name: string): ApiRequest<ConnectSession>;
  updateSession?(connectToken: string, body: SessionUpdate): ApiRequest<ConnectSession>;
  priceParts?(locationId: string, query: Period): ApiRequest<PriceParts>;
  participations?(deviceId: string): ApiRequest<List<Participation>>;
  participation?(id: string): ApiRequest<Participation>;
}

/** Errors of the price endpoints have no code. */
export const PRICE_ERROR_CODES = {codes: {404: 'location_not_found', 422: 'pending_connect'}};
