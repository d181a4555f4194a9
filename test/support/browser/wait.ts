import {nextFrame} from '@open-wc/testing';

/** Waits for what can be seen, frame by frame: no timer of the page has a part in it. */
export async function waitUntil(
  isThere: () => unknown,
  what: string | (() => string) = 'what was awaited',
  {timeout = 10_000} = {},
): Promise<void> {
  const end = performance.now() + timeout;
  while (!isThere()) {
    if (performance.now() > end)
      throw new Error(`Waited in vain for ${typeof what === 'string' ? what : what()}.`);
    await nextFrame();
  }
}
