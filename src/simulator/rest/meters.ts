import * as z from 'zod/mini';
import {notFound, type Call, type Handler} from './call.js';
import {readJson} from '../connect/connect.js';
import {Refusal} from '../world/errors.js';
import {Fraction} from '../world/fraction.js';
import {
  attemptOf,
  checkedPeriod,
  meterRecord,
  meterSource,
  readRecord,
  readSource,
} from './meter-records.js';
import {freshId} from '../world/random.js';
import type {SimulatorContext} from '../world/context.js';
import type {MeterBatch, MeterRecord, Register} from '../world/store.js';
import {ENERGY_UNITS} from './units.js';
import {moment, text} from '../world/wire-format.js';

const showBatch = ({accountId}: SimulatorContext, batch: MeterBatch, processed: number) =>
  Response.json({
    id: batch.id,
    object: 'meter_batch',
    records_submitted: batch.submitted,
    records_accepted: batch.accepted,
    records_processed: processed,
    failed_records: batch.failed,
    time_created: moment(batch.created),
    account_id: accountId,
  });

/** Keeps the records that could be read, and reports the others. */
function keep(
  {world, live_mode}: Call,
  items: readonly {readonly reference: string; readonly read: () => MeterRecord | undefined}[],
): Response {
  const failed: MeterBatch['failed'][number][] = [];
  for (const [record_num, {reference, read}] of items.entries()) {
    const result = attemptOf(read);
    const record_reference_id = reference ? {record_reference_id: reference} : {};
    if ('error' in result) failed.push({record_num, ...record_reference_id, error: result.error});
    else if (result.value) world.store.meters.push(result.value);
  }
  const submitted = items.length;
  const batch = {
    id: freshId('bat'),
    live_mode,
    submitted,
    accepted: submitted - failed.length,
    failed,
    created: world.now(),
  };
  world.store.batches.set(batch.id, batch);
  return showBatch(world, batch, 0);
}

/** `PUT /meters/interval`: energy of periods. */
export const submitIntervals: Handler = async call => {
  const records = await readJson(call.request, z.array(meterRecord));
  return keep(
    call,
    records.map(record => ({
      reference: record.record_reference_id,
      read: () => readRecord(call, record),
    })),
  );
};

/** The end of the year 9999, in seconds since 1970. */
const LAST_SECOND = 253_402_300_799;

const cumulativeRequest = z.object({
  ...meterSource,
  data: z.array(
    z.object({
      time: z.number().check(z.int(), z.gte(0), z.lte(LAST_SECOND)),
      value: z.number(),
      record_reference_id: text,
    }),
  ),
});

/** `PUT /meters/cumulative/epoch`: what a counter showed; energy is the difference of two. */
export const submitReadings: Handler = async call => {
  const {world, request} = call;
  const asked = await readJson(request, cumulativeRequest);
  const factor = ENERGY_UNITS.get(asked.units);
  if (factor === undefined) throw new Refusal('units_invalid');
  const source = readSource(call, asked);
  const {registers} = world.store;
  const key = [source.device_id || source.location_id, source.direction].join(' ');
  return keep(
    call,
    asked.data.map(({time, value, record_reference_id}) => ({
      reference: record_reference_id,
      read: () => {
        const before = registers.get(key);
        const at = time * 1000;
        const wattHours = Fraction.of(value).times(Fraction.of(factor));
        const record = recordBetween(before, {at, wattHours});
        registers.set(key, {at, wattHours});
        return record && {id: freshId('mre'), ...source, ...record, record_reference_id};
      },
    })),
  );
};

/** The energy between two readings; undefined for the first of a counter. */
function recordBetween(before: Register | undefined, now: Register) {
  if (!before) return undefined;
  const period = checkedPeriod(before.at, now.at);
  const wattHours = now.wattHours.minus(before.wattHours);
  if (wattHours.isNegative()) {
    throw new Refusal('energy_invalid', 'A reading must not be below the one before it.');
  }
  return {...period, wattHours, confidence: 1};
}

/** `GET /meters/batch`: how far a batch is; it is through as soon as somebody asks. */
export const showBatchStatus: Handler = ({world, query, live_mode}) => {
  const batch = world.store.batches.get(query.get('batch_id') ?? '');
  if (batch?.live_mode !== live_mode) return notFound();
  return showBatch(world, batch, batch.accepted);
};
