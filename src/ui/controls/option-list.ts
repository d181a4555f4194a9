import {html, LitElement, nothing, type PropertyValues} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {defaultUi, type Ui} from '../context.js';
import {checkIcon, searchIcon} from '../icons.js';
import {renderInto} from '../original-nodes.js';
import {logo} from '../provider-badge.js';
import {matcher, normalize} from '../format/search.js';

export interface ListOption {
  readonly id: string;
  readonly name: string;
  /** A quiet second line. */
  readonly hint?: string;
  /** URL of a logo, or the empty string for initials; undefined for a list without logos. */
  readonly logo?: string;
}

/** What an option list shows. */
export interface OptionListView {
  /** The search field's name in the form, and its id in the page's shadow root. */
  readonly name: string;
  readonly label: string;
  /** In display order; another array is another list. */
  readonly options: readonly ListOption[];
  /** The option that was chosen before. */
  readonly selected: string;
  readonly ui: Ui;
  /** The customer chose an option. */
  readonly onChoose: (id: string) => void;
}

/** Number of rows that are rendered around those in view. All rows have one height; the others are padding. */
const RENDERED_ROWS = 28;

/** Number of rows that a key moves. */
const KEY_STEPS = new Map([
  ['ArrowDown', 1],
  ['ArrowUp', -1],
  ['PageDown', 7],
  ['PageUp', -7],
  ['Home', -Infinity],
  ['End', Infinity],
]);

/**
 * A search field over a list of options. A tap or Enter chooses one at once.
 *
 * It is an ARIA combobox whose list is always open: the focus stays in the field, and the arrows,
 * Page Up, Page Down, Home and End move through the rows. The list is virtual: of thousands of rows
 * only those near the view exist, with `aria-posinset`. It renders into the page's shadow root, so
 * that labels, parts and styles work as in the rest of the page.
 */
export class OptionList extends LitElement {
  static override properties = {
    view: {state: true},
    query: {state: true},
    active: {state: true},
    start: {state: true},
    found: {state: true},
  };

  private view: OptionListView = {
    name: '',
    label: '',
    options: [],
    selected: '',
    ui: defaultUi,
    onChoose: () => {},
  };
  private query = '';
  /** The row with keyboard focus, or -1. */
  private active = -1;
  /** The first row that is rendered. */
  private start = 0;

  /** The options that match the query. */
  private found: readonly ListOption[] = [];
  #chosen = '';
  #isScrolled = false;
  /** The searchable text of each option, once the customer searches. */
  #texts: readonly string[] | undefined;

  /** Sets the view and returns the element, for use in a template. */
  show(view: OptionListView): this {
    this.view = view;
    return this;
  }

