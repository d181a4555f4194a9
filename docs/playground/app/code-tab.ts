import {css, html, LitElement, type TemplateResult} from 'lit';
import {SNIPPETS, type SnippetName} from '../snippets/frameworks.js';
import type {Target} from '../snippets/integration.js';
import {DEFAULT_STATE, type PlaygroundState} from '../state.js';
import {shared} from './styles.js';

const TARGETS: Readonly<Record<Target, string>> = {
  simulator: 'Simulator on this computer',
  flatpeak: 'Flatpeak',
};

const HINTS: Readonly<Record<Target, string>> = {
  simulator: 'Needs the code of “Server”, which starts the simulator on port 4010.',
  flatpeak: 'Needs the code of “Server” and an account.',
};

/** The code for what is on screen. */
export class CodeTab extends LitElement {
  static override properties = {
    state: {attribute: false},
    snippet: {state: true},
    target: {state: true},
  };

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.75rem;
        min-inline-size: 0;
      }
      .segments {
        flex-wrap: wrap;
      }
      .segments label {
        flex: 1 0 auto;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem 0.75rem;
      }
      .row .select {
        inline-size: auto;
        flex: 1;
      }
      .file {
        margin-inline-end: auto;
        color: var(--quiet);
      }
    `,
  ];

  state: PlaygroundState = DEFAULT_STATE;
  snippet: SnippetName = 'html';
  target: Target = 'simulator';

  override render(): TemplateResult {
    const {file, language, write} = SNIPPETS[this.snippet];
    const code = write(this.state, this.target);
    return html`
      <fieldset>
        <legend class="visually-hidden">Language</legend>
        <div class="segments">
          ${(Object.keys(SNIPPETS) as SnippetName[]).map(
            name => html`
              <label>
                <input
                  type="radio"
                  name="snippet"
                  .checked=${name === this.snippet}
                  @change=${() => (this.snippet = name)}
                />
                ${SNIPPETS[name].label}
              </label>
            `,
          )}
        </div>
      </fieldset>
      <div class="row">
        <label for="target">For</label>
        <select
          class="select"
          id="target"
          @change=${(event: Event) =>
            (this.target = (event.target as HTMLSelectElement).value as Target)}
        >
          ${(Object.keys(TARGETS) as Target[]).map(
            target => html`
              <option value=${target} .selected=${target === this.target}>
                ${TARGETS[target]}
              </option>
            `,
          )}
        </select>
      </div>
      <div class="row">
        <span class="file mono">${file}</span>
        <copy-button .text=${code} label="Copy code"></copy-button>
      </div>
      <code-block .code=${code} language=${language} label="Code, ${file}"></code-block>
      <p class="hint">${HINTS[this.target]}</p>
    `;
  }
}
