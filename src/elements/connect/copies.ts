import type {ConnectFlow} from './flow.js';

/** On a widget with a session, and so on each copy of its markup. */
const MARK = 'data-flatpeak-session';

/** What a copy has in common with its original, unless only a script had set it there. */
const COMMON = [
  ...['id', 'mode', 'connectToken', 'tokenUrl', 'fetchToken'],
  ...['direction', 'tariffType', 'locationId', 'intent'],
];

type Widget = HTMLElement & {readonly mode: string; requestUpdate(): void};

/** The widgets of this document with a session, by their marks. */
const originals = new Map<string, Copies>();

/**
 * The copies of a widget, as scripts make them that clone a part of the page or write its HTML
 * again. One of them at a time has the session: the original, then the copy that the customer
 * opens, or one that is on the page when the original leaves it.
 */
export class Copies {
  readonly #widget: Widget;
  readonly #flow: ConnectFlow;
  readonly #copies = new Set<Copies>();
  #original?: Copies | undefined;
  #mark = '';

  constructor(widget: Widget, flow: ConnectFlow) {
    this.#widget = widget;
    this.#flow = flow;
    flow.subscribe(({session}, before) => {
      // The copy of a dialog that a script has made, as for a trigger, is no dialog, and does nothing.
      const isCopyable = widget.mode === 'inline' || widget.hasAttribute('mode');
      if (session && !before.session && isCopyable) this.#setMark();
    });
  }

  /** Whether this copy begins no session by itself: the original has one, or will be back. */
  get isWaiting(): boolean {
    const original = this.#original;
    const hasSession = original !== undefined && original.#flow.state.session !== undefined;
    // Turbo shows the copy of a page that it has kept, until the page itself arrives.
    return hasSession || document.documentElement.hasAttribute('data-turbo-preview');
  }

  /** The widget is on the page. */
  onPlaced(): void {
    const original = originals.get(this.#widget.getAttribute(MARK) ?? '');
    if (!original || original === this) return;
    const [copy, other] = [this.#widget, original.#widget];
    const isCommon = (name: string) =>
      [undefined, Reflect.get(other, name)].includes(Reflect.get(copy, name));
    if (COMMON.every(isCommon)) this.#follow(original);
  }

  /** The customer opens this copy: it continues the session that another one has. */
  onOpened(): void {
    const original = this.#original;
    if (!original) return;
    this.#lead(original);
    original.#follow(this);
  }

  /** The widget has left the page for good. */
  onRemoved(): void {
    originals.delete(this.#mark);
    this.#follow(undefined);
    const next = [...this.#copies].find(copy => !copy.#flow.state.session);
    if (next) next.#lead(this);
    this.#flow.reset();
  }

  #follow(original: Copies | undefined): void {
    if (this.#original) this.#original.#copies.delete(this);
    if (original) original.#copies.add(this);
    this.#original = original;
  }

  /** Takes the session and the copies of another one. */
  #lead(original: Copies): void {
    this.#follow(undefined);
    for (const copy of [...original.#copies]) copy.#follow(this);
    this.#flow.takeOver(original.#flow);
    this.#widget.requestUpdate();
  }

  #setMark(): void {
    originals.delete(this.#mark);
    this.#mark = Math.random().toString(36).slice(2);
    originals.set(this.#mark, this);
    this.#widget.setAttribute(MARK, this.#mark);
  }
}
