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
 * @throws TypeError if the secret is shorter than 16 characters
 */
export function sharedSecretVerifier(
  secret: string,
  {header = 'x-webhook-secret'}: SharedSecretVerifierOptions = {},
): WebhookVerifier {
  if (secret.length < MIN_SECRET_LENGTH) {
    throw new TypeError(`The webhook secret is shorter than ${MIN_SECRET_LENGTH} characters.`);
  }
  const expected = digest(secret);
  return async ({headers, path}, refuse) => {
    const candidate = headers.get(header) ?? decode(path);
    const isRight = isEqual(await digest(candidate), await expected);
    if (!isRight) refuse?.({cause: candidate === '' ? 'secret_missing' : 'secret_wrong'});
    return isRight;
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
