import {VERSION_HEADERS} from '../world/api-version.js';
import {HOUR_S, SECOND_MS} from '../world/time.js';
import {showEvent} from './events.js';
import type {SimulatorContext} from '../world/context.js';
import type {Attempt, Delivery} from '../world/store.js';

/** Delivers events to webhooks on the documented retry schedule. The caller provides the timer. */

/**
 * The delay before each attempt, from the attempt before it. The first is immediate; after the last
 * one, only a manual redelivery sends the event again.
 */
export const DELIVERY_SCHEDULE_S = [0, 30, HOUR_S, 6 * HOUR_S, 12 * HOUR_S, 24 * HOUR_S] as const;

/** The time that a receiver has to respond. */
export const DELIVERY_TIMEOUT_MS = 10 * SECOND_MS;

/** Rejects when the signal aborts, whether or not the sender honours it. */
const rejectOnAbort = (signal: AbortSignal) =>
  new Promise<never>((_resolve, reject) => {
    const onAbort = () => reject(new Error('timeout'));
    signal.addEventListener('abort', onAbort, {once: true});
  });

/** One POST. A failure is only a word, because an error message could contain a secret of the URL. */
async function post(
  context: SimulatorContext,
  {event, webhook}: Delivery,
): Promise<Omit<Attempt, 'at'>> {
  const body = JSON.stringify(showEvent(event));
  // Receivers check the timestamp against the real time, which tests do not advance.
  const signed = await context.signer.headers(body, context.wallClock());
  const signal = AbortSignal.timeout(context.deliveryTimeoutMs);
  const request = new Request(webhook.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'Flatpeak-Version': VERSION_HEADERS[event.apiVersion],
      ...signed,
    },
    body,
    redirect: 'manual',
    signal,
  });
  try {
    const response = await Promise.race([context.send(request), rejectOnAbort(signal)]);
    await response.body?.cancel();
    return {status: response.status};
  } catch {
    return {error: signal.aborted ? 'timeout' : 'connection'};
  }
}

const isAccepted = ({status = 0}: Omit<Attempt, 'at'>) => status >= 200 && status < 300;

async function attempt(context: SimulatorContext, delivery: Delivery): Promise<void> {
  const at = context.now();
  const outcome = await post(context, delivery);
  delivery.attempts.push({at, ...outcome});
  const wait = context.deliveryScheduleS[delivery.attempts.length];
  const isLast = wait === undefined || delivery.state === 'failed';
  if (isAccepted(outcome)) delivery.state = 'delivered';
  else if (isLast) delivery.state = 'failed';
  delivery.due =
    delivery.state === 'waiting' && wait !== undefined ? at + wait * SECOND_MS : undefined;
}

const queuedDeliveries = ({store, inFlight}: SimulatorContext) =>
  [...store.deliveries.values()].flatMap(delivery =>
    delivery.due === undefined || inFlight.has(delivery) ? [] : [{delivery, due: delivery.due}],
  );

/** When the next delivery is due, by the simulator's clock; undefined if none is queued. */
export function nextDue(context: SimulatorContext): number | undefined {
  const moments = queuedDeliveries(context).map(({due}) => due);
  return moments.length > 0 ? Math.min(...moments) : undefined;
}

/** Appends a delivery to its webhook's queue, so that events arrive in order. */
function enqueue(context: SimulatorContext, delivery: Delivery): void {
  const {sending, inFlight} = context;
  const {id} = delivery.webhook;
  // Marked before the first await, so that two concurrent calls do not send it twice. It stays due:
  // a state that is saved meanwhile cannot include the outcome.
  inFlight.add(delivery);
  const sent = (sending.get(id) ?? Promise.resolve()).then(() => attempt(context, delivery));
  const last = sent.finally(() => {
    inFlight.delete(delivery);
    if (sending.get(id) === last) sending.delete(id);
  });
  sending.set(id, last);
}

/** Sends all due deliveries, including those that become due meanwhile. */
export async function deliverDue(context: SimulatorContext): Promise<void> {
  for (const {delivery, due} of queuedDeliveries(context)) {
    if (due <= context.now()) enqueue(context, delivery);
  }
  const {sending} = context;
  if (sending.size === 0) return;
  await Promise.all(sending.values());
  await deliverDue(context);
}
