import {createHash} from 'node:crypto';

const integrityHash = (bits: 256 | 384) => (content: string | Buffer) =>
  `sha${bits}-${createHash(`sha${bits}`).update(content).digest('base64')}`;

/** For sites: SHA-384 is the usual hash of an `integrity` attribute. */
export const sha384 = integrityHash(384);

/** For hashes that the bundle embeds: strong enough, and a third fewer bytes. */
export const sha256 = integrityHash(256);
