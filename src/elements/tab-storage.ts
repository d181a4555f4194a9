/** In-memory fallback for when sessionStorage is blocked or full; same keys. */
const fallback = new Map<string, string>();

/**
 * JSON values that survive a reload and a visit to a provider's login. Never holds a token.
 * Where sessionStorage is blocked, they last as long as the page.
 */
export const tabStorage = {
  set(key: string, value: unknown): void {
    const text = JSON.stringify(value ?? null);
    try {
      sessionStorage.setItem(key, text);
      fallback.delete(key);
    } catch {
      // Blocked or full.
      fallback.set(key, text);
    }
  },

  /** The stored value; null if there is none. */
  get(key: string): unknown {
    try {
      return JSON.parse(fallback.get(key) ?? sessionStorage.getItem(key) ?? 'null') as unknown;
    } catch {
      return null;
    }
  },
};
