import * as z from 'zod/mini';
import {
  listOf,
  optionalNumber,
  timestamp,
  number,
  emptyIfMissing,
  optionalText,
  readableItems,
} from '../../../protocol/fields.js';
import type {Costs, InstantCost} from '../schemas/costs.js';
import {orNull} from '../schemas/or-null.js';
import {pricedPeriods, priceMetadata, type Rates, type Slots} from '../schemas/prices.js';
import {amount, knownCost, knownSavings, periods, type Schedule} from '../schemas/schedules.js';

/* Responses of Anode, converted to the names and shapes of Zero. */

const {direction, ...same} = priceMetadata;
const about = {...same, tariff_direction: direction};

/** `POST /prices/{id}` */
export const anodeRates = z.pipe(
  z.object({
    ...about,
    last_updated: optionalText,
    data: pricedPeriods,
  }),
  z.transform(({tariff_direction, ...rest}): Rates => ({...rest, direction: tariff_direction})),
);

/** `POST /schedules/duration/{id}`, `POST /schedules/limit/{id}` */
export const anodeSlots = z.pipe(
  z.object({
    ...about,
    duration: optionalNumber,
    data: readableItems(
      z.object({
        start_time: timestamp,
        end_time: timestamp,
        vpp_event: z.optional(z.unknown()),
        // The documentation's samples have both names.
        price: emptyIfMissing(
          {},
          z.object({average: optionalNumber, value: optionalNumber, confidence: optionalNumber}),
        ),
      }),
    ),
  }),
  z.transform(({tariff_direction, data, ...rest}): Slots => ({
    ...rest,
    direction: tariff_direction,
    data: data.map(({price: {average, value, confidence}, ...period}) => ({
      ...period,
      tariff: {rate_avg: average ?? value, confidence},
    })),
  })),
);

/** `POST /schedules/amount/{id}` */
export const anodeSchedule = z.pipe(
  z.object({
    id: z.string(),
    location_id: optionalText,
    location_timezone: optionalText,
    currency_code: optionalText,
    cost: knownCost,
    savings: knownSavings,
    data: listOf(
      z.object({
        device_id: z.string(),
        tariff_direction: optionalText,
        start_time: timestamp,
        end_time: timestamp,
        energy: amount,
        cost: knownCost,
        savings: knownSavings,
        schedule: periods,
      }),
    ),
  }),
  z.transform(({cost: tariff, data, ...rest}): Schedule => ({
    ...rest,
    tariff,
    data: data.map(({tariff_direction, cost: ofDevice, ...device}) => ({
      ...device,
      direction: tariff_direction,
      tariff: ofDevice,
    })),
  })),
);

const record = z.pipe(
  z.object({
    start_time: timestamp,
    end_time: timestamp,
    session_reference_id: optionalText,
    record_reference_id: optionalText,
    energy: z.object({value: number}),
    cost: orNull(z.object({value: number, confidence: optionalNumber})),
  }),
  z.transform(({cost: tariff, ...rest}) => ({...rest, tariff})),
);

const units = {
  tariff_direction: optionalText,
  currency_code: optionalText,
  energy_units: optionalText,
};

/** Anode has no emissions; the field is required. */
const NO_CARBON = {carbon_units: 'gCO2eq'};

const FLOWS: ReadonlyMap<string, string> = new Map([
  ['INBOUND', 'IMPORT'],
  ['OUTBOUND', 'EXPORT'],
]);

/** `POST /costs/instant` */
export const anodeInstantCost = z.pipe(
  z.object({...units, energy_flow_direction: optionalText, data: record}),
  z.transform(({energy_flow_direction: flow, tariff_direction, ...rest}): InstantCost => ({
    ...rest,
    ...NO_CARBON,
    direction: FLOWS.get(flow) ?? flow,
    tariff_rate: tariff_direction,
  })),
);

/** `POST /costs/interval/{id}`, `POST /costs/session/{id}` */
export const anodeCosts = z.pipe(
  z.object({
    ...units,
    object_id: optionalText,
    location_timezone: optionalText,
    data: listOf(record),
  }),
  z.transform(({tariff_direction, ...rest}): Costs => ({
    ...rest,
    ...NO_CARBON,
    direction: tariff_direction,
  })),
);
