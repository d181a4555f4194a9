import {createHmac} from 'node:crypto';

/** The length of a key in bytes: Standard Webhooks, "Signature scheme". */
const [MIN_BYTES, MAX_BYTES] = [24, 64];

/** The key in a secret of Standard Webhooks; undefined if it is none. */
export function decodeKey(secret: string): Buffer | undefined {
  const text = /^whsec_([\w+/]+={0,2})$/.exec(secret)?.[1];
  const key = text && Buffer.from(text, 'base64');
  return key && key.length >= MIN_BYTES && key.length <= MAX_BYTES ? key : undefined;
}

/**
 * The headers of a webhook (Standard Webhooks: https://www.standardwebhooks.com).
 * @param now milliseconds since the epoch
 */
export function webhookHeaders(
  id: string,
  body: string,
  key: Buffer,
  now: number,
): Record<string, string> {
  const timestamp = `${Math.floor(now / 1000)}`;
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  };
}
