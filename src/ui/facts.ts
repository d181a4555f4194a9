import {html, nothing, type TemplateResult} from 'lit';

/** A fact about a tariff; one without a value is not shown, and a name or a date is not translated. */
export type Fact = readonly [label: string, value: string | undefined, isName?: boolean];

/** A list of facts. The shadow root needs styles for `.rows` and `.row`. */
export const factList = (facts: readonly Fact[]): TemplateResult => html`
  <dl class="rows" part="facts">
    ${facts.map(([label, value, isName]) =>
      value
        ? html`<div class="row">
            <dt>${label}</dt>
            <dd translate=${isName ? 'no' : nothing}>${value}</dd>
          </div>`
        : nothing,
    )}
  </dl>
`;
