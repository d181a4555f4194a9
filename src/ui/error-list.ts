import {html, nothing} from 'lit';
import type {Translator} from '../messages/translator.js';
import type {PageErrors} from './page-errors.js';

/** The errors of several fields, each with a way to its field. */
export function errorList(errors: PageErrors, translator: Translator): unknown {
  if (errors.size < 2) return nothing;
  return html`
    <div class="notice problem" part="problem" role="group" tabindex="-1" aria-labelledby="problem">
      <strong id="problem">${translator.text('error.summary')}</strong>
      ${[...errors].map(
        ([name, text]) => html`
          <button
            type="button"
            class="link"
            part="link"
            @click=${({target}: Event) => focusField((target as Element).closest('form'), name)}
          >
            ${text}
          </button>
        `,
      )}
    </div>
  `;
}

const focusField = (form: HTMLFormElement | null, name: string): void =>
  form?.querySelector<HTMLElement>(`[name="${name}"]`)?.focus();
