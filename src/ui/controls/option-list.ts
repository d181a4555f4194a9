import {css, html, LitElement, nothing, type PropertyValues} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {defaultUi, type Ui} from '../context.js';
import {checkIcon, searchIcon} from '../icons.js';
import {logo} from '../provider-badge.js';
import {matcher, plain} from '../format/search.js';

export interface Option {
  readonly id: string;
  readonly name: string;
  /** A quiet second line. */
  readonly hint?: string;
  /** Address of a picture, or the empty string for initials; without it there is no box for one. */
  readonly logo?: string;
}

/** What an option list shows. */
export interface OptionListView {
  /** The search field's name in the form, and its id in the page's shadow root. */
  readonly name: string;
  readonly label: string;
  /** In the order in which they are shown; another array is another list. */
  readonly options: readonly Option[];
  /** The option that was chosen before. */
  readonly selected: string;
  readonly ui: Ui;
  /** The customer chose an option. */
  readonly choose: (id: string) => void;
}

/** So many rows are rendered, of one height, around those in view; the others are only space. */
const WINDOW = 28;

/** How far the keys go. */
const MOVES = new Map([
  ['ArrowDown', 1],
  ['ArrowUp', -1],
  ['PageDown', 7],
  ['PageUp', -7],
  ['Home', -Infinity],
  ['End', Infinity],
]);

