import {html, nothing, type TemplateResult} from 'lit';
import {LABELS, valueLabel} from '../labels.js';
import {StateChangeEvent} from './change-event.js';
import {valuesOf, type ChoiceName, type PlaygroundState} from '../state.js';

const change = (name: ChoiceName) => (event: Event) => {
  const {value} = event.currentTarget as HTMLInputElement | HTMLSelectElement;
  event.currentTarget?.dispatchEvent(new StateChangeEvent({[name]: value}));
};

/** A choice among few values that are all in view. */
export const segments = (name: ChoiceName, state: PlaygroundState): TemplateResult => html`
  <fieldset>
    <legend class="label">${LABELS[name].label}</legend>
    <div class="segments">
      ${valuesOf(name, state).map(
        value => html`
          <label>
            <input
              type="radio"
              name=${name}
              value=${value}
              .checked=${state[name] === value}
              @change=${change(name)}
            />
            ${valueLabel(name, value)}
          </label>
        `,
      )}
    </div>
  </fieldset>
`;

/** A choice among more values. */
export const select = (
  name: ChoiceName,
  state: PlaygroundState,
  hint?: unknown,
): TemplateResult => html`
  <div class="field">
    <label class="label" for=${name}>${LABELS[name].label}</label>
    <select
      class="select"
      id=${name}
      @change=${change(name)}
      aria-describedby=${hint ? `${name}-hint` : nothing}
    >
      ${valuesOf(name, state).map(
        value => html`
          <option
            value=${value}
            ?selected=${state[name] === value}
            .selected=${state[name] === value}
          >
            ${valueLabel(name, value)}
          </option>
        `,
      )}
    </select>
    ${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : nothing}
  </div>
`;
