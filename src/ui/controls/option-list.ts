import {html, LitElement, nothing, type PropertyValues} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {defaultUi} from '../context.js';
import {renderInto} from '../original-nodes.js';
import {actionButton} from '../page-actions.js';
import {groupsOnTop, type ListGroup} from './list-groups.js';
import type {ListOption, OptionListView} from './option-list-view.js';
import {optionRow} from './option-row.js';
import {RowLogos} from './row-logos.js';
import {firstRenderedRow, isRendered, KEY_STEPS, RENDERED_ROWS, scrollToTop} from './row-window.js';
import {searchField} from './search-field.js';
import {search, searchable, type Searchable} from '../format/search.js';

/** Fewer options than this are seen at a glance: they need no search. */
const MIN_SEARCHED = 8;

/** Where the search goes to the top of its room: the keyboard of a phone leaves little of it. */
const SMALL_SCREEN = '(max-width: 34rem), (max-height: 30rem)';

/**
 * A search field over a list of options. A tap or Enter chooses one at once.
 *
 * It is an ARIA combobox whose list is always open: the focus stays in the field, and the arrows,
 * Page Up, Page Down, Home and End move through the rows. The list is virtual: of thousands of rows
 * only those near the view exist, with `aria-posinset`. In a dialog it scrolls with the page, else
 * in a box of its own. A few options are buttons without a search. It renders into the page's shadow
 * root, so that labels, parts and styles work as in the rest of the page.
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
    missing: undefined,
    ui: defaultUi,
    onChoose: () => {},
  };
  private query = '';
  /** The row with keyboard focus, or -1; those of the groups come first. */
  private active = -1;
  /** The first found option that is rendered. */
  private start = 0;

  /** The options that match the query. */
  private found: readonly ListOption[] = [];
  #groups: readonly ListGroup[] = [];
  /** The options of the groups. */
  #top: readonly ListOption[] = [];
  #chosen = '';
  /** What scrolls the list. */
  #scroller: Element | null | undefined;
  readonly #logos = new RowLogos(this);
  /** The searchable text of each option, once the customer searches. */
  #texts: readonly Searchable[] | undefined;

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
    const {options, common, selected} = this.view;
    const before = (changed.get('view') as OptionListView | undefined) ?? this.view;
    const isSame = before.options === options && before.common === common;
    if (isSame && !changed.has('query')) return;
    if (before.options !== options) this.#texts = undefined;
    this.found = this.query ? search(options, this.#searched, this.query) : options;
    this.#groups = this.query || this.#isShort ? [] : groupsOnTop(this.view);
    this.#top = this.#groups.flatMap(group => group.options);
    const rows = this.query ? [] : [...this.#top, ...this.found];
    this.active = rows.findIndex(({id}) => id === selected);
    this.start = firstRenderedRow(this.active - this.#top.length);
  }

  protected override update(changed: PropertyValues): void {
    renderInto(this.getRootNode(), () => super.update(changed));
  }

  protected override updated(changed: PropertyValues): void {
    const {found, start} = this;
    const list = this.querySelector<HTMLElement>('.options');
    if (!list) return;
    list.style.setProperty('--_before', `${start}`);
    list.style.setProperty('--_after', `${Math.max(0, found.length - start - RENDERED_ROWS)}`);
    this.#follow(this.#isBoxed ? list : this.#page?.parentElement);
    if (changed.has('query')) {
      // Not `:has()`, which WebKit does not follow here.
      this.#page?.toggleAttribute('finding', Boolean(this.query && this.view.missing));
      // What is found begins at the top again.
      if (this.#isBoxed) list.scrollTop = 0;
      else scrollToTop(this, this.#scroller, Math.min);
    } else if (changed.has('active'))
      list.querySelector('.active')?.scrollIntoView({block: 'nearest'});
  }

  protected override render() {
    const {start, view} = this;
    const {name, label, ui} = view;
    const {translator, busy} = ui;
    const count = this.found.length;
    const isShort = this.#isShort;
    const hasGroups = this.#groups.length > 0;
    const groupLabel = (group: 'chosen' | 'common' | 'all') =>
      html`<div class="group-label" id="${name}-${group}">
        ${translator.text(`list.${group}`)}
      </div>`;
    return html`
      <div class=${this.#isBoxed || isShort ? 'stack list boxed' : 'stack list'}>
        ${isShort ? nothing : this.#renderSearch()}
        <div class=${view.options.some(({hint}) => hint) ? 'results tall' : 'results'}>
          <div
            class=${isShort ? 'options' : 'options virtual'}
            part="options"
            id="${name}-list"
            role=${isShort ? 'group' : 'listbox'}
            tabindex=${isShort ? nothing : '-1'}
            aria-label=${isShort ? nothing : label}
            aria-labelledby=${isShort ? 'heading' : nothing}
            aria-busy=${busy}
            ?hidden=${!count}
            @mousedown=${isShort ? nothing : keepFocus}
          >
            ${this.#groups.map(
              (group, index) => html`
                <div role="group" aria-labelledby="${name}-${group.name}">
                  ${groupLabel(group.name)}
                  ${group.options.map((option, at) =>
                    // The first group is one option long, if there are two.
                    this.#renderRow(option, index + at),
                  )}
                </div>
              `,
            )}
            <div
              role=${hasGroups ? 'group' : 'none'}
              aria-labelledby=${hasGroups ? `${name}-all` : nothing}
            >
              ${hasGroups ? groupLabel('all') : nothing}
              <div class="rows" role="none">
                ${repeat(
                  this.found.slice(start, start + RENDERED_ROWS),
                  // Keyed, so that a row stays in place while others enter and leave.
                  option => option,
                  (option, index) => this.#renderRow(option, this.#top.length + start + index),
                )}
              </div>
            </div>
          </div>
          <p class=${count ? 'visually-hidden' : 'none muted'} role="status">${this.#status}</p>
          ${this.query && view.missing ? this.#renderMissing(view.missing) : nothing}
        </div>
      </div>
    `;
  }

  #renderMissing({label, onClick}: NonNullable<OptionListView['missing']>) {
    const {busy} = this.view.ui;
    return html`<div class="missing">
      ${actionButton({label, onClick, busy, look: 'button outlined'})}
    </div>`;
  }

  #renderSearch() {
    const {active, start} = this;
    const {name, label} = this.view;
    const at = active - this.#top.length;
    const isThere = at < 0 ? active >= 0 : isRendered(at, start);
    return searchField({
      ...{name, label, activeId: isThere ? `${name}-${active}` : undefined},
      isExpanded: this.found.length > 0,
      onFocus: this.#onFocus,
      onInput: this.#onInput,
      onKey: this.#onKey,
    });
  }

  /** Below a search, the keyboard focus stays in the field. */
  #renderRow(option: ListOption, index: number) {
    const {name, selected, ui} = this.view;
    const {id} = option;
    const count = this.#count;
    return optionRow({
      option: this.#logos.of(option),
      id: `${name}-${index}`,
      isSelected: id === selected,
      isSent: ui.busy && id === this.#chosen,
      onChoose: () => this.#choose(option),
      place: this.#isShort ? undefined : {index, count, isActive: index === this.active},
    });
  }

  /** The page element that shows the list. */
  get #page(): Element | undefined {
    const root = this.getRootNode();
    return root instanceof ShadowRoot ? root.host : undefined;
  }

  /** In a page of the site the list has its own scroll box: it must not make that page endless. */
  get #isBoxed(): boolean {
    return !this.#page?.closest('dialog');
  }

  get #isShort(): boolean {
    return this.view.options.length < MIN_SEARCHED;
  }

  /** Number of rows, also of those that are not rendered. */
  get #count(): number {
    return this.#top.length + this.found.length;
  }

  /** What is said of the result of a search. */
  get #status(): string {
    const {translator} = this.view.ui;
    const {query, found} = this;
    if (found.length === 0)
      return query ? translator.text('search.no-match', {query}) : translator.text('search.empty');
    return query ? translator.text('search.count', {count: found.length}) : '';
  }

  get #searched(): readonly Searchable[] {
    return (this.#texts ??= this.view.options.map(({name, hint}) => searchable(name, hint)));
  }

  #choose({id}: ListOption): void {
    if (this.view.ui.busy) return;
    this.#chosen = id;
    this.view.onChoose(id);
  }

  #follow(scroller: Element | null | undefined): void {
    if (scroller === this.#scroller) return;
    this.#scroller?.removeEventListener('scroll', this.#onScroll);
    scroller?.addEventListener('scroll', this.#onScroll, {passive: true});
    this.#scroller = scroller;
  }

  /** Prepares the search and the number format before the first letter is typed. */
  readonly #onFocus = (): void => {
    this.view.ui.translator.text('search.count', {count: this.#searched.length});
    if (!matchMedia(SMALL_SCREEN).matches) return;
    this.#page?.toggleAttribute('searching', true);
    if (this.#isBoxed) this.querySelector('.list')?.scrollIntoView({block: 'start'});
    else scrollToTop(this, this.#scroller);
  };

  readonly #onInput = (event: Event): void => {
    this.query = (event.target as HTMLInputElement).value.trim();
    this.#logos.delay();
  };

  readonly #onScroll = (): void => {
    const rows = this.querySelector('.rows')?.getBoundingClientRect();
    if (!rows?.height || !this.#scroller) return;
    const scrolled = this.#scroller.getBoundingClientRect().top - rows.top;
    this.start = firstRenderedRow(Math.floor((scrolled / rows.height) * this.found.length));
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    // With a modifier the same keys select text. Input methods use them too; when composition ends,
    // Safari identifies their keys only by the key code.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    const {key, keyCode} = event;
    if (event.shiftKey || event.ctrlKey || event.altKey || keyCode === 229) return;
    const last = this.#count - 1;
    const by = KEY_STEPS.get(key);
    if (by !== undefined) {
      this.active = Math.min(last, Math.max(0, this.active + by));
      const at = this.active - this.#top.length;
      if (at >= 0 && !isRendered(at, this.start)) this.start = firstRenderedRow(at);
    } else if (key === 'Enter') {
      // Enter chooses the active row, or a single match.
      const at = last === 0 ? 0 : this.active;
      const option = this.#top[at] ?? this.found[at - this.#top.length];
      if (option) this.#choose(option);
    } else return;
    event.preventDefault();
  };
}

/** Keeps the focus in the field when a row or the scroll bar is pressed. */
const keepFocus = (event: Event): void => event.preventDefault();
