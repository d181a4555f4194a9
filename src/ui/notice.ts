import {html, type TemplateResult} from 'lit';

/** Paragraphs about an error, and what the customer can do about it. */
export const errorNotice = (
  paragraphs: readonly unknown[],
  recovery: unknown,
  modifier = '',
): TemplateResult => html`
  <div class="notice problem ${modifier}" part="problem">
    ${paragraphs.map(paragraph => html`<p>${paragraph}</p>`)} ${recovery}
  </div>
`;
