import {css, html, LitElement, type TemplateResult} from 'lit';
import {DEFAULT_STATE, type PlaygroundState} from '../state.js';
import {segments} from './segments.js';
import {shared} from './styles.js';

/** The visitor wants something of the widget. */
export class StageCommandEvent extends Event {
  constructor(readonly command: 'answer' | 'restart') {
    super('stage-command', {bubbles: true, composed: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    'stage-command': StageCommandEvent;
  }
}

/** The widget in a device, with what can be done to it. */
export class PlaygroundStage extends LitElement {
  static override properties = {state: {attribute: false}, frameUrl: {attribute: false}};

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        grid-template-rows: auto 1fr;
        min-inline-size: 0;
        background:
          radial-gradient(circle, light-dark(#0000001a, #ffffff1c) 1px, transparent 1.5px) 0 0 /
            1.25rem 1.25rem,
          var(--soft);
      }
      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem;
        padding: 0.625rem 1rem;
        border-block-end: 1px solid var(--line);
        background: var(--bg);
      }
      .bar legend {
        float: inline-start;
        padding-inline-end: 0.5rem;
        line-height: 2.25rem;
        color: var(--quiet);
      }
      .widths {
        margin-inline-end: auto;
      }
      .floor {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        justify-items: center;
        align-items: start;
        min-inline-size: 0;
        padding: 1.5rem;
      }
      .device {
        display: grid;
        inline-size: calc(390px + 2 * var(--bezel));
        max-inline-size: 100%;
        block-size: min(46rem, max(32rem, 100vh - 16.25rem));
        padding: var(--bezel);
        --bezel: 10px;
        border-radius: 2.75rem;
        background: light-dark(#1d1f22, #05060a);
        box-shadow:
          inset 0 0 0 2px light-dark(#45484d, #3c3f47),
          0 1.5rem 3rem -1.5rem light-dark(#00000066, #000);
      }
      [data-width='320'] {
        inline-size: calc(320px + 2 * var(--bezel));
      }
      [data-width='768'] {
        inline-size: calc(768px + 2 * var(--bezel));
        border-radius: 1.75rem;
      }
      [data-width='full'] {
        inline-size: 100%;
        border-radius: 0.75rem;
        --bezel: 1px;
        background: var(--line);
        box-shadow: 0 1.5rem 3rem -1.5rem light-dark(#00000033, #000);
      }
      iframe {
        inline-size: 100%;
        block-size: 100%;
        border: 0;
        border-radius: calc(2.75rem - var(--bezel));
        background: light-dark(#f3f5f4, #0f1311);
      }
      [data-width='768'] iframe {
        border-radius: calc(1.75rem - var(--bezel));
      }
      [data-width='full'] iframe {
        border-radius: calc(0.75rem - var(--bezel));
      }
      @media (max-width: 40rem) {
        .bar {
          padding: 0.5rem 0.75rem;
        }
        /* It is among the options, so that the widget is in view. */
        .widths {
          display: none;
        }
        .bar .button {
          flex: 1;
        }
        .floor {
          padding: 0;
        }
        /* A phone needs no picture of a phone around the widget. */
        .device,
        .device[data-width] {
          --bezel: 0px;
          border-radius: 0;
          block-size: min(44rem, 100vh - 6rem);
          background: none;
          box-shadow: none;
        }
        .device iframe {
          border-radius: 0;
        }
      }
    `,
  ];

  state: PlaygroundState = DEFAULT_STATE;
  frameUrl = '';

  override render(): TemplateResult {
    return html`
      <div class="bar">
        <div class="widths">${segments('width', this.state)}</div>
        <button type="button" class="button" @click=${() => this.#command('answer')}>
          Answer for me
        </button>
        <button type="button" class="button" @click=${() => this.#command('restart')}>
          Start again
        </button>
      </div>
      <div class="floor">
        <div class="device" data-width=${this.state.width}>
          <iframe title="The widget in a sample page" src=${this.frameUrl}></iframe>
        </div>
      </div>
    `;
  }

  #command(command: StageCommandEvent['command']) {
    this.dispatchEvent(new StageCommandEvent(command));
  }
}
