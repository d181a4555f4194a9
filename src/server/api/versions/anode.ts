import {
  anodeCosts,
  anodeInstantCost,
  anodeRates,
  anodeSchedule,
  anodeSlots,
} from './anode-schemas.js';
import {meterBatch, type MeterRecord} from '../costs.js';
import type {ThresholdSlotsQuery, TimeSlotsQuery} from '../prices.js';
import {connectToken, exchangedToken} from '../connect-tokens.js';
import {OF_PRICES, type Version} from './version.js';

const TOKEN = {path: '/connect/token', olderPath: '/connect/tariff/token'};

/** Which way energy flows. */
const FLOWS = {IMPORT: 'INBOUND', EXPORT: 'OUTBOUND'} as const;

/** The two directions of metered energy; the service's defaults are said out loud. */
function flowOf<Metered extends Pick<MeterRecord, 'direction' | 'tariff_rate'>>({
  direction = 'IMPORT',
  tariff_rate = direction,
  ...rest
}: Metered) {
  return {...rest, energy_flow_direction: FLOWS[direction], tariff_direction: tariff_rate};
}

/** A record without `measurand`, of which there was one only. */
function recordOf({measurand: _one, ...record}: MeterRecord) {
  return flowOf(record);
}

/** Both ends of the period are needed here; without a start it is now. */
const segmentOf = (
  {direction, start_time = '', ...rest}: TimeSlotsQuery | ThresholdSlotsQuery,
  now: Date,
) => ({...rest, start_time: start_time || now.toISOString(), tariff_direction: direction});

/** Anode. It has no emissions: what is asked of them is not asked for. */
export const anode: Version = {
  header: '2025-09-14.anode',
  apiVersion: 'anode',

  createToken({callback_uri, connect_web_uri = callback_uri, direction, type, ...rest}) {
    const body = {
      callback_url: callback_uri,
      // Needed here even where no login returns to it.
      connect_url: connect_web_uri,
      tariff_direction: direction,
      tariff_type: type,
      ...rest,
    };
    return {method: 'POST', ...TOKEN, body, answer: connectToken};
  },

  exchangeToken: token => ({
    ...{method: 'GET', ...TOKEN, query: {connect_token: token}},
    answer: exchangedToken,
  }),

  rates: (id, {start_time, end_time, direction}) => ({
    ...{method: 'POST', path: '/prices/{id}', id},
    body: {start_time, end_time, tariff_direction: direction},
    isRead: true,
    ...OF_PRICES,
    answer: anodeRates,
  }),

  timeSlots: (id, query, now) => ({
    ...{method: 'POST', path: '/schedules/duration/{id}', id, body: segmentOf(query, now)},
    isRead: true,
    ...OF_PRICES,
    answer: anodeSlots,
  }),

  thresholdSlots: (id, query, now) => ({
    ...{method: 'POST', path: '/schedules/limit/{id}', id, body: segmentOf(query, now)},
    isRead: true,
    ...OF_PRICES,
    answer: anodeSlots,
  }),

  schedule: ({location_id: id, data, ...rest}) => ({
    ...{method: 'POST', path: '/schedules/amount/{id}', id},
    body: {
      ...rest,
      data: data.map(({direction, ...device}) => ({...device, tariff_direction: direction})),
    },
    ...OF_PRICES,
    answer: anodeSchedule,
  }),

  instantCost: (record, {non_persistent}) => ({
    ...{method: 'POST', path: '/costs/instant', body: recordOf(record), query: {non_persistent}},
    ...OF_PRICES,
    answer: anodeInstantCost,
  }),

  intervalCosts: (id, body, {aggregation, direction}) => ({
    ...{method: 'POST', path: '/costs/interval/{id}', id, body},
    query: {aggregation, tariff_direction: direction},
    ...OF_PRICES,
    answer: anodeCosts,
  }),

  sessionCosts: (id, {direction}) => ({
    ...{method: 'POST', path: '/costs/session/{id}', id, query: {tariff_direction: direction}},
    ...OF_PRICES,
    answer: anodeCosts,
  }),

  intervalRecords: records => ({
    ...{method: 'PUT', path: '/meters/interval', body: records.map(recordOf)},
    answer: meterBatch,
  }),

  cumulativeRecords: body => ({
    ...{method: 'PUT', path: '/meters/cumulative/epoch', body: flowOf(body)},
    answer: meterBatch,
  }),
};
