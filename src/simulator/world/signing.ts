import * as z from 'zod/mini';
import {freshId} from './random.js';

const ALGORITHM = {name: 'RSA-PSS', hash: 'SHA-256'} as const;
const SALT_LENGTH = 32;

/** Extractable, since its public part is shown and all of it can be saved. */
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

/** A private key as it is saved. */
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
  /** The keys so far, the newest first: for `createSigner`. */
  save(): Promise<readonly SavedKey[]>;
}

/** The documented answer where there is no signature: receivers must refuse it in production. */
export const UNSIGNED: Readonly<Record<string, string>> = {'Flatpeak-Signature': 'none'};

/** Pages that were not loaded safely have no cryptography. */
const isAvailable = () => 'subtle' in crypto;

const firstKeys = (saved: readonly SavedKey[]) =>
  Promise.all(saved.length > 0 ? saved.map(restoreKey) : [createKey()]);

/**
 * A signer whose first key is made when it is first needed, since that takes a while.
 * @param saved the keys to go on with
 */
export function createSigner(saved: readonly SavedKey[] = []): Signer {
  let keys: Promise<readonly SigningKey[]> | undefined;
  const ring = () => (keys ??= isAvailable() ? firstKeys(saved) : Promise.resolve([]));
  return {
    async headers(body, at) {
      const timestamp = String(Math.floor(at / 1000));
      const [key] = await ring();
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
      const shown = (await ring()).map(async ({id, key}) => {
        const {kty, n, e} = await crypto.subtle.exportKey('jwk', key);
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

/** Signs nothing: what a service without signatures does. */
export const noSigner: Signer = {
  headers: async () => UNSIGNED,
  jwks: async () => ({keys: []}),
  rotate: async () => '',
  save: async () => [],
};
