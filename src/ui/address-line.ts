import {html, type TemplateResult} from 'lit';
import type {PostalAddress} from '../protocol/fields.js';

/** A supply address in one line; empty where nothing of it is known. */
export function addressText(address: PostalAddress): string {
  const {address_line1, address_line2, city, post_code} = address;
  const town = [city, post_code].filter(Boolean).join(' ');
  return [address_line1, address_line2, town].filter(Boolean).join(', ');
}

/** The supply address that a page is about, in one line, with the way to change it. */
export const addressLine = (address: PostalAddress, change: unknown): TemplateResult =>
  html`<p class="muted" part="lead"><bdi>${addressText(address)}</bdi> ${change}</p>`;
