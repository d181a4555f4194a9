import * as z from 'zod/mini';
import type {ApiVersion} from '../../protocol/api-versions.js';
import {notFound, type Call, type Handler} from './call.js';
import {readJson} from '../connect/connect.js';
import {placeOf} from '../world/countries.js';
import {clip, costOf, sumOf, type Cost} from '../market/costs.js';
import {Refusal} from '../world/errors.js';
import {Fraction} from '../world/fraction.js';
import {meterRecord, readRecord} from './meter-records.js';
import {readDirection, readFlag, readMoment, readChoice} from './query.js';
import {freshId} from '../world/random.js';
import type {Location, MeterRecord} from '../world/store.js';
import {addDays, boundsOf, dayOf, type CalendarDay} from '../world/zone.js';
import {moment, type Moment} from '../world/wire-format.js';

/** Money of results: exact, and rounded once. */
const DECIMALS = 10;

/** Grams of CO2 a kWh: an average, for carbon is not what this simulator is about. */
const CARBON = Fraction.of(0.15);

/** How a version speaks of costs. */
interface Words {
  readonly cost: 'tariff' | 'cost';
  /** What a question and its answer call the direction. */
  readonly direction: 'direction' | 'tariff_direction';
  /** Which direction of a record that is: the energy's, or that of its tariff. */
  readonly by: 'direction' | 'tariff_rate';
  readonly units: object;
  /** Whether emissions can be asked for. */
  readonly carbon: boolean;
  /** What an answer says of the way of a record's energy. */
  readonly directions: (record: MeterRecord) => object;
}

const ZERO: Words = {
  cost: 'tariff',
  direction: 'direction',
  by: 'direction',
  units: {energy_units: 'WH', carbon_units: 'gCO2eq'},
  carbon: true,
  directions: ({direction, tariff_rate}) => ({direction, tariff_rate}),
};

const FLOWS = {IMPORT: 'INBOUND', EXPORT: 'OUTBOUND'} as const;

const ANODE: Words = {
  cost: 'cost',
  direction: 'tariff_direction',
  by: 'tariff_rate',
  units: {energy_units: 'WH'},
  carbon: false,
  directions: ({direction, tariff_rate}) => ({
    energy_flow_direction: FLOWS[direction],
    tariff_direction: tariff_rate,
  }),
};

const WORDS: Readonly<Record<ApiVersion, Words>> = {zero: ZERO, anode: ANODE, busbar: ANODE};

/** How a call wants costs to be shown. */
function presenterOf({query, apiVersion}: Call) {
  const words = WORDS[apiVersion];
  const carbon = words.carbon && readFlag(query, 'include_carbon', false);
  /** A cost as answers show it. It always has its money, which is documented as required. */
  const show = ({wattHours, value, confidence}: Omit<Cost, 'from' | 'to'>) => ({
    energy: {value: wattHours.toNumber(0)},
    [words.cost]: {value: value.toNumber(DECIMALS), confidence},
    ...(carbon ? {carbon: {value: wattHours.times(CARBON).toNumber(3), confidence: 0.9}} : {}),
  });
  return {words, show};
}

/** `POST /costs/instant`: what one record costs; it is kept, unless it is only a trial. */
export const showInstantCost: Handler = async call => {
  const {world, request, query, live_mode} = call;
  const submitted = await readJson(request, meterRecord);
  const record = readRecord(call, submitted);
  const location = world.store.locations.get(record.location_id);
  if (!location) return notFound();
  const non_persistent = readFlag(query, 'non_persistent', false);
  const {words, show} = presenterOf(call);
  const cost = costOf(world, location, record);
  const directions = words.directions(record);
  if (!non_persistent) world.store.meters.push(record);
  const {write} = readMoment(submitted.end_time);
  return Response.json({
    id: record.id,
    object: 'meter_record',
    live_mode,
    ...directions,
    currency_code: placeOf(location.postal_address).country.currency,
    ...words.units,
    request: {
      location_id: record.location_id,
      device_id: record.device_id,
      session_reference_id: record.session_reference_id,
      record_reference_id: record.record_reference_id,
      ...directions,
      measurand: 'TRANSFERRED',
      units: submitted.units,
      confidence: record.confidence,
      value: submitted.value,
      start_time: submitted.start_time,
      end_time: submitted.end_time,
      non_persistent,
    },
    data: {
      start_time: write(record.from),
      end_time: write(record.to),
      ...show(cost),
    },
    time_created: moment(world.now()),
    account_id: world.accountId,
  });
};

const byStart = (a: MeterRecord, b: MeterRecord) => a.from - b.from;

