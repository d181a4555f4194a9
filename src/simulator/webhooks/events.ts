import type {ApiVersion} from '../../protocol/api-versions.js';
import {showCustomer, showDevice, showLocation} from '../world/objects.js';
import {freshId} from '../world/random.js';
import type {SimulatorContext} from '../world/context.js';
import type {
  Customer,
  Device,
  Location,
  Session,
  SimulatedEvent,
  Tariff,
  Webhook,
} from '../world/store.js';
import {moment} from '../world/wire-format.js';

/** The event types that the service documents. */
export const EVENT_TYPES = [
  'customer.create',
  'customer.update',
  'customer.delete',
  'location.create',
  'location.update',
  'location.delete',
  'device.create',
  'device.update',
  'device.delete',
  'schedule.created',
  'tariff.expiring',
  'tariff.expired',
  'tariff.fetch.failed',
  'tariff.connection.upgrade',
  'connect_session.complete',
] as const;

export type EventType = (typeof EVENT_TYPES)[number];

export type TariffEventType = Extract<EventType, `tariff.${string}`>;

/** The event object, as `GET /events` lists it and as webhooks get it. */
export const showEvent = ({id, created, type, data}: SimulatedEvent) => ({
  id,
  object: 'event',
  time_created: moment(created),
  type,
  data,
});

const isSubscribed = ({events, live_mode}: Webhook, event: SimulatedEvent) =>
  (events?.includes(event.type) ?? true) && (live_mode ?? event.live_mode) === event.live_mode;

/**
 * Records an event and queues its delivery to every subscribed webhook.
 * @param objectIds the IDs that the filter `object_id` matches
 * @param apiVersion the API version of the payload; default the account's
 */
function emit(
  {store, now, apiVersion: usual}: SimulatorContext,
  type: EventType,
  live_mode: boolean,
  objectIds: readonly string[],
  data: object,
  apiVersion: ApiVersion = usual,
): void {
  const event = {id: freshId('evt'), type, live_mode, objectIds, data, apiVersion, created: now()};
  store.events.set(event.id, event);
  for (const webhook of store.webhooks.values()) {
    if (!isSubscribed(webhook, event)) continue;
    const id = freshId('dlv');
    store.deliveries.set(id, {id, event, webhook, attempts: [], state: 'waiting', due: now()});
  }
}

export type Change = 'create' | 'update' | 'delete';

export const customerEvent = (context: SimulatorContext, change: Change, customer: Customer) =>
  emit(
    context,
    `customer.${change}`,
    customer.live_mode,
    [customer.id],
    showCustomer(context, customer),
  );

export const deviceEvent = (context: SimulatorContext, change: Change, device: Device) =>
  emit(context, `device.${change}`, device.live_mode, [device.id], showDevice(context, device));

export const locationEvent = (context: SimulatorContext, change: Change, location: Location) =>
  emit(
    context,
    `location.${change}`,
    location.live_mode,
    [location.id, location.customer_id],
    showLocation(context, location),
  );

export const tariffEvent = (
  context: SimulatorContext,
  type: TariffEventType,
  {id: location_id, live_mode}: Location,
  {id: tariff_id}: Tariff,
) =>
  emit(context, type, live_mode, [location_id, tariff_id], {
    live_mode,
    location_id,
    tariff_id,
    account_id: context.accountId,
  });

export const scheduleEvent = (
  context: SimulatorContext,
  {id: location_id, live_mode}: Location,
  id: string,
) =>
  emit(context, 'schedule.created', live_mode, [id, location_id], {
    id,
    object: 'schedule',
    live_mode,
    location_id,
    account_id: context.accountId,
  });

/** Whether the end of a session emits an event. */
const HAS_SESSION_EVENTS: Readonly<Record<ApiVersion, boolean>> = {
  zero: false,
  anode: true,
  busbar: true,
};

/** Zero documents no such event, so it is emitted there only with the option `sessionEvents`. */
export function sessionEvent(
  context: SimulatorContext,
  {token, apiVersion, live_mode, location_id}: Session,
): void {
  if (!(HAS_SESSION_EVENTS[apiVersion] || context.sessionEvents)) return;
  const {accountId: account_id} = context;
  const data = {id: token, object: 'connect_session', live_mode, location_id, account_id};
  emit(context, 'connect_session.complete', live_mode, [token, location_id], data, apiVersion);
}
