import type {ApiVersion} from '../../protocol/routes.js';
import {showCustomer, showDevice, showLocation} from '../world/objects.js';
import {freshId} from '../world/random.js';
import type {
  Customer,
  Device,
  Location,
  Session,
  SimulatedEvent,
  Tariff,
  Webhook,
  SimulatorContext,
} from '../world/store.js';
import {moment} from '../world/wire-format.js';

/** What can happen, under the names that the service documents. */
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

/** The event object: what `GET /events` lists and what a webhook is sent. */
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
 * Writes down that something happened and queues it for every webhook that asked for it.
 * @param about the ids under which `object_id` finds the event
 * @param apiVersion of what it is about; the account's own where that has none
 */
function emit(
  {store, now, apiVersion: usual}: SimulatorContext,
  type: EventType,
  live_mode: boolean,
  about: readonly string[],
  data: object,
  apiVersion: ApiVersion = usual,
): void {
  const event = {id: freshId('evt'), type, live_mode, about, data, apiVersion, created: now()};
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

/** Whether the end of a session is an event. */
const HAS_SESSION_EVENTS: Readonly<Record<ApiVersion, boolean>> = {
  zero: false,
  anode: true,
  busbar: true,
};

/** Zero has no such event, so there it happens only where a simulator was told to have it. */
export function sessionEvent(
  context: SimulatorContext,
  {token, apiVersion, live_mode, location_id}: Session,
): void {
  if (!(HAS_SESSION_EVENTS[apiVersion] || context.sessionEvents)) return;
  const about = {object: 'connect_session', live_mode, location_id, account_id: context.accountId};
  const data = {id: token, ...about};
  emit(context, 'connect_session.complete', live_mode, [token, location_id], data, apiVersion);
}
