/**
 * SHA-256 of a connect token in hex, to identify a session where the token itself must not appear.
 * Rejects if the platform has no Web Crypto, as on an http page of another machine.
 */
export async function hashToken(token: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
  return Array.from(new Uint8Array(hash), byte => byte.toString(16).padStart(2, '0')).join('');
}
