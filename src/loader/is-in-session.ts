/** The storage key of the sessions of this tab: see src/elements/connect/session-memory.ts. */
export const STORED_SESSIONS = 'flatpeak-kept';

/**
 * Whether the customer comes back from a provider's login, or had a session open before a reload:
 * see src/protocol/token-url.ts.
 */
export function isInSession(): boolean {
  let stored: string | null = '';
  try {
    stored = sessionStorage.getItem(STORED_SESSIONS);
  } catch {
    // The site's storage is blocked.
  }
  return /fp_cot=|"isOpen":true/.test([location.href, stored].join());
}
