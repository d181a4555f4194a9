import {deliverDue, nextDue} from './delivery.js';
import {nextDeadline, passDeadlines} from './lifecycle.js';
import type {World} from '../world/store.js';

/**
 * Moves the simulator's clock on, stopping wherever a delivery is due or a contract ends.
 * @param milliseconds 0 only does what is due
 */
export async function advanceClock(world: World, milliseconds: number): Promise<void> {
  passDeadlines(world);
  await deliverDue(world);
  const next = Math.min(nextDue(world) ?? Infinity, nextDeadline(world));
  const left = Math.max(next - world.now(), 0);
  world.passed += Math.min(left, milliseconds);
  if (left <= milliseconds) await advanceClock(world, milliseconds - left);
}
