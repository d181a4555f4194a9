import {VERSION_HEADERS} from '../world/api-version.js';
import {showEvent} from './events.js';
import type {Attempt, Delivery, SimulatorContext} from '../world/store.js';

/** Sends events to webhooks, again and again on the documented schedule. It knows no timer. */

/**
 * Seconds to wait before each attempt, from the moment of the attempt before it; the first
 * follows at once. After the last one only a redelivery by hand is left.
 */
export const DELIVERY_SCHEDULE_S = [0, 30, 3600, 6 * 3600, 12 * 3600, 24 * 3600] as const;

/** How long a receiver may take, in milliseconds. */
export const DELIVERY_TIMEOUT_MS = 10_000;

/** Rejects as soon as the signal says so, whether or not the sender listens to it. */
const rejectOnAbort = (signal: AbortSignal) =>
  new Promise<never>((_resolve, reject) => {
    const onAbort = () => reject(new Error('timeout'));
    signal.addEventListener('abort', onAbort, {once: true});
  });

/** One POST. What went wrong is told in a word: an address may hold a secret. */
async function post(
  context: SimulatorContext,
  {event, webhook}: Delivery,
): Promise<Omit<Attempt, 'at'>> {
  const body = JSON.stringify(showEvent(event));
  // The receiver's clock has not moved along when a test moved the simulator's.
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
  delivery.due = delivery.state === 'waiting' && wait !== undefined ? at + wait * 1000 : undefined;
}

const queuedDeliveries = ({store, inFlight}: SimulatorContext) =>
  [...store.deliveries.values()].flatMap(delivery =>
    delivery.due === undefined || inFlight.has(delivery) ? [] : [{delivery, due: delivery.due}],
  );

/** When the next delivery is due, by the simulator's clock; undefined where none waits. */
export function nextDue(context: SimulatorContext): number | undefined {
  const moments = queuedDeliveries(context).map(({due}) => due);
  return moments.length > 0 ? Math.min(...moments) : undefined;
}

/** Puts a delivery at the end of what is on its way to its webhook: events arrive in their order. */
function enqueue(context: SimulatorContext, delivery: Delivery): void {
  const {sending, inFlight} = context;
  const {id} = delivery.webhook;
  // Taken before the first wait, so that two who work off the queue do not send it twice. It
  // stays due: who saves the state meanwhile does not know whether it will arrive.
  inFlight.add(delivery);
  const sent = (sending.get(id) ?? Promise.resolve()).then(() => attempt(context, delivery));
  const last = sent.finally(() => {
    inFlight.delete(delivery);
    if (sending.get(id) === last) sending.delete(id);
  });
  sending.set(id, last);
}

/** Sends what is due, and what becomes due meanwhile, until the rest is for later. */
export async function deliverDue(context: SimulatorContext): Promise<void> {
  for (const {delivery, due} of queuedDeliveries(context)) {
    if (due <= context.now()) enqueue(context, delivery);
  }
  const {sending} = context;
  if (sending.size === 0) return;
  await Promise.all(sending.values());
  await deliverDue(context);
}
