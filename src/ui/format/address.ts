import {html, type TemplateResult} from 'lit';
import type {PostalAddress} from '../../protocol/fields.js';

/**
 * Countries with the postcode after the town; in all others it comes first. A selection from
 * libaddressinput (`%Z` after `%C` in `fmt`), with the city states HK and SG, and TW.
 */
const POSTCODE_LAST = /AU|BR|CA|GB|HK|IE|IN|LV|MT|NZ|SG|TW|US|ZA/;

/** A postal address in one line; empty if all of its fields are. */
export function formatAddress(address: PostalAddress): string {
  const {address_line1, address_line2, city, post_code, country_code} = address;
  const order = POSTCODE_LAST.test(country_code) ? [city, post_code] : [post_code, city];
  const town = order.filter(Boolean).join(' ');
  return [address_line1, address_line2, town].filter(Boolean).join(', ');
}

/** The supply address in one line, with an action to change it. */
export const addressLine = (address: PostalAddress, change: unknown): TemplateResult =>
  html`<p class="muted" part="lead">
    <bdi translate="no">${formatAddress(address)}</bdi> ${change}
  </p>`;
