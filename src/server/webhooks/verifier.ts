/** What arrived at the webhook's address. */
export interface WebhookDelivery {
  readonly headers: Headers;
  /** What follows the webhook's address, without the slash between them; usually empty. */
  readonly path: string;
  /** The body as it came: its bytes are what is signed. */
  readonly body: Uint8Array<ArrayBuffer>;
}

/** Says whether a delivery is from Flatpeak; throws only where it cannot find out. */
export type WebhookVerifier = (delivery: WebhookDelivery) => Promise<boolean>;

export interface SharedSecretOptions {
  /** A header that may hold the secret instead of the path; default `x-webhook-secret`. */
  header?: string;
}

const SHORTEST_SECRET = 16;

/**
 * For accounts without signatures: a secret that only Flatpeak has been told, as the end of the
 * webhook's address (`{base}/webhooks/<secret>`) or, by a gateway in front, in a header. Access
 * logs that show addresses show it, too.
 * @throws TypeError where the secret is too short to be one
 */
export function sharedSecretVerifier(
  secret: string,
  {header = 'x-webhook-secret'}: SharedSecretOptions = {},
): WebhookVerifier {
  if (secret.length < SHORTEST_SECRET) {
    throw new TypeError(`The webhook's secret is shorter than ${SHORTEST_SECRET} characters.`);
  }
  const wanted = digest(secret);
  return async ({headers, path}) => {
    const given = headers.get(header) ?? decode(path);
    return equal(await digest(given), await wanted);
  };
}

/** Of the same length for every text, so that not even the length of the secret shows in the time. */
const digest = async (text: string) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));

/** Looks at all bytes, wherever the first difference is. */
const equal = (a: Uint8Array, b: Uint8Array) =>
  a.reduce((difference, byte, i) => difference | (byte ^ (b[i] ?? 0)), a.length ^ b.length) === 0;

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '';
  }
}
