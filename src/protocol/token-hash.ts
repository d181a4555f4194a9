/**
 * SHA-256 of a connect token, in hex: names a session wherever the token itself must not stand.
 * Rejects where the platform has no cryptography, as on a plain http page of another machine.
 */
export async function hashOf(token: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
  return Array.from(new Uint8Array(hash), byte => byte.toString(16).padStart(2, '0')).join('');
}