  /** Empties the search, so that all options are there again. Returns whether it was not empty. */
  dismiss(): boolean {
    const input = this.querySelector('input');
    if (!input?.value) return false;
    this.query = input.value = '';
    return true;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues): void {
    const {options, selected} = this.view;
    const before = (changed.get('view') as OptionListView | undefined) ?? this.view;
    if (before.options === options && !changed.has('query')) return;
    if (before.options !== options) this.#texts = undefined;
    const matches = matcher(this.query);
    this.found = this.query
      ? options.filter((_, index) => matches(this.#searched[index] ?? ''))
      : options;
    this.active = this.query ? -1 : this.found.findIndex(({id}) => id === selected);
    this.start = firstRenderedRow(this.active);
  }

  protected override update(changed: PropertyValues): void {
    renderInto(this.getRootNode(), () => super.update(changed));
  }

  protected override updated(changed: PropertyValues): void {
    const {active, found, start} = this;
    const list = this.querySelector<HTMLElement>('.options');
    if (!list) return;
    list.style.setProperty('--_all', `${this.view.options.length}`);
    list.style.setProperty('--_before', `${start}`);
    list.style.setProperty('--_after', `${Math.max(0, found.length - start - RENDERED_ROWS)}`);
    // A new list scrolls only itself, so that the site's page stays in place; keys may scroll both.
    // Reading the position costs a layout, so it happens only if something may move.
    if (changed.has('found')) {
      if (active >= 0) list.scrollTop = ((active - 2) * list.scrollHeight) / found.length;
      else if (this.#isScrolled) list.scrollTop = 0;
    } else if (changed.has('active'))
      list.querySelector('.active')?.scrollIntoView({block: 'nearest'});
  }

  protected override render() {
    const {active, start, view} = this;
    const {name, label, ui} = view;
    const {translator, busy} = ui;
    const count = this.found.length;
    const isRendered = active >= start && active < start + RENDERED_ROWS;
    return html`
      <div class="stack">
        <div class="affixed" part="affixed" ?hidden=${!view.options.length}>
          <span class="search-icon">${searchIcon}</span>
          <input
            class="input"
            part="input"
            id=${name}
            name=${name}
            type="search"
            dir="auto"
            autocomplete="off"
            spellcheck="false"
            placeholder=${label}
            role="combobox"
            aria-label=${label}
            aria-autocomplete="list"
            aria-expanded=${count > 0}
            aria-controls="${name}-list"
            aria-activedescendant=${isRendered ? `${name}-${active}` : nothing}
            @focus=${this.#onFocus}
            @input=${this.#onInput}
            @keydown=${this.#onKey}
          />
        </div>
        <div
          class=${view.options.some(({hint}) => hint) ? 'options tall' : 'options'}
          part="options"
          id="${name}-list"
          role="listbox"
          tabindex="-1"
          aria-label=${label}
          aria-busy=${busy}
          ?hidden=${!view.options.length}
          @mousedown=${keepFocus}
          @scroll=${this.#onScroll}
        >
          <div class="rows" role="none">
            ${repeat(
              this.found.slice(start, start + RENDERED_ROWS),
              // Keyed, so that a row stays in place while others enter and leave.
              option => option,
              (option, index) => this.#renderRow(option, start + index),
            )}
          </div>
        </div>
        <p class=${count ? 'visually-hidden' : 'none muted'} role="status">
          ${
            !count
              ? translator.text(view.options.length ? 'search.none' : 'search.empty')
              : this.query
                ? translator.text('search.count', {count})
                : nothing
          }
        </p>
      </div>
    `;
  }

  /** A row is a button for touch, mouse and voice control; the keyboard focus stays in the field. */
  #renderRow(option: ListOption, index: number) {
    const {view} = this;
    const {id, name, hint} = option;
    const isActive = index === this.active;
    const isSelected = id === view.selected;
    return html`
      <button
        type="button"
        class=${isActive ? 'option active' : 'option'}
        part=${isActive ? 'option active' : 'option'}
        id="${view.name}-${index}"
        role="option"
        tabindex="-1"
        aria-selected=${isSelected}
        aria-posinset=${index + 1}
        aria-setsize=${this.found.length}
        @click=${() => this.#choose(option)}
      >
        ${option.logo === undefined ? nothing : logo(name, option.logo)}
        <span class="option-text">
          <strong><bdi translate="no">${name}</bdi></strong>
          ${hint && html`<span class="hint"><bdi>${hint}</bdi></span>`}
        </span>
        ${
          view.ui.busy && id === this.#chosen
            ? html`<span class="spinner"></span>`
            : isSelected
              ? checkIcon
              : nothing
        }
      </button>
    `;
  }

  get #searched(): readonly string[] {
    return (this.#texts ??= this.view.options.map(({name, hint = ''}) =>
      normalize(`${name} ${hint}`),
    ));
  }

  #choose({id}: ListOption): void {
    if (this.view.ui.busy) return;
    this.#chosen = id;
    this.view.onChoose(id);
  }

  /** Prepares the search and the number format before the first letter is typed. */
  readonly #onFocus = (): void => {
    this.view.ui.translator.text('search.count', {count: this.#searched.length});
  };

  readonly #onInput = (event: Event): void => {
    this.query = (event.target as HTMLInputElement).value;
  };

  readonly #onScroll = (event: Event): void => {
    const {scrollTop, scrollHeight} = event.target as HTMLElement;
    this.#isScrolled = scrollTop > 0;
    this.start = firstRenderedRow(Math.floor((scrollTop / scrollHeight) * this.found.length));
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    // With a modifier the same keys select text. Input methods use them too; when composition ends,
    // Safari identifies their keys only by the key code.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    const {key, keyCode} = event;
    if (event.shiftKey || event.ctrlKey || event.altKey || keyCode === 229) return;
    const last = this.found.length - 1;
    const by = KEY_STEPS.get(key);
    if (by !== undefined) {
      this.active = Math.min(last, Math.max(0, this.active + by));
      const isIn = this.active >= this.start && this.active < this.start + RENDERED_ROWS;
      if (!isIn) this.start = firstRenderedRow(this.active);
    } else if (key === 'Enter') {
      // Enter chooses the active row, or a single match.
      const option = this.found[last === 0 ? 0 : this.active];
      if (option) this.#choose(option);
    } else return;
    event.preventDefault();
  };
}

/** The first row to render, given the first row in view; in steps of four, so that few scroll events render. */
const firstRenderedRow = (inView: number): number => Math.max(0, (inView - 8) & ~3);

/** Keeps the focus in the field when a row or the scroll bar is pressed. */
const keepFocus = (event: Event): void => event.preventDefault();
