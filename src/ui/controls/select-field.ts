import {html, nothing, type TemplateResult} from 'lit';
import {fieldError} from './field.js';
import {nativeOptions, type NativeOption} from './native-options.js';

export interface SelectOptions {
  /** Its name in the form, and its id in the shadow root. */
  name: string;
  label: string;
  value: string;
  options: readonly NativeOption[];
  /** An autofill token of the HTML standard. */
  autocomplete?: string;
  required?: boolean;
  /** Out of sight, but within reach of the browser's autofill. */
  isHidden?: boolean | undefined;
}

/** A labelled native select. A new `value` selects another option. */
export function selectField(
  errors: ReadonlyMap<string, string>,
  {name, label, value, options, autocomplete, required, isHidden}: SelectOptions,
): TemplateResult {
  const error = errors.get(name);
  return html`
    <div
      class=${isHidden ? 'visually-hidden' : 'field'}
      part="field"
      aria-hidden=${isHidden || nothing}
    >
      <label class="label" part="label" for=${name}>${label}</label>
      <div class="chevron">
        <select
          class="input"
          part="input"
          id=${name}
          name=${name}
          autocomplete=${autocomplete ?? nothing}
          tabindex=${isHidden ? -1 : nothing}
          aria-required=${required ? 'true' : nothing}
          aria-invalid=${!!error}
          aria-describedby=${error ? `${name}-error` : nothing}
          .value=${value}
        >
          ${nativeOptions(options, value)}
        </select>
      </div>
      ${fieldError(name, error)}
    </div>
  `;
}
