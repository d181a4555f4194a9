import {deliverDue, nextDue} from './delivery.js';
import {nextDeadline, passDeadlines} from './lifecycle.js';
import type {SimulatorContext} from '../world/store.js';

/**
 * Moves the simulator's clock on, stopping wherever a delivery is due or a contract ends.
 * @param milliseconds 0 only does what is due
 */
export async function advanceClock(context: SimulatorContext, milliseconds: number): Promise<void> {
  passDeadlines(context);
  await deliverDue(context);
  const next = Math.min(nextDue(context) ?? Infinity, nextDeadline(context));
  const left = Math.max(next - context.now(), 0);
  context.clockOffsetMs += Math.min(left, milliseconds);
  if (left <= milliseconds) await advanceClock(context, milliseconds - left);
}
