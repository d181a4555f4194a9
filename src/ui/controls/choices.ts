import {html, nothing, type TemplateResult} from 'lit';
import {fieldError} from './field.js';

export interface Choice {
  value: string;
  label: unknown;
  hint?: unknown;
  /** Content that belongs to the choice but not to its label, such as a field. */
  detail?: unknown;
}

/** A group of native radio buttons, labelled by the page's heading unless a label is given. */
export function choices(
  errors: ReadonlyMap<string, string>,
  {
    name,
    value,
    options,
    label,
  }: {name: string; value?: string | undefined; options: readonly Choice[]; label?: string},
): TemplateResult {
  const error = errors.get(name);
  return html`
    <fieldset
      class="choices"
      part="choices"
      role="radiogroup"
      aria-labelledby=${label ? nothing : 'heading'}
      aria-label=${label ?? nothing}
      aria-invalid=${error ? 'true' : nothing}
      aria-describedby=${error ? `${name}-error` : nothing}
    >
      ${options.map(
        (option, index) => html`
          <label class="choice" part="choice">
            <input
              type="radio"
              name=${name}
              value=${option.value}
              ?checked=${option.value === value}
              aria-labelledby="${name}-${index}"
              aria-describedby=${option.hint ? `${name}-${index}-hint` : nothing}
            />
            <span>
              <span class="choice-label" id="${name}-${index}">${option.label}</span>
              ${
                option.hint
                  ? html`<span class="choice-hint" id="${name}-${index}-hint">${option.hint}</span>`
                  : nothing
              }
            </span>
          </label>
          ${option.detail ?? nothing}
        `,
      )}
      ${fieldError(name, error)}
    </fieldset>
  `;
}
