import * as z from 'zod/mini';
import {advanceClock} from '../webhooks/clock.js';
import {choice, count, flag, list, problem, read, strict, text} from './input.js';
import {EVENT_TYPES} from '../webhooks/events.js';
import {freshId} from '../world/random.js';
import type {Delivery, Webhook, SimulatorContext} from '../world/store.js';
import {moment} from '../world/wire-format.js';

/** `/simulator/webhooks`, `deliveries`, `clock`, `keys`, `account`: what the real service has in its dashboard. */

/** A request can be sent to it; names and passwords in addresses are refused by `fetch`. */
function isWebAddress(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const {protocol, username, password} = new URL(value);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}

export const webhookRequest = strict({
  url: text.check(z.refine(isWebAddress, {error: 'must be an http or https address'})),
  /** All of them where nothing is said. */
  events: z.optional(list(choice(EVENT_TYPES))),
  /** Live and test data where nothing is said. */
  live_mode: z.optional(flag),
});

/**
 * An address that is told from now on. One that is told already goes on as it is asked for now.
 * @throws TypeError where it is not an http or https address
 */
export function addWebhook(
  {store}: SimulatorContext,
  {url, events, live_mode}: Omit<Webhook, 'id'>,
): Webhook {
  if (!isWebAddress(url)) throw new TypeError('A webhook must be an http or https address.');
  const known = [...store.webhooks.values()].find(webhook => webhook.url === url);
  const webhook = {id: known?.id ?? freshId('whk'), url, events, live_mode};
  store.webhooks.set(webhook.id, webhook);
  return webhook;
}

/** The path and the query may hold a secret, so only the origin is shown. */
const showWebhook = ({id, url, events, live_mode}: Webhook) => ({
  id,
  origin: new URL(url).origin,
  events: events ?? EVENT_TYPES,
  ...(live_mode === undefined ? {} : {live_mode}),
});

export async function subscribe(context: SimulatorContext, request: Request): Promise<Response> {
  const asked = await read(request, webhookRequest);
  if (asked instanceof Response) return asked;
  const {url, events, live_mode} = asked;
  return Response.json(showWebhook(addWebhook(context, {url, events, live_mode})), {status: 201});
}

export const listWebhooks = ({store}: SimulatorContext) =>
  Response.json({webhooks: [...store.webhooks.values()].map(showWebhook)});

/** What is still on its way to it is dropped. */
export function unsubscribe({store}: SimulatorContext, _request: Request, id: string): Response {
  if (!store.webhooks.delete(id)) return problem('There is no such webhook.', 404);
  for (const delivery of store.deliveries.values()) {
    if (delivery.webhook.id !== id || delivery.due === undefined) continue;
    delivery.due = undefined;
    delivery.state = 'failed';
  }
  return Response.json({});
}

/** A delivery and what became of it, for those who look. */
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
  /** RFC 3339, or null where nothing is left to do. */
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

/** Every delivery, oldest first. */
export const reportDeliveries = ({store}: SimulatorContext): DeliveryReport[] =>
  [...store.deliveries.values()].map(report);

export const listDeliveries = (context: SimulatorContext) =>
  Response.json({deliveries: reportDeliveries(context)});

/** Sends once more by hand; the result of the last attempt counts. */
export function redeliver({store, now}: SimulatorContext, _request: Request, id: string): Response {
  const delivery = store.deliveries.get(id);
  if (!delivery) return problem('There is no such delivery.', 404);
  if (delivery.state === 'waiting') return problem('This delivery is still being tried.', 409);
  delivery.state = 'failed';
  delivery.due = now();
  return Response.json(report(delivery));
}

/** A year, in seconds. */
const MAX_CLOCK_ADVANCE_S = 31_536_000;

const clockRequest = strict({advance: count(0, MAX_CLOCK_ADVANCE_S)});

/** Moves the clock on, with everything that it brings on the way. */
export async function moveClock(context: SimulatorContext, request: Request): Promise<Response> {
  const asked = await read(request, clockRequest);
  if (asked instanceof Response) return asked;
  await advanceClock(context, asked.advance * 1000);
  return Response.json({now: moment(context.now()), deliveries: reportDeliveries(context)});
}

const rotateRequest = strict({drop_old: z.optional(flag)});

/** A new key signs from now on; the old ones stay in the JWKS unless they are dropped. */
export async function rotateKeys({signer}: SimulatorContext, request: Request): Promise<Response> {
  const asked = await read(request, rotateRequest, '{}');
  if (asked instanceof Response) return asked;
  return Response.json({key_id: await signer.rotate({dropOld: asked.drop_old ?? false})});
}

const accountRequest = strict({disabled: flag});

export async function changeAccount(
  {store}: SimulatorContext,
  request: Request,
): Promise<Response> {
  const asked = await read(request, accountRequest);
  if (asked instanceof Response) return asked;
  store.disabled = asked.disabled;
  return Response.json({disabled: store.disabled});
}
