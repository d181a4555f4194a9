import {html, type TemplateResult} from 'lit';
import type {PostalAddress} from '../../protocol/fields.js';
import {isPostcodeLast} from './countries.js';

/** A postal address in one line; empty if all of its fields are. */
export function formatAddress(address: PostalAddress): string {
  const {address_line1, address_line2, city, post_code, country_code} = address;
  const order = isPostcodeLast(country_code) ? [city, post_code] : [post_code, city];
  const town = order.filter(Boolean).join(' ');
  return [address_line1, address_line2, town].filter(Boolean).join(', ');
}

/** The supply address in one line, with an action to change it. */
export const addressLine = (address: PostalAddress, change: unknown): TemplateResult =>
  html`<p class="muted" part="lead">
    <bdi translate="no">${formatAddress(address)}</bdi> ${change}
  </p>`;
