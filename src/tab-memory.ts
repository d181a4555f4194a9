/**
 * What a tab remembers while it is away at a provider's login. Never a token. Where storage is
 * blocked nothing is remembered, and everything works without.
 */
export function remember(name: string, value: unknown): void {
  try {
    sessionStorage.setItem(name, JSON.stringify(value ?? null));
  } catch {
    // Blocked or full.
  }
}

/** What was remembered under a name; null where nothing was. */
export function recall(name: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? 'null') as unknown;
  } catch {
    return null;
  }
}