/**
 * A search field over a list of options, of which one is chosen at once, by a tap or by Enter.
 *
 * It is a combobox whose list is always open: the focus stays in the field, and the arrows,
 * Home and End move through the rows. Of thousands only those around the rows in view exist,
 * each knowing its place among all. It renders into the page's own shadow root, so that labels,
 * parts and styles work as everywhere else in the page.
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
    choose: () => {},
  };
  private query = '';
  /** The row that the keys are at, or -1. */
  private active = -1;
  /** The first row that is rendered. */
  private start = 0;

  private found: readonly Option[] = [];
  #chosen = '';
  #isScrolled = false;
  /** What is searched of each option, once somebody searches. */
  #texts: readonly string[] | undefined;

  /** Hands it what there is to show. */
  show(view: OptionListView): this {
    this.view = view;
    return this;
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
    this.start = firstRendered(this.active);
  }

  protected override updated(changed: PropertyValues): void {
    const {active, found, start} = this;
    const list = this.querySelector<HTMLElement>('.options');
    if (!list) return;
    list.style.setProperty('--_all', `${this.view.options.length}`);
    list.style.setProperty('--_before', `${start}`);
    list.style.setProperty('--_after', `${Math.max(0, found.length - start - WINDOW)}`);
    // A new list scrolls by itself, so that the host's page stays; the keys may scroll that too.
    // Where nothing has to move nobody asks: the answer would take a layout.
    if (changed.has('found')) {
      if (active >= 0) list.scrollTop = ((active - 2) * list.scrollHeight) / found.length;
      else if (this.#isScrolled) list.scrollTop = 0;
    } else if (changed.has('active'))
      list.querySelector('.active')?.scrollIntoView({block: 'nearest'});
  }

  protected override render() {
    const {active, start, view} = this;
    const {name, label, ui} = view;
    const {words, busy} = ui;
    const count = this.found.length;
    const isRendered = active >= start && active < start + WINDOW;
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
              this.found.slice(start, start + WINDOW),
              // A row that stays in the window is not moved by those that come and go.
              option => option,
              (option, index) => this.#renderRow(option, start + index),
            )}
          </div>
        </div>
        <p class=${count ? 'visually-hidden' : 'none muted'} role="status">
          ${
            !count
              ? words.text(view.options.length ? 'search.none' : 'search.empty')
              : this.query
                ? words.text('search.count', {count})
                : nothing
          }
        </p>
      </div>
    `;
  }

  /** A row is a button, for whoever taps, clicks or speaks; the keyboard's focus stays in the field. */
  #renderRow(option: Option, index: number) {
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
          <strong><bdi>${name}</bdi></strong>
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
    return (this.#texts ??= this.view.options.map(({name, hint = ''}) => plain(`${name} ${hint}`)));
  }

  #choose({id}: Option): void {
    if (this.view.ui.busy) return;
    this.#chosen = id;
    this.view.choose(id);
  }

  /** What the first letter needs is made before it: all texts, and the first number of the page. */
  readonly #onFocus = (): void => {
    this.view.ui.words.text('search.count', {count: this.#searched.length});
  };

  readonly #onInput = (event: Event): void => {
    this.query = (event.target as HTMLInputElement).value;
  };

  readonly #onScroll = (event: Event): void => {
    const {scrollTop, scrollHeight} = event.target as HTMLElement;
    this.#isScrolled = scrollTop > 0;
    this.start = firstRendered(Math.floor((scrollTop / scrollHeight) * this.found.length));
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    // With a modifier the same keys select text. An input method needs them for itself; the code
    // of its keys is all that Safari tells of it when it ends.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    const {key, keyCode} = event;
    if (event.shiftKey || event.ctrlKey || event.altKey || keyCode === 229) return;
    const last = this.found.length - 1;
    const by = MOVES.get(key);
    if (by !== undefined) {
      this.active = Math.min(last, Math.max(0, this.active + by));
      const isIn = this.active >= this.start && this.active < this.start + WINDOW;
      if (!isIn) this.start = firstRendered(this.active);
    } else if (key === 'Enter') {
      // Without a row that the keys are at, Enter means the only one.
      const option = this.found[last === 0 ? 0 : this.active];
      if (option) this.#choose(option);
    } else return;
    event.preventDefault();
  };
}

/** Where the window begins for a first row in view; in steps, so that few scroll events render. */
const firstRendered = (inView: number): number => Math.max(0, (inView - 8) & ~3);

/** Keeps the focus in the field while a row or the scroll bar is pressed. */
const keepFocus = (event: Event): void => event.preventDefault();

/** For the style sheet of a page that shows an option list. */
export const optionListStyles = css`
  .search-icon {
    display: flex;
    padding-inline-start: 0.75rem;
    color: var(--_muted);
  }
  .options {
    --_row: 4rem;
    --_most: clamp(12rem, 40vb, 22.5rem);
    min-block-size: min(var(--_most), calc(var(--_all, 0) * var(--_row) + 2px));
    max-block-size: var(--_most);
    overflow: auto;
    overflow-anchor: none;
    border: var(--_border) var(--_line);
    border-radius: var(--_radius);
    background: var(--_field);
  }
  .tall {
    --_row: 5.5rem;
  }
  .options > .rows {
    padding-block: calc(var(--_before, 0) * var(--_row)) calc(var(--_after, 0) * var(--_row));
  }
  .option {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    inline-size: 100%;
    block-size: var(--_row);
    padding: 0 var(--_inset);
    border-block-end: 1px solid var(--_line);
    line-height: 1.2;
    text-align: start;
  }
  .option:last-child {
    border: 0;
  }
  .option:is(:hover, .active, [aria-selected='true']) {
    background: var(--_tint);
  }
  /* Where the keys are matters to who uses them. */
  :focus-within > .options .active {
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
  }
  .option .logo {
    background: var(--_line);
  }
  .option .icon,
  .option .spinner {
    flex: none;
    color: var(--_accent);
  }
  .option-text {
    flex: 1;
    min-inline-size: 0;
  }
  .option-text > * {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    font-weight: 550;
  }
  .option-text .hint {
    font-weight: 400;
  }
  /* With enlarged text there is no room beside a name, only below it. */
  @container (max-width: 15rem) {
    .options {
      --_row: 7rem;
    }
    .option .logo {
      display: none;
    }
    .option-text > * {
      -webkit-line-clamp: 3;
    }
  }
  /* However few are found, the list keeps its place. */
  .options,
  .none {
    grid-area: 2 / 1;
  }
  .options:not(:has(.option)) {
    visibility: hidden;
  }
  .none {
    align-self: start;
    padding: 1.75rem 1rem;
    border: 1px dashed var(--_outline);
    border-radius: var(--_radius);
    text-align: center;
  }
`;
