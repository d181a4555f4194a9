import * as z from 'zod/mini';
import {advanceClock} from '../webhooks/clock.js';
import {choice, count, flag, list, problem, read, strict, text} from './input.js';
import {EVENT_TYPES} from '../webhooks/events.js';
import {freshId} from '../world/random.js';
import type {SimulatorContext} from '../world/context.js';
import type {Delivery, Webhook} from '../world/store.js';
import {DAY_S, SECOND_MS} from '../world/time.js';
import {moment} from '../world/wire-format.js';

/** `/simulator/webhooks`, `deliveries`, `clock`, `keys`, `account`: settings that the real service has in its dashboard. */

/** Whether `fetch` accepts the URL; it rejects one with a user name or password. */
function isHttpUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const {protocol, username, password} = new URL(value);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}

export const webhookRequest = strict({
  url: text.check(z.refine(isHttpUrl, {error: 'must be an http or https URL'})),
  /** Default all types. */
  events: z.optional(list(choice(EVENT_TYPES))),
  /** Default both live and test data. */
  live_mode: z.optional(flag),
});

/**
 * Creates a webhook subscription, or replaces the one with the same URL.
 * @throws TypeError if the URL is not http or https
 */
export function addWebhook(
  {store}: SimulatorContext,
  {url, events, live_mode}: Omit<Webhook, 'id'>,
): Webhook {
  if (!isHttpUrl(url)) throw new TypeError('A webhook must be an http or https URL.');
  const known = [...store.webhooks.values()].find(webhook => webhook.url === url);
  const webhook = {id: known?.id ?? freshId('whk'), url, events, live_mode};
  store.webhooks.set(webhook.id, webhook);
  return webhook;
}

/** Shows only the origin, because the path and the query may contain a secret. */
const showWebhook = ({id, url, events, live_mode}: Webhook) => ({
  id,
  origin: new URL(url).origin,
  events: events ?? EVENT_TYPES,
  ...(live_mode === undefined ? {} : {live_mode}),
});

export async function subscribe(context: SimulatorContext, request: Request): Promise<Response> {
  const body = await read(request, webhookRequest);
  if (body instanceof Response) return body;
  const {url, events, live_mode} = body;
  return Response.json(showWebhook(addWebhook(context, {url, events, live_mode})), {status: 201});
}

export const listWebhooks = ({store}: SimulatorContext) =>
  Response.json({webhooks: [...store.webhooks.values()].map(showWebhook)});

/** Deletes a subscription and cancels its pending deliveries. */
export function unsubscribe({store}: SimulatorContext, _request: Request, id: string): Response {
  if (!store.webhooks.delete(id)) return problem('There is no such webhook.', 404);
  for (const delivery of store.deliveries.values()) {
    if (delivery.webhook.id !== id || delivery.due === undefined) continue;
    delivery.due = undefined;
    delivery.state = 'failed';
  }
  return Response.json({});
}

/** A delivery and its attempts. */
export interface DeliveryReport {
  readonly id: string;
  readonly webhook_id: string;
  readonly event_id: string;
  readonly event_type: string;
  readonly state: Delivery['state'];
  readonly attempts: readonly {
    readonly time: string;
    readonly status?: number;
    readonly error?: 'timeout' | 'connection';
  }[];
  /** RFC 3339; null if there is no further attempt. */
  readonly next_attempt: string | null;
}

const report = ({id, event, webhook, state, attempts, due}: Delivery): DeliveryReport => ({
  id,
  webhook_id: webhook.id,
  event_id: event.id,
  event_type: event.type,
  state,
  attempts: attempts.map(({at, ...outcome}) => ({time: moment(at), ...outcome})),
  next_attempt: due === undefined ? null : moment(due),
});

/** All deliveries, oldest first. */
export const reportDeliveries = ({store}: SimulatorContext): DeliveryReport[] =>
  [...store.deliveries.values()].map(report);

export const listDeliveries = (context: SimulatorContext) =>
  Response.json({deliveries: reportDeliveries(context)});

/** Schedules one more attempt; its result becomes that of the delivery. */
export function redeliver({store, now}: SimulatorContext, _request: Request, id: string): Response {
  const delivery = store.deliveries.get(id);
  if (!delivery) return problem('There is no such delivery.', 404);
  if (delivery.state === 'waiting') return problem('This delivery has attempts left.', 409);
  delivery.state = 'failed';
  delivery.due = now();
  return Response.json(report(delivery));
}

/** A year. */
const MAX_CLOCK_ADVANCE_S = 365 * DAY_S;

const clockRequest = strict({advance: count(0, MAX_CLOCK_ADVANCE_S)});

/** Advances the clock and processes the deliveries and contract ends that become due. */
export async function moveClock(context: SimulatorContext, request: Request): Promise<Response> {
  const body = await read(request, clockRequest);
  if (body instanceof Response) return body;
  await advanceClock(context, body.advance * SECOND_MS);
  return Response.json({now: moment(context.now()), deliveries: reportDeliveries(context)});
}

const rotateRequest = strict({drop_old: z.optional(flag)});

/** Creates a new signing key; the old ones stay in the JWKS unless they are dropped. */
export async function rotateKeys({signer}: SimulatorContext, request: Request): Promise<Response> {
  const body = await read(request, rotateRequest, '{}');
  if (body instanceof Response) return body;
  return Response.json({key_id: await signer.rotate({dropOld: body.drop_old ?? false})});
}

const accountRequest = strict({disabled: flag});

export async function changeAccount(
  {store}: SimulatorContext,
  request: Request,
): Promise<Response> {
  const body = await read(request, accountRequest);
  if (body instanceof Response) return body;
  store.disabled = body.disabled;
  return Response.json({disabled: store.disabled});
}
