import type {WebhookVerifier} from './verifier.js';

export interface SharedSecretVerifierOptions {
  /** A header that may carry the secret instead of the path; default `x-webhook-secret`. */
  header?: string;
}

const MIN_SECRET_LENGTH = 16;

/**
 * A verifier for accounts whose webhooks are not signed. The secret is the last part of the
 * webhook URL (`{base}/webhooks/<secret>`), or a header that a gateway adds. Access logs that
 * record URLs record the secret too.
 * @param secret one, or several that are valid at the same time: to replace a secret, add the new
 * one, change the webhook's URL at Flatpeak, then remove the old one
 * @throws TypeError if there is no secret, or if one is shorter than 16 characters
 */
export function sharedSecretVerifier(
  secret: string | readonly string[],
  {header = 'x-webhook-secret'}: SharedSecretVerifierOptions = {},
): WebhookVerifier {
  const secrets = typeof secret === 'string' ? [secret] : secret;
  if (secrets.length === 0) throw new TypeError('There is no webhook secret.');
  if (secrets.some(({length}) => length < MIN_SECRET_LENGTH)) {
    throw new TypeError(`A webhook secret is shorter than ${MIN_SECRET_LENGTH} characters.`);
  }
  const expected = Promise.all(secrets.map(digest));
  return async ({headers, path}) => {
    const candidate = headers.get(header) ?? decode(path);
    const received = await digest(candidate);
    // All are compared, so that the duration does not reveal which one matched.
    return (await expected).map(hash => isEqual(received, hash)).includes(true);
  };
}

/** Digests have one length, so that the comparison's duration does not reveal the secret's length. */
const digest = async (text: string) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));

/** Compares all bytes in constant time. */
const isEqual = (a: Uint8Array, b: Uint8Array) =>
  a.reduce((difference, byte, i) => difference | (byte ^ (b[i] ?? 0)), a.length ^ b.length) === 0;

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '';
  }
}
