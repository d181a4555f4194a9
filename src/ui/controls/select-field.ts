import {html, nothing, type TemplateResult} from 'lit';
import {fieldError} from './field.js';
import {nativeOptions, type NativeOption} from './native-options.js';

export interface SelectOptions {
  /** The form's name for it, and its id in this shadow root. */
  name: string;
  label: string;
  value: string;
  options: readonly NativeOption[];
  /** One of the tokens of the HTML standard. */
  autocomplete?: string;
  required?: boolean;
}

/** A labelled native list to choose from; another value given later is chosen. */
export function selectField(
  errors: ReadonlyMap<string, string>,
  {name, label, value, options, autocomplete, required}: SelectOptions,
): TemplateResult {
  const error = errors.get(name);
  return html`
    <div class="field" part="field">
      <label class="label" part="label" for=${name}>${label}</label>
      <div class="chevron">
        <select
          class="input"
          part="input"
          id=${name}
          name=${name}
          autocomplete=${autocomplete ?? nothing}
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
