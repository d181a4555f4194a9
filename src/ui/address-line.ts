import {html, type TemplateResult} from 'lit';
import type {PostalAddress} from '../protocol/fields.js';

/** The supply address that a page is about, in one line, with the way to change it. */
export function addressLine(
  {address_line1, address_line2, city, post_code}: PostalAddress,
  change: unknown,
): TemplateResult {
  const town = [city, post_code].filter(Boolean).join(' ');
  const line = [address_line1, address_line2, town].filter(Boolean).join(', ');
  return html`<p class="muted" part="lead"><bdi>${line}</bdi> ${change}</p>`;
}
