import {html, nothing, type LitElement} from 'lit';
import type {Ui} from './context.js';

/** Receives the back gesture of Android; see the HTML standard. Some browsers don't have it. */
interface CloseWatcher extends EventTarget {
  destroy(): void;
}

const {CloseWatcher: Watcher} = globalThis as {CloseWatcher?: new () => CloseWatcher};

/**
 * Asks the customer to confirm an action, in place of the page's buttons. A close request of the
 * browser withdraws the question.
 */
export class Confirmation {
  readonly #page: LitElement;
  /** The action that waits for an answer, or the empty string. */
  #action = '';
  /** The item that it is done to, on a page that shows several. */
  #subject: object | undefined;
  /** The button that had the focus before. */
  #opener: Element | null | undefined;
  #watcher: CloseWatcher | undefined;

  constructor(page: LitElement) {
    this.#page = page;
  }

  get isOpen(): boolean {
    return this.#action !== '';
  }

  /** Whether the customer has confirmed an action; if not, asks for it. */
  allows(action: string, subject?: object): boolean {
    if (this.#action === action && this.#subject === subject) return true;
    this.#subject = subject;
    this.#opener = this.#page.shadowRoot?.activeElement;
    this.#unwatch();
    this.#watcher = Watcher && new Watcher();
    this.#watcher?.addEventListener('close', this.#onKeep);
    // The focus goes to the harmless choice, so that a second Enter does no harm.
    this.#set(action, '[aria-labelledby="confirm"] .quiet');
    return false;
  }

  /** Closes the question: the action is done, or another page has come. */
  reset(): void {
    this.#action = '';
    this.#unwatch();
  }

  /** Closes the question where nobody sees it any more: it must not receive the back gesture. */
  withdraw(): void {
    if (!this.isOpen) return;
    this.reset();
    this.#page.requestUpdate();
  }

  /** Closes the question as its "no" does. Returns whether it was open. */
  dismiss(): boolean {
    const wasOpen = this.isOpen;
    if (wasOpen) this.#onKeep();
    return wasOpen;
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

  readonly #onKeep = (): void => {
    this.#unwatch();
    this.#set('', '.danger');
  };

  #unwatch(): void {
    this.#watcher?.destroy();
    this.#watcher = undefined;
  }

  #set(action: string, focused: string): void {
    this.#action = action;
    this.#page.requestUpdate();
    void this.#page.updateComplete.then(() => {
      // One of several items keeps its button; others get new ones.
      const opener = !action && this.#opener?.isConnected ? this.#opener : undefined;
      const target = opener ?? this.#page.renderRoot.querySelector(focused);
      (target as HTMLElement | null)?.focus();
    });
  }
}
