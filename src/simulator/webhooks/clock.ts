import {deliverDue, nextDue} from './delivery.js';
import {nextDeadline, applyDueDeadlines} from './lifecycle.js';
import type {SimulatorContext} from '../world/context.js';

/**
 * Advances the simulator's clock and stops at each due delivery and each contract end to process it.
 * @param milliseconds 0 processes only what is due now
 */
export async function advanceClock(context: SimulatorContext, milliseconds: number): Promise<void> {
  applyDueDeadlines(context);
  await deliverDue(context);
  const next = Math.min(nextDue(context) ?? Infinity, nextDeadline(context));
  const left = Math.max(next - context.now(), 0);
  context.clockOffsetMs += Math.min(left, milliseconds);
  if (left <= milliseconds) await advanceClock(context, milliseconds - left);
}
