import {html, nothing, type LitElement} from 'lit';
import type {Ui} from './context.js';

/** Actions that are done only after the customer has confirmed them. */
export const NEEDS_CONFIRMATION = new Set(['DISCONNECT']);

/** Asks the customer to confirm an action, in place of the page's buttons. */
export class Confirmation {
  readonly #page: LitElement;
  /** The action that waits for an answer, or the empty string. */
  #action = '';
  /** The item that it is done to, on a page that shows several. */
  #subject: object | undefined;

  constructor(page: LitElement) {
    this.#page = page;
  }

  get isOpen(): boolean {
    return this.#action !== '';
  }

  /** Whether an action can be done now; if not, the customer is asked. */
  allows(action: string, subject?: object): boolean {
    if (!NEEDS_CONFIRMATION.has(action)) return true;
    if (this.#action === action && this.#subject === subject) return true;
    this.#subject = subject;
    // The focus goes to the harmless choice, so that a second Enter does no harm.
    this.#set(action, '[aria-labelledby="confirm"] .quiet');
    return false;
  }

  /** Closes the question: the action is done, or another page has come. */
  reset(): void {
    this.#action = '';
  }

  render(
    {translator, busy}: Ui,
    act: (action: string, subject: object | undefined) => void,
  ): unknown {
    const action = this.#action;
    if (!action) return nothing;
    const text = (name: string) => translator.find([`confirm.${action.toLowerCase()}.${name}`]);
    return html`
      <div class="notice warning" part="confirmation" role="group" aria-labelledby="confirm">
        <p>
          <strong id="confirm">${text('title')}</strong><br />
          ${text('text')}
        </p>
        <button
          type="button"
          class="button primary danger"
          part="button primary danger"
          aria-disabled=${busy}
          @click=${() => act(action, this.#subject)}
        >
          ${text('yes')}
        </button>
        <button type="button" class="button quiet" part="button quiet" @click=${this.#onKeep}>
          ${text('no')}
        </button>
      </div>
    `;
  }

  readonly #onKeep = (): void => this.#set('', '.danger');

  #set(action: string, focused: string): void {
    this.#action = action;
    this.#page.requestUpdate();
    void this.#page.updateComplete.then(() =>
      this.#page.renderRoot.querySelector<HTMLElement>(focused)?.focus(),
    );
  }
}
