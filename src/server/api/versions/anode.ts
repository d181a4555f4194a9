import {
  anodeCosts,
  anodeInstantCost,
  anodeRates,
  anodeSchedule,
  anodeSlots,
} from './anode-schemas.js';
import {meterBatch, type MeterRecord} from '../schemas/costs.js';
import type {ThresholdSlotsQuery, TimeSlotsQuery} from '../schemas/prices.js';
import {connectToken, exchangedToken} from '../schemas/connect-tokens.js';
import {PRICE_ERROR_CODES, type VersionAdapter} from './version.js';

const TOKEN = {path: '/connect/token', former: {path: '/connect/tariff/token'}};

/** Directions of energy flow. */
const FLOWS = {IMPORT: 'INBOUND', EXPORT: 'OUTBOUND'} as const;

/** The two directions of metered energy, with the service's defaults made explicit. */
function flowOf<Metered extends Pick<MeterRecord, 'direction' | 'tariff_rate'>>({
  direction = 'IMPORT',
  tariff_rate = direction,
  ...rest
}: Metered) {
  return {...rest, energy_flow_direction: FLOWS[direction], tariff_direction: tariff_rate};
}

/** A record without `measurand`, which Anode does not have. */
function recordOf({measurand: _one, ...record}: MeterRecord) {
  return flowOf(record);
}

/** Anode requires both ends of the period; the start defaults to now. */
export const segmentOf = (
  {direction, start_time = '', ...rest}: TimeSlotsQuery | ThresholdSlotsQuery,
  now: Date,
) => ({...rest, start_time: start_time || now.toISOString(), tariff_direction: direction});

/** Anode. It has no emissions, so `include_carbon` is ignored. */
export const anode: VersionAdapter = {
  header: '2025-09-14.anode',
  apiVersion: 'anode',

  createToken({callback_uri, connect_web_uri = callback_uri, direction, type, ...rest}) {
    const body = {
      callback_url: callback_uri,
      // Required, even if no login returns to it.
      connect_url: connect_web_uri,
      tariff_direction: direction,
      tariff_type: type,
      ...rest,
    };
    return {method: 'POST', ...TOKEN, body, schema: connectToken};
  },

  exchangeToken: token => ({
    ...{method: 'GET', ...TOKEN, query: {connect_token: token}},
    schema: exchangedToken,
  }),

  rates: (id, {start_time, end_time, direction}) => ({
    ...{method: 'POST', path: '/prices/{id}', id},
    body: {start_time, end_time, tariff_direction: direction},
    isRead: true,
    ...PRICE_ERROR_CODES,
    schema: anodeRates,
  }),

  timeSlots: (id, query, now) => ({
    ...{method: 'POST', path: '/schedules/duration/{id}', id, body: segmentOf(query, now)},
    isRead: true,
    ...PRICE_ERROR_CODES,
    schema: anodeSlots,
  }),

  thresholdSlots: (id, query, now) => ({
    ...{method: 'POST', path: '/schedules/limit/{id}', id, body: segmentOf(query, now)},
    isRead: true,
    ...PRICE_ERROR_CODES,
    schema: anodeSlots,
  }),

  schedule: ({location_id: id, data, ...rest}) => ({
    ...{method: 'POST', path: '/schedules/amount/{id}', id},
    body: {
      ...rest,
      data: data.map(({direction, ...device}) => ({...device, tariff_direction: direction})),
    },
    ...PRICE_ERROR_CODES,
    schema: anodeSchedule,
  }),

  instantCost: (record, {non_persistent}) => ({
    ...{method: 'POST', path: '/costs/instant', body: recordOf(record), query: {non_persistent}},
    ...PRICE_ERROR_CODES,
    schema: anodeInstantCost,
  }),

  intervalCosts: (id, body, {aggregation, direction}) => ({
    ...{method: 'POST', path: '/costs/interval/{id}', id, body},
    query: {aggregation, tariff_direction: direction},
    ...PRICE_ERROR_CODES,
    schema: anodeCosts,
  }),

  sessionCosts: (id, {direction}) => ({
    ...{method: 'POST', path: '/costs/session/{id}', id, query: {tariff_direction: direction}},
    ...PRICE_ERROR_CODES,
    schema: anodeCosts,
  }),

  intervalRecords: records => ({
    ...{method: 'PUT', path: '/meters/interval', body: records.map(recordOf)},
    schema: meterBatch,
  }),

  cumulativeRecords: body => ({
    ...{method: 'PUT', path: '/meters/cumulative/epoch', body: flowOf(body)},
    schema: meterBatch,
  }),
};
