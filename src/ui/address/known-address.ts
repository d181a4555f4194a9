import type {PostalAddress} from '../../protocol/fields.js';
import type {KnownAddress} from './lookup.js';

/**
 * The address of the service; what it lacks is the site's, unless that is in another country.
 * @param site what the site knows, from JavaScript that may not be typed
 */
export function knownAddress(given: PostalAddress, site: KnownAddress = {}): PostalAddress {
  const known = {...given};
  const isSame = [given.country_code, ''].includes(site.country_code ?? '') || !given.country_code;
  if (isSame)
    for (const name of Object.keys(given) as (keyof PostalAddress)[])
      known[name] ||= site[name] ?? '';
  return known;
}
