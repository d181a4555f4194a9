import {css, html, LitElement, nothing, type TemplateResult} from 'lit';
import type {FaultType} from 'flatpeak-connect/simulator';
import {SAMPLE_PROVIDERS} from '../samples.js';
import {isAtAnswer} from '../service/faults.js';
import {
  DEFAULT_STATE,
  hasChoice,
  isConversation,
  type ChoiceName,
  type PlaygroundState,
} from '../state.js';
import {segments, select} from './segments.js';
import {shared} from './styles.js';

interface Group {
  readonly title: string;
  readonly choices: readonly ChoiceName[];
}

const GROUPS: readonly Group[] = [
  {title: 'Look', choices: ['theme', 'colors', 'lang', 'text', 'width']},
  {
    title: 'Service',
    choices: ['version', 'journey', 'connection', 'direction', 'page', 'tariff', 'fault'],
  },
];

/** A sentence about the value of a choice that does not speak for itself. */
function hintOf(name: ChoiceName, state: PlaygroundState): string | undefined {
  if (name === 'connection' && state.connection !== 'any') {
    return `${SAMPLE_PROVIDERS[state.connection]} is first in the list of suppliers.`;
  }
  if (name === 'fault' && state.fault !== 'none') return faultHint(state, state.fault);
  return undefined;
}

function faultHint(state: PlaygroundState, fault: FaultType): string {
  if (!isConversation(state)) return 'Each request of the companion to Flatpeak has it.';
  return isAtAnswer(fault)
    ? 'The next answer fails. The one after it succeeds.'
    : 'Each page has it.';
}

/** The choices that have a segmented control. */
const SEGMENTED: ReadonlySet<ChoiceName> = new Set<ChoiceName>(['colors', 'width']);

/** The controls beside the widget. */
export class PlaygroundControls extends LitElement {
  static override properties = {state: {attribute: false}};

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 1.5rem;
      }
      h2 {
        margin-block-end: 0.75rem;
        font-size: 0.75rem;
        font-weight: 600;
        letter-spacing: 0.04em;
        text-transform: uppercase;
        color: var(--quiet);
      }
      .group {
        display: grid;
        gap: 0.75rem;
      }
      .label {
        display: block;
        margin-block-end: 0.25rem;
        font-weight: 500;
      }
      .hint {
        margin-block-start: 0.25rem;
      }
      /* Elsewhere it is above the widget. */
      @media (min-width: 40.0625rem) {
        .width {
          display: none;
        }
      }
    `,
  ];

  state: PlaygroundState = DEFAULT_STATE;

  override render(): TemplateResult {
    return html`${GROUPS.map(group => this.#group(group))}`;
  }

  #group({title, choices}: Group) {
    const {state} = this;
    const shown = choices.filter(name => hasChoice(name, state));
    if (shown.length === 0) return nothing;
    return html`
      <section>
        <h2>${title}</h2>
        <div class="group">
          ${shown.map(
            name => html`
              <div class=${name}>
                ${
                  SEGMENTED.has(name)
                    ? segments(name, state)
                    : select(name, state, hintOf(name, state))
                }
              </div>
            `,
          )}
        </div>
      </section>
    `;
  }
}
