import {freshId} from './random.js';

const ALGORITHM = {name: 'RSA-PSS', hash: 'SHA-256'} as const;
const SALT_LENGTH = 32;

interface SigningKey {
  readonly id: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
}

async function createKey(): Promise<SigningKey> {
  const shape = {...ALGORITHM, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1])};
  const pair = await crypto.subtle.generateKey(shape, true, ['sign', 'verify']);
  return {id: freshId('wsk_test'), ...pair};
}

/** base64url without padding */
const base64url = (bytes: ArrayBuffer) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** The public keys, as `/jwks.json` shows them. */
export interface Jwks {
  readonly keys: readonly object[];
}

/** Signs what webhooks are sent, and shows the public keys. */
export interface Signer {
  /**
   * The headers of a signed delivery: RSA-PSS with SHA-256 over `timestamp.body`. Without a
   * timestamp and a key where signing is unavailable, as the service documents.
   * @param at milliseconds since 1970
   */
  headers(body: string, at: number): Promise<Record<string, string>>;
  jwks(): Promise<Jwks>;
  /**
   * A new key signs from now on. The old ones can still be looked up, unless they are dropped.
   * @returns the new key's id
   */
  rotate(options: {dropOld: boolean}): Promise<string>;
}

/** The documented answer where there is no signature: receivers must refuse it in production. */
export const UNSIGNED: Readonly<Record<string, string>> = {'Flatpeak-Signature': 'none'};

/** Pages that were not loaded safely have no cryptography. */
const isAvailable = () => 'subtle' in crypto;

/** A signer whose first key is made when it is first needed, since that takes a while. */
export function createSigner(): Signer {
  let keys: Promise<readonly SigningKey[]> | undefined;
  const ring = () =>
    (keys ??= isAvailable() ? createKey().then(key => [key]) : Promise.resolve([]));
  return {
    async headers(body, at) {
      const timestamp = String(Math.floor(at / 1000));
      const [key] = await ring();
      if (!key) return UNSIGNED;
      const signed = new TextEncoder().encode(`${timestamp}.${body}`);
      const how = {name: ALGORITHM.name, saltLength: SALT_LENGTH};
      const signature = await crypto.subtle.sign(how, key.privateKey, signed);
      return {
        'Flatpeak-Signature': `v1=${base64url(signature)}`,
        'Flatpeak-Signature-Scheme': 'v1',
        'Flatpeak-Timestamp': timestamp,
        'Flatpeak-Key-ID': key.id,
      };
    },
    async jwks() {
      const shown = (await ring()).map(async ({id, publicKey}) => {
        const {kty, n, e} = await crypto.subtle.exportKey('jwk', publicKey);
        return {kty, n, e, kid: id, alg: 'PS256', use: 'sig'};
      });
      return {keys: await Promise.all(shown)};
    },
    async rotate({dropOld}) {
      const old = await ring();
      if (!isAvailable()) return '';
      const key = await createKey();
      keys = Promise.resolve([key, ...(dropOld ? [] : old)]);
      return key.id;
    },
  };
}

/** Signs nothing: what a service without signatures does. */
export const noSigner: Signer = {
  headers: async () => UNSIGNED,
  jwks: async () => ({keys: []}),
  rotate: async () => '',
};
