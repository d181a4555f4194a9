import {html, nothing, type TemplateResult} from 'lit';

export interface FieldOptions {
  /** Its name in the form, and its id in the shadow root. */
  name: string;
  label: string;
  /** The initial value; later renders do not change the field. */
  value?: string;
  hint?: string;
  /** What was understood of the value, if that is not evident. */
  understood?: string;
  /** Suffix after the input, such as a unit. */
  affix?: string;
  type?: string;
  inputmode?: 'text' | 'decimal' | 'numeric' | 'search' | 'email' | 'tel';
  /** An autofill token of the HTML standard. */
  autocomplete?: string;
  maxlength?: number;
  placeholder?: string;
  required?: boolean;
  /** What an on-screen keyboard writes in capitals. */
  autocapitalize?: 'characters' | 'off';
  /** Out of sight, but within reach of the browser's autofill. */
  isHidden?: boolean | undefined;
}

/**
 * A labelled native input with its hint and error. The value is an attribute, never a property: a
 * render must not change the field while the customer types.
 */
export function field(errors: ReadonlyMap<string, string>, options: FieldOptions): TemplateResult {
  const {name, label, hint, affix, understood, isHidden} = options;
  const error = errors.get(name);
  const describedBy = [
    affix && `${name}-affix`,
    understood && `${name}-understood`,
    hint && `${name}-hint`,
    error && `${name}-error`,
  ]
    .filter(Boolean)
    .join(' ');
  const input = html`
    <input
      class="input"
      part="input"
      id=${name}
      name=${name}
      dir="auto"
      type=${options.type ?? 'text'}
      value=${options.value ?? ''}
      inputmode=${options.inputmode ?? nothing}
      autocomplete=${options.autocomplete ?? 'off'}
      autocapitalize=${options.autocapitalize ?? nothing}
      enterkeyhint="go"
      tabindex=${isHidden ? -1 : nothing}
      maxlength=${options.maxlength ?? nothing}
      placeholder=${options.placeholder ?? nothing}
      aria-required=${options.required ? 'true' : nothing}
      aria-invalid=${error ? 'true' : nothing}
      aria-describedby=${describedBy || nothing}
    />
  `;
  return html`
    <div
      class=${isHidden ? 'visually-hidden' : 'field'}
      part="field"
      aria-hidden=${isHidden || nothing}
    >
      <label class="label" part="label" for=${name}>${label}</label>
      ${
        affix
          ? html`<div class="affixed" part="affixed">
              ${input}<span class="affix" part="affix" id="${name}-affix" translate="no"
                >${affix}</span
              >
            </div>`
          : input
      }
      ${
        understood
          ? html`<p class="hint" part="hint" id="${name}-understood"><bdi>${understood}</bdi></p>`
          : nothing
      }
      ${hint ? html`<p class="hint" part="hint" id="${name}-hint">${hint}</p>` : nothing}
      ${fieldError(name, error)}
    </div>
  `;
}

/** The error of a field, which its control references with `aria-describedby`. */
export const fieldError = (name: string, error: string | undefined): unknown =>
  error ? html`<p class="error" part="error" id="${name}-error">${error}</p>` : nothing;
