import type {PlaygroundHost} from '../host/host.js';

/** The host in the page around this one; undefined if there is none. */
export function findHost(): PlaygroundHost | undefined {
  try {
    return parent === window ? undefined : parent.flatpeakPlayground;
  } catch {
    // The page around is of another site.
    return undefined;
  }
}
