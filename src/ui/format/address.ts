import {html, type TemplateResult} from 'lit';
import type {PostalAddress} from '../../protocol/fields.js';
import {fieldOrder} from './countries.js';

/** A postal address in one line; empty if all of its fields are. */
export function formatAddress(address: PostalAddress): string {
  const {address_line1, address_line2, city, state, post_code, country_code} = address;
  const fields: Readonly<Record<string, string>> = {C: city, S: state, Z: post_code};
  const town = Array.from(fieldOrder(country_code), field => fields[field]);
  return [address_line1, address_line2, town.filter(Boolean).join(' ')].filter(Boolean).join(', ');
}

/** The supply address in at most two lines, with an action to change it. */
export function addressLine(address: PostalAddress, change: unknown): TemplateResult {
  const line = formatAddress(address);
  return html`<p class="muted beside" part="lead">
    <bdi class="clamped" title=${line} translate="no">${line}</bdi> ${change}
  </p>`;
}
