import {
  LitElement,
  nothing,
  type PropertyDeclaration,
  type PropertyDeclarations,
  type PropertyValues,
} from 'lit';
import {english, messagesFor, onMessages} from '../messages/catalogues.js';
import {Translator, type Messages} from '../messages/translator.js';
import {languageOf} from './language.js';

/**
 * An element that a host places. It speaks the language that is said around it.
 *
 * @cssprop --flatpeak-color-accent - The primary button, links, what is chosen, the way that is done.
 * @cssprop --flatpeak-color-on-accent - Text on the accent.
 * @cssprop --flatpeak-color-text - Text, and the line at the price now.
 * @cssprop --flatpeak-color-muted - Text of less weight: hints, units, icons.
 * @cssprop --flatpeak-color-surface - The background of the card.
 * @cssprop --flatpeak-color-field - What is typed in or chosen from.
 * @cssprop --flatpeak-color-tint - Behind what is pointed at, and the shape of what is on its way.
 * @cssprop --flatpeak-color-line - Lines that divide.
 * @cssprop --flatpeak-color-outline - The border of a field.
 * @cssprop --flatpeak-color-focus - The ring around what has the focus; the accent without it.
 * @cssprop --flatpeak-color-danger - What is wrong, and what cannot be undone.
 * @cssprop --flatpeak-color-warning - What needs attention.
 * @cssprop --flatpeak-color-cheap - A low price in a chart.
 * @cssprop --flatpeak-color-usual - A price in a chart that is neither low nor high.
 * @cssprop --flatpeak-color-dear - A high price in a chart.
 * @cssprop --flatpeak-color-backdrop - What covers the page behind the dialog.
 * @cssprop --flatpeak-font - The font family.
 * @cssprop --flatpeak-heading-font - The font family of a page's heading; the other one without it.
 * @cssprop --flatpeak-heading-size - The size of a page's heading.
 * @cssprop --flatpeak-heading-weight - The weight of a page's heading.
 * @cssprop --flatpeak-radius - The corners of fields and choices, and what the other corners are made of.
 * @cssprop --flatpeak-button-radius - The corners of buttons.
 * @cssprop --flatpeak-card-radius - The corners of the card; half as much again as the others without it.
 * @cssprop --flatpeak-border-width - The borders of the card, fields, choices and outlined buttons.
 * @cssprop --flatpeak-space - The space between things on a page.
 * @cssprop --flatpeak-card-padding - The space within the card, where there is room.
 * @cssprop --flatpeak-control-height - The height of buttons and fields; 2.75rem and more suits a thumb.
 * @cssprop --flatpeak-width - The greatest width of the card.
 * @cssprop --flatpeak-shadow - The shadow of the card, as `box-shadow`.
 * @cssprop --flatpeak-motion - How long a colour takes to change.
 */
export abstract class RootElement extends LitElement {
  static override properties: PropertyDeclarations = {
    messages: {type: Object},
    theme: {reflect: true},
  };

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'lang'];
  }

  /** Sentences of the host's own, by key, in place of the catalogue's; as an attribute in JSON. */
  messages?: Partial<Messages>;
  /** Whether it is bright or dark; as the page around it, by `color-scheme`, for `auto` and without it. */
  theme?: 'light' | 'dark' | 'auto';

  /** The element's sentences. */
  protected words = new Translator('en', english);

  readonly #internals = this.attachInternals();
  /** What properties with a default were at first. */
  readonly #initial = new Map<PropertyKey, unknown>();
  #catalogue = this.words.messages;
  #stopListening?: () => void;

  /** What a host, or its framework, sets to undefined is again what it was at first. */
  override requestUpdate(
    name?: PropertyKey,
    oldValue?: unknown,
    options?: PropertyDeclaration,
  ): void {
    super.requestUpdate(name, oldValue, options);
    if (name === undefined || !options?.useDefault) return;
    const value: unknown = Reflect.get(this, name);
    if (!this.#initial.has(name)) this.#initial.set(name, value);
    else if (value === undefined || value === null)
      Reflect.set(this, name, this.#initial.get(name));
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === 'lang') this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopListening = onMessages(() => this.requestUpdate());
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.();
  }

  protected override willUpdate(changed: PropertyValues): void {
    const lang = languageOf(this);
    const catalogue = messagesFor(lang);
    // Until its sentences are there the element keeps its place and shows none.
    this.setState('loading', !catalogue);
    if (!catalogue) return;
    const isSame = lang === this.words.lang && catalogue === this.#catalogue;
    if (isSame && !changed.has('messages')) return;
    this.#catalogue = catalogue;
    this.words = new Translator(lang, {...catalogue, ...this.messages});
  }

  /** The direction to write in where the sentences go from right to left; else the page's own. */
  protected get writing(): 'rtl' | typeof nothing {
    return this.words.text('dir') === 'rtl' ? 'rtl' : nothing;
  }

  /** Whether `:state(name)` matches the element. */
  protected setState(name: string, on: boolean): void {
    if (on) this.#internals.states.add(name);
    else this.#internals.states.delete(name);
  }
}
