/** Runs work once nothing more urgent is waiting. Safari has no such callback, and runs it soon. */
export const whenIdle = (work: () => void): unknown =>
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- not in Safari
  (globalThis.requestIdleCallback ?? setTimeout)(work);
