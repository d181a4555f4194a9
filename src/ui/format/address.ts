import {html, type TemplateResult} from 'lit';
import type {PostalAddress} from '../../protocol/fields.js';

/** Where the postcode stands behind the town; elsewhere before it. */
const POSTCODE_LAST = /AU|BR|CA|GB|HK|IE|IN|LV|MT|NZ|SG|TW|US|ZA/;

/** A supply address in one line; empty where nothing of it is known. */
export function addressText(address: PostalAddress): string {
  const {address_line1, address_line2, city, post_code, country_code} = address;
  const order = POSTCODE_LAST.test(country_code) ? [city, post_code] : [post_code, city];
  const town = order.filter(Boolean).join(' ');
  return [address_line1, address_line2, town].filter(Boolean).join(', ');
}

/** The supply address that a page is about, in one line, with the way to change it. */
export const addressLine = (address: PostalAddress, change: unknown): TemplateResult =>
  html`<p class="muted" part="lead"><bdi>${addressText(address)}</bdi> ${change}</p>`;
