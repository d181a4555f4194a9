import {html, nothing, type TemplateResult} from 'lit';

/** A fact about a tariff; one without a value is not shown. */
export type Fact = readonly [label: string, value: string | undefined];

/** A list of facts. The shadow root needs styles for `.rows` and `.row`. */
export const factList = (facts: readonly Fact[]): TemplateResult => html`
  <dl class="rows" part="facts">
    ${facts.map(([label, value]) =>
      value
        ? html`<div class="row">
            <dt>${label}</dt>
            <dd>${value}</dd>
          </div>`
        : nothing,
    )}
  </dl>
`;
