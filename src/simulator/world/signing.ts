import * as z from 'zod/mini';
import {freshId} from './random.js';
import {SECOND_MS} from './time.js';

const ALGORITHM = {name: 'RSA-PSS', hash: 'SHA-256'} as const;
const SALT_LENGTH = 32;

/** Extractable: `/jwks.json` shows the public part, and a snapshot saves all of it. */
interface SigningKey {
  readonly id: string;
  readonly key: CryptoKey;
}

async function createKey(): Promise<SigningKey> {
  const shape = {...ALGORITHM, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1])};
  const {privateKey} = await crypto.subtle.generateKey(shape, true, ['sign', 'verify']);
  return {id: freshId('wsk_test'), key: privateKey};
}

const text = z.string();

/** A private key in a snapshot. */
export const savedKey = z.object({
  id: text,
  jwk: z.object({
    ...{kty: text, n: text, e: text},
    ...{d: text, p: text, q: text, dp: text, dq: text, qi: text},
  }),
});

export type SavedKey = z.infer<typeof savedKey>;

const restoreKey = async ({id, jwk}: SavedKey): Promise<SigningKey> => ({
  id,
  key: await crypto.subtle.importKey('jwk', jwk, ALGORITHM, true, ['sign']),
});

/** base64url without padding */
const base64url = (bytes: ArrayBuffer) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** The JSON Web Key Set of `/jwks.json`. */
export interface Jwks {
  readonly keys: readonly object[];
}

/** Signs webhook deliveries and publishes the public keys. */
export interface Signer {
  /**
   * The headers of a signed delivery: RSA-PSS with SHA-256 over `timestamp.body`. If signing is
   * unavailable, `UNSIGNED` as the service documents.
   * @param at the time of the signature in ms since the epoch
   */
  headers(body: string, at: number): Promise<Record<string, string>>;
  jwks(): Promise<Jwks>;
  /**
   * Creates a key that signs from now on. The old ones stay in the JWKS unless they are dropped.
   * @returns the ID of the new key
   */
  rotate(options: {dropOld: boolean}): Promise<string>;
  /** The keys for `createSigner`, the newest first. */
  save(): Promise<readonly SavedKey[]>;
}

/** The documented header of an unsigned delivery; receivers must reject it in production. */
export const UNSIGNED: Readonly<Record<string, string>> = {'Flatpeak-Signature': 'none'};

/** Insecure contexts have no `crypto.subtle`. */
const isAvailable = () => 'subtle' in crypto;

const firstKeys = (saved: readonly SavedKey[]) =>
  Promise.all(saved.length > 0 ? saved.map(restoreKey) : [createKey()]);

/**
 * Creates a signer. Its first key is generated on first use, because that is slow.
 * @param saved the keys of a snapshot
 */
export function createSigner(saved: readonly SavedKey[] = []): Signer {
  let keys: Promise<readonly SigningKey[]> | undefined;
  const keyRing = () => (keys ??= isAvailable() ? firstKeys(saved) : Promise.resolve([]));
  return {
    async headers(body, at) {
      const timestamp = String(Math.floor(at / SECOND_MS));
      const [key] = await keyRing();
      if (!key) return UNSIGNED;
      const signed = new TextEncoder().encode(`${timestamp}.${body}`);
      const how = {name: ALGORITHM.name, saltLength: SALT_LENGTH};
      const signature = await crypto.subtle.sign(how, key.key, signed);
      return {
        'Flatpeak-Signature': `v1=${base64url(signature)}`,
        'Flatpeak-Signature-Scheme': 'v1',
        'Flatpeak-Timestamp': timestamp,
        'Flatpeak-Key-ID': key.id,
      };
    },
    async jwks() {
      const shown = (await keyRing()).map(async ({id, key}) => {
        const {kty, n, e} = await crypto.subtle.exportKey('jwk', key);
        return {kty, n, e, kid: id, alg: 'PS256', use: 'sig'};
      });
      return {keys: await Promise.all(shown)};
    },
    async rotate({dropOld}) {
      const old = await keyRing();
      if (!isAvailable()) return '';
      const key = await createKey();
      keys = Promise.resolve([key, ...(dropOld ? [] : old)]);
      return key.id;
    },
    async save() {
      if (!keys) return saved;
      const made = (await keys).map(async ({id, key}) => ({
        id,
        jwk: await crypto.subtle.exportKey('jwk', key),
      }));
      return (await Promise.all(made)).map(key => savedKey.parse(key));
    },
  };
}

/** The signer of a service that does not sign. */
export const noSigner: Signer = {
  headers: async () => UNSIGNED,
  jwks: async () => ({keys: []}),
  rotate: async () => '',
  save: async () => [],
};
