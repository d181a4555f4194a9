import {html, nothing, type TemplateResult} from 'lit';

/** A fact about a tariff; one without a value is not shown, and a name or a date is not translated. */
export type Fact = readonly [label: string, value: string | undefined, isName?: boolean];

/** A list of facts; nothing without facts to show. The shadow root needs styles for `.rows` and `.row`. */
export function factList(facts: readonly Fact[]): TemplateResult | typeof nothing {
  const shown = facts.filter(([, value]) => value);
  if (shown.length === 0) return nothing;
  return html`
    <dl class="rows" part="facts">
      ${shown.map(
        ([label, value, isName]) =>
          html`<div class="row">
            <dt>${label}</dt>
            <dd translate=${isName ? 'no' : nothing}>${value}</dd>
          </div>`,
      )}
    </dl>
  `;
}
