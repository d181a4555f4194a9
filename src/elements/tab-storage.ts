/** What could not be stored, for as long as the page lives. Keyed as the storage of the tab is. */
const unstored = new Map<string, string>();

/**
 * What a tab remembers while it is loaded again or away at a provider's login. Never a token.
 * Where storage is blocked the page remembers it as long as it lives, and all else goes on.
 */
export function remember(name: string, value: unknown): void {
  const text = JSON.stringify(value ?? null);
  try {
    sessionStorage.setItem(name, text);
    unstored.delete(name);
  } catch {
    // Blocked or full.
    unstored.set(name, text);
  }
}

/** What was remembered under a name; null where nothing was. */
export function recall(name: string): unknown {
  try {
    return JSON.parse(unstored.get(name) ?? sessionStorage.getItem(name) ?? 'null') as unknown;
  } catch {
    return null;
  }
}