/** The kept records that a question is about, and the location at which they were metered. */
function recordsFor(
  {world, query, live_mode, apiVersion}: Call,
  isMeant: (record: MeterRecord) => boolean,
) {
  const words = WORDS[apiVersion];
  const direction = readDirection(query.get(words.direction), apiVersion);
  const meant = world.store.meters.filter(one => one.live_mode === live_mode && isMeant(one));
  const location = world.store.locations.get(meant[0]?.location_id ?? '');
  const records = meant.filter(record => record[words.by] === direction).sort(byStart);
  return {direction, location, records};
}

const showCosts = (
  {world, live_mode, apiVersion}: Call,
  location: Location,
  {object_id, direction, data}: {object_id: string; direction: string; data: readonly object[]},
) => {
  const {country, timeZone} = placeOf(location.postal_address);
  const words = WORDS[apiVersion];
  return Response.json({
    id: freshId('ecs'),
    object: 'energy_cost',
    object_id,
    live_mode,
    [words.direction]: direction,
    location_timezone: timeZone,
    currency_code: country.currency,
    ...words.units,
    data,
    account_id: world.accountId,
  });
};

const firstOfNextMonth = (day: CalendarDay) =>
  `${addDays(`${day.slice(0, 7)}-01`, 32).slice(0, 7)}-01`;

/** When the calendar day or month ends in which a moment lies. */
const ENDS = {
  DAY: (at: number, timeZone: string) => boundsOf(dayOf(at, timeZone), timeZone)[1],
  MONTH: (at: number, timeZone: string) =>
    boundsOf(firstOfNextMonth(dayOf(at, timeZone)), timeZone)[0],
} as const;

/** A period cut at the borders of days or months. */
function cutPeriod(
  start: number,
  end: number,
  borderAfter: (at: number) => number,
): {from: number; to: number}[] {
  const parts: {from: number; to: number}[] = [];
  for (let from = start; from < end;) {
    const to = Math.min(borderAfter(from), end);
    parts.push({from, to});
    from = to;
  }
  return parts;
}

const intervalRequest = z.object({
  start_time: z.nullish(z.string()),
  end_time: z.nullish(z.string()),
});

/** Ten years: more is a mistake, and would be a long list. */
const LONGEST = 3653 * 86_400_000;

const utc = (at: number): Moment => ({at, write: moment});

/**
 * `POST /costs/interval/{id}`: the cost of what was metered at a location or a device, as a whole
 * or for each calendar day or month of the location in which something was metered.
 */
export const showIntervalCost: Handler = async call => {
  const {world, request, query, id, live_mode} = call;
  const asked = await readJson(request, intervalRequest);
  const {direction, location, records} = recordsFor(call, record =>
    [record.location_id, record.device_id].includes(id),
  );
  const own = world.store.locations.get(id);
  const home = location ?? (own?.live_mode === live_mode ? own : undefined);
  if (!home) return notFound();
  const {show} = presenterOf(call);
  const {timeZone} = placeOf(home.postal_address);
  const borderOf = query.has('aggregation')
    ? ENDS[readChoice(query, 'aggregation', ['DAY', 'MONTH'])]
    : () => Number.POSITIVE_INFINITY;
  // A period that is not given is that of all records.
  const ends = records.map(({to}) => to);
  const start = asked.start_time ? readMoment(asked.start_time) : utc(records[0]?.from ?? 0);
  const end = asked.end_time ? readMoment(asked.end_time) : utc(Math.max(0, ...ends));
  const length = end.at - start.at;
  if (length < 0 || length > LONGEST) throw new Refusal('time_invalid');
  const data = cutPeriod(start.at, end.at, at => borderOf(at, timeZone)).flatMap(({from, to}) => {
    const costs = records.flatMap(record => {
      const part = clip(record, from, to);
      return part ? [costOf(world, home, part)] : [];
    });
    const period = {start_time: end.write(from), end_time: end.write(to)};
    return costs.length > 0 ? [{...period, ...show(sumOf(costs))}] : [];
  });
  return showCosts(call, home, {object_id: id, direction, data});
};

/** `POST /costs/session/{id}`: the cost of all records that were submitted under one reference. */
export const showSessionCost: Handler = call => {
  const {world, id} = call;
  const {direction, location, records} = recordsFor(
    call,
    ({session_reference_id}) => session_reference_id === id,
  );
  if (!location || id === '') return notFound();
  const {show} = presenterOf(call);
  const costs = records.map(record => costOf(world, location, record));
  const data = records.slice(0, 1).map(first => ({
    start_time: moment(first.from),
    end_time: moment(Math.max(...records.map(({to}) => to))),
    session_reference_id: id,
    ...show(sumOf(costs)),
  }));
  const object_id = records[0]?.device_id || location.id;
  return showCosts(call, location, {object_id, direction, data});
};
