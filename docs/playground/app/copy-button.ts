import {css, html, LitElement, type TemplateResult} from 'lit';
import {shared} from './styles.js';

type CopyState = 'idle' | 'copied' | 'failed';

const SAID: Readonly<Record<CopyState, string>> = {
  idle: '',
  copied: 'Copied',
  failed: 'Select the text and copy it',
};

/** How long “Copied” stands on the button. */
const SHOWN_MS = 2000;

/** Copies a text, and announces that it has. */
export class CopyButton extends LitElement {
  static override properties = {
    text: {attribute: false},
    label: {},
    copyState: {state: true},
  };

  static override styles = [
    shared,
    css`
      :host {
        display: inline-block;
      }
      .done {
        color: var(--good);
      }
    `,
  ];

  text = '';
  label = 'Copy';
  copyState: CopyState = 'idle';
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override render(): TemplateResult {
    const said = SAID[this.copyState];
    return html`
      <button
        type="button"
        class="button ${this.copyState === 'copied' ? 'done' : ''}"
        @click=${this.#copy}
      >
        ${this.copyState === 'copied' ? '✓ Copied' : this.label}
      </button>
      <span class="visually-hidden" role="status">${said}</span>
    `;
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.text);
      this.copyState = 'copied';
    } catch {
      // The browser or the page around refuses the clipboard.
      this.copyState = 'failed';
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.copyState = 'idle'), SHOWN_MS);
  }
}
