import type {PostalAddress} from '../protocol/fields.js';

/** A supply address in one line; empty where nothing of it is known. */
export function addressLine({
  address_line1,
  address_line2,
  city,
  post_code,
}: PostalAddress): string {
  const town = [city, post_code].filter(Boolean).join(' ');
  return [address_line1, address_line2, town].filter(Boolean).join(', ');
}
