import {addLink} from '../loader/add-link.js';

/** The query of the next attempt: browsers may cache a failed import by its URL. */
let query = '';

/**
 * Imports a module if it matches a hash. Only a `modulepreload` link can verify a module; the import
 * then gets the verified file.
 * @param file relative to the base
 * @throws Event if the file did not load or does not match
 */
export async function importVerified(
  file: string,
  base: string,
  integrity: string,
): Promise<unknown> {
  const url = new URL(file + query, base).href;
  query += '?';
  const link = addLink('modulepreload', url, integrity);
  await new Promise((resolve, reject) => {
    link.onload = resolve;
    link.onerror = reject;
  }).finally(() => link.remove());
  // eslint-disable-next-line no-restricted-syntax -- the URL that was verified
  return import(/* @vite-ignore */ url);
}
