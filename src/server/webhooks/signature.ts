import {Jwks} from './jwks.js';
import {Transport, type Fetch} from '../api/transport.js';
import type {WebhookRefusal} from './refusal.js';
import type {WebhookVerifier} from './verifier.js';

/*
 * Signatures of webhooks as documented for Anode (guides/system/webhooks/verify-signatures):
 * RSA-PSS with SHA-256, MGF1 with SHA-256 and a salt of 32 bytes, over `timestamp.body`.
 */

const SIGN_ALGORITHM = {name: 'RSA-PSS', saltLength: 32} as const;

/** Maximum difference between the timestamp and now, in either direction. */
const TIMESTAMP_TOLERANCE_S = 5 * 60;

/** Time limit for fetching keys; Flatpeak gives up a delivery after ten seconds. */
const KEY_SET_TIMEOUT_MS = 4_000;

export interface SignatureVerifierOptions {
  /** URL of the public keys; default `https://api.flatpeak.com/jwks.json`. */
  jwksUrl?: string;
  fetch?: Fetch;
  /** The clock, in milliseconds since the epoch; default `Date.now`. */
  now?: () => number;
}

/**
 * A verifier for signed webhooks. It rejects with `ApiError` if the public keys cannot be fetched.
 * Unsigned deliveries (`Flatpeak-Signature: none`) fail.
 */
export function signatureVerifier({
  jwksUrl = 'https://api.flatpeak.com/jwks.json',
  fetch,
  now = Date.now,
}: SignatureVerifierOptions = {}): WebhookVerifier {
  const transport = new Transport({
    url: jwksUrl,
    fetch,
    now,
    timeout: KEY_SET_TIMEOUT_MS,
    retryDelay: 250,
  });
  const keys = new Jwks(transport, now);

  return async ({headers, body}, refuse) => {
    const refusal = await findRefusal(headers, body);
    if (refusal) refuse?.(refusal);
    return refusal === undefined;
  };

  async function findRefusal(
    headers: Headers,
    body: Uint8Array,
  ): Promise<WebhookRefusal | undefined> {
    const timestamp = headers.get('flatpeak-timestamp');
    const text = headers.get('flatpeak-signature');
    const keyId = headers.get('flatpeak-key-id');
    if (!timestamp || !keyId || !text || text === 'none') return {cause: 'signature_missing'};
    const signature = parseSignature(text, headers);
    if (!signature || !/^\d{1,12}$/.test(timestamp)) return {cause: 'signature_unreadable'};
    const clockAheadBy = Math.round(now() / 1000 - Number(timestamp));
    const isRecent = Math.abs(now() / 1000 - Number(timestamp)) <= TIMESTAMP_TOLERANCE_S;
    // An obviously invalid delivery must not trigger a fetch of keys.
    if (!isRecent) return {cause: 'clock_off', clockAheadBy};
    const key = await keys.find(keyId);
    if (!key) return {cause: 'key_unknown'};
    const signed = signedBytes(timestamp, body);
    const isGenuine = await crypto.subtle.verify(SIGN_ALGORITHM, key, signature, signed);
    return isGenuine ? undefined : {cause: 'signature_wrong'};
  }
}

/** The signature's bytes, or undefined if it is malformed or of another scheme. */
function parseSignature(header: string, headers: Headers): Uint8Array<ArrayBuffer> | undefined {
  if ((headers.get('flatpeak-signature-scheme') ?? 'v1') !== 'v1') return undefined;
  const [, text] = /^v1=([\w-]+)$/.exec(header) ?? [];
  if (text === undefined) return undefined;
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = new Uint8Array(binary.length);
    for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
    return bytes;
  } catch {
    return undefined;
  }
}

function signedBytes(timestamp: string, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const prefix = new TextEncoder().encode(`${timestamp}.`);
  const bytes = new Uint8Array(prefix.length + body.length);
  bytes.set(prefix);
  bytes.set(body, prefix.length);
  return bytes;
}

export interface SignWebhookOptions {
  /** An RSA-PSS private key with SHA-256. */
  privateKey: CryptoKey;
  /** The `kid` of the public key. */
  keyId: string;
  /** Time of the signature, milliseconds since the epoch; default now. */
  at?: number;
}

/** Signs a body as Flatpeak does and returns the headers, for tests of your webhook handling. */
export async function signWebhook(
  body: string | Uint8Array,
  {privateKey, keyId, at = Date.now()}: SignWebhookOptions,
): Promise<Record<string, string>> {
  const timestamp = String(Math.floor(at / 1000));
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const signed = signedBytes(timestamp, bytes);
  const signature = new Uint8Array(await crypto.subtle.sign(SIGN_ALGORITHM, privateKey, signed));
  const base64 = btoa(String.fromCharCode(...signature));
  return {
    'flatpeak-signature': `v1=${base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`,
    'flatpeak-signature-scheme': 'v1',
    'flatpeak-timestamp': timestamp,
    'flatpeak-key-id': keyId,
  };
}
