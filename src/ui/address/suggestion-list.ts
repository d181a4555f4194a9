import {adoptStyles, css, html, nothing, type LitElement, type ReactiveController} from 'lit';
import type {Translator} from '../../messages/translator.js';
import type {AddressSuggestion, KnownAddress} from './lookup.js';

/** How long the customer must pause before addresses are looked up, in ms. */
const PAUSE_MS = 250;

/** With fewer letters, a look-up finds too much. */
const MIN_LENGTH = 3;

/** Suggestions beyond these are out of sight: the customer types on. */
const MAX_SUGGESTIONS = 6;

const LIST_ID = 'suggestions';

interface SuggestionListOptions {
  /** Looks addresses up; undefined if there is no look-up any more. */
  readonly find: (
    text: string,
    signal: AbortSignal,
  ) => Promise<readonly AddressSuggestion[]> | undefined;
  readonly choose: (address: KnownAddress) => Promise<void>;
  readonly announce: (text: string) => void;
  readonly translator: () => Translator;
}

const styles = css`
  .A {
    position: relative;
  }
  .suggestions {
    position: absolute;
    inset-block-start: calc(100% + 0.25rem);
    inset-inline: 0;
    z-index: 1;
    margin: 0;
    padding: 0.25rem;
    list-style: none;
    border: var(--_border) var(--_outline);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: 0 0.5rem 1.5rem rgb(0 0 0 / 16%);
  }
  .suggestions > li {
    display: flex;
    align-items: center;
    min-block-size: 2.75rem;
    padding: 0.25rem 0.75rem;
    border-radius: calc(var(--_radius) * 0.75);
    cursor: pointer;
  }
  .suggestions > :is(.active, :hover) {
    background: var(--_tint);
  }
  .suggestions > .active {
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
  }
`;

/**
 * Makes a combobox of the field for the street, with the addresses that a site looks up. The field
 * stays as it is: everything can be typed by hand, whatever becomes of a look-up.
 */
export class SuggestionList implements ReactiveController {
  #suggestions: readonly AddressSuggestion[] = [];
  /** The suggestion that the arrow keys have reached. */
  #active = -1;
  #input: HTMLInputElement | undefined;
  #pending = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isChoosing = false;

  constructor(
    private readonly host: LitElement,
    private readonly options: SuggestionListOptions,
  ) {
    host.addController(this);
  }

  hostUpdated(): void {
    const input = this.host.renderRoot.querySelector<HTMLInputElement>('#address_line1');
    if (!input) return;
    if (input !== this.#input) {
      this.#input = input;
      const {elementStyles} = this.host.constructor as typeof LitElement;
      adoptStyles(this.host.renderRoot as ShadowRoot, [...elementStyles, styles]);
      input.addEventListener('input', this.#onInput);
      input.addEventListener('keydown', this.#onKey);
      input.addEventListener('blur', this.close);
    }
    const attributes = {
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-controls': LIST_ID,
      'aria-expanded': String(this.#suggestions.length > 0),
      'aria-activedescendant': this.#active < 0 ? '' : `${LIST_ID}-${this.#active}`,
      // The browser's own list would cover this one.
      autocomplete: 'off',
    };
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  }

  hostDisconnected(): void {
    this.close();
  }

  render(): unknown {
    const label = this.#input?.labels?.[0]?.textContent.trim();
    return html`<ul
      id=${LIST_ID}
      class="suggestions"
      part="options"
      role="listbox"
      aria-label=${label ?? nothing}
      ?hidden=${this.#suggestions.length === 0}
      @mousedown=${this.#keepFocus}
    >
      ${this.#suggestions.map(
        ({label}, at) =>
          html`<li
            id="${LIST_ID}-${at}"
            class=${at === this.#active ? 'active' : ''}
            part=${at === this.#active ? 'option active' : 'option'}
            role="option"
            aria-selected=${at === this.#active}
            translate="no"
            @click=${() => this.#choose(at)}
          >
            <bdi>${label}</bdi>
          </li>`,
      )}
    </ul>`;
  }

  /** Closes the list, and gives up what is being looked up. Returns whether it was open. */
  readonly close = (): boolean => {
    clearTimeout(this.#timer);
    this.#pending.abort();
    return this.#show([]);
  };

  #show(suggestions: readonly AddressSuggestion[]): boolean {
    const wasOpen = this.#suggestions.length > 0;
    this.#suggestions = suggestions.slice(0, MAX_SUGGESTIONS);
    this.#active = -1;
    if (wasOpen || suggestions.length > 0) this.host.requestUpdate();
    return wasOpen;
  }

  readonly #onInput = (): void => {
    if (this.#isChoosing) return;
    clearTimeout(this.#timer);
    this.#pending.abort();
    const text = this.#input?.value.trim() ?? '';
    if (text.length < MIN_LENGTH) this.#show([]);
    else this.#timer = setTimeout(() => void this.#find(text), PAUSE_MS);
  };

  async #find(text: string): Promise<void> {
    const {signal} = (this.#pending = new AbortController());
    try {
      const found = (await this.options.find(text, signal)) ?? [];
      if (signal.aborted) return;
      this.#show(found);
      if (found.length > 0) {
        const {announce, translator} = this.options;
        announce(translator().text('search.count', {count: this.#suggestions.length}));
      }
    } catch (error) {
      if (signal.aborted) return;
      this.#show([]);
      // eslint-disable-next-line no-console -- for the site's developers; the customer types on
      console.warn('The address look-up failed; the customer can type the address.', error);
    }
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const last = this.#suggestions.length - 1;
    if (last < 0 || event.isComposing) return;
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (step) {
      // From the field, and past either end back to it.
      this.#active += step;
      if (this.#active > last) this.#active = -1;
      if (this.#active < -1) this.#active = last;
      this.host.requestUpdate();
    } else if (event.key === 'Enter' && this.#active >= 0) void this.#choose(this.#active);
    else if (event.key === 'Escape') this.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  async #choose(at: number): Promise<void> {
    const address = this.#suggestions[at]?.address;
    this.close();
    if (!address) return;
    this.#isChoosing = true;
    await this.options.choose(address);
    this.#isChoosing = false;
  }

  /** A press on the list must not take the focus from the field. */
  readonly #keepFocus = (event: Event): void => event.preventDefault();
}
