import {
  LitElement,
  nothing,
  type PropertyDeclaration,
  type PropertyDeclarations,
  type PropertyValues,
} from 'lit';
import {english, messagesFor, onMessages} from '../messages/catalogues.js';
import {Translator, type Messages} from '../messages/translator.js';
import type {VppMessages} from '../messages/vpp/en.js';
import {renderInto} from '../ui/original-nodes.js';
import {languageOf, withRegion} from './language.js';

/**
 * Base of the elements that a site places. Uses the language of the surrounding page.
 *
 * @cssprop --flatpeak-color-accent - Primary button, links, selected options and completed steps.
 * @cssprop --flatpeak-color-on-accent - Text on the accent color.
 * @cssprop --flatpeak-color-text - Text, and the line that marks the current price.
 * @cssprop --flatpeak-color-muted - Secondary text: hints, units, icons.
 * @cssprop --flatpeak-color-surface - Background of the card.
 * @cssprop --flatpeak-color-field - Background of inputs and choices.
 * @cssprop --flatpeak-color-tint - Hover background and skeleton fill.
 * @cssprop --flatpeak-color-line - Lines between sections.
 * @cssprop --flatpeak-color-outline - Border of inputs.
 * @cssprop --flatpeak-color-focus - Focus ring; defaults to the accent color.
 * @cssprop --flatpeak-color-danger - Errors and irreversible actions.
 * @cssprop --flatpeak-color-warning - Notices that need attention.
 * @cssprop --flatpeak-color-cheap - Low prices in charts.
 * @cssprop --flatpeak-color-usual - Prices in charts that are neither low nor high.
 * @cssprop --flatpeak-color-dear - High prices in charts.
 * @cssprop --flatpeak-color-backdrop - Backdrop behind the dialog.
 * @cssprop --flatpeak-safe-area-top - What the device covers at the top edge, where the browser does not know it (`env(safe-area-inset-top)`).
 * @cssprop --flatpeak-safe-area-right - What the device covers at the right edge, where the browser does not know it (`env(safe-area-inset-right)`).
 * @cssprop --flatpeak-safe-area-bottom - What the device covers at the bottom edge, where the browser does not know it (`env(safe-area-inset-bottom)`).
 * @cssprop --flatpeak-safe-area-left - What the device covers at the left edge, where the browser does not know it (`env(safe-area-inset-left)`).
 * @cssprop --flatpeak-font - Font family of all text.
 * @cssprop --flatpeak-heading-font - Font family of page headings; defaults to the font.
 * @cssprop --flatpeak-heading-size - Font size of page headings.
 * @cssprop --flatpeak-heading-weight - Font weight of page headings.
 * @cssprop --flatpeak-radius - Corner radius of inputs and choices; other radii derive from it.
 * @cssprop --flatpeak-button-radius - Corner radius of buttons.
 * @cssprop --flatpeak-card-radius - Corner radius of the card; defaults to 1.5 times the radius.
 * @cssprop --flatpeak-border-width - Border width of the card, inputs, choices and outlined buttons.
 * @cssprop --flatpeak-space - Space between the elements of a page.
 * @cssprop --flatpeak-card-padding - Padding of the card; narrow cards use less.
 * @cssprop --flatpeak-control-height - Height of buttons and inputs; use 2.75rem or more for touch.
 * @cssprop --flatpeak-width - Maximum width of the card.
 * @cssprop --flatpeak-shadow - Shadow of the card, as a `box-shadow` value.
 * @cssprop --flatpeak-motion - Duration of color transitions and page turns.
 */
export abstract class RootElement extends LitElement {
  static override properties: PropertyDeclarations = {
    messages: {type: Object},
    theme: {reflect: true},
  };

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'lang'];
  }

  /** Messages by key that override the built-in ones; the attribute takes JSON. */
  messages?: Partial<Messages & VppMessages>;
  /** Color scheme. `auto`, the default, follows the `color-scheme` of the surrounding page. */
  theme?: 'light' | 'dark' | 'auto';

  /** The messages in the element's language. */
  protected translator = new Translator('en', english);

  /** The region of the customer's home (ISO 3166-1 alpha-2 or UN M.49), as far as it is known. */
  protected homeRegion?: string | undefined;

  readonly #internals = this.attachInternals();
  /** Initial values of the properties with `useDefault`. */
  readonly #defaults = new Map<PropertyKey, unknown>();
  #catalogue = this.translator.messages;
  #unsubscribe?: () => void;

  /** Assigning `undefined` or `null` restores the default: frameworks do that for absent props. */
  override requestUpdate(
    name?: PropertyKey,
    oldValue?: unknown,
    options?: PropertyDeclaration,
  ): void {
    super.requestUpdate(name, oldValue, options);
    if (name === undefined || !options?.useDefault) return;
    const value: unknown = Reflect.get(this, name);
    if (!this.#defaults.has(name)) this.#defaults.set(name, value);
    else if (value === undefined || value === null)
      Reflect.set(this, name, this.#defaults.get(name));
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === 'lang') this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unsubscribe = onMessages(() => this.requestUpdate());
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe?.();
  }

  protected override willUpdate(changed: PropertyValues): void {
    const language = languageOf(this);
    const catalogue = messagesFor(language);
    const lang = withRegion(language, this.homeRegion);
    // Until its messages have loaded, the element takes up its space and shows no text.
    this.setState('loading', !catalogue);
    if (!catalogue) return;
    const isSame = lang === this.translator.lang && catalogue === this.#catalogue;
    if (isSame && !changed.has('messages')) return;
    this.#catalogue = catalogue;
    this.translator = new Translator(lang, {...catalogue, ...this.messages});
  }

  protected override update(changed: PropertyValues): void {
    renderInto(this.renderRoot, () => super.update(changed));
  }

  /** The `dir` of right-to-left messages; `nothing` keeps the page's own. */
  protected get textDirection(): 'rtl' | typeof nothing {
    return this.translator.text('dir') === 'rtl' ? 'rtl' : nothing;
  }

  /** Sets whether `:state(name)` matches the element. */
  protected setState(name: string, on: boolean): void {
    if (on) this.#internals.states.add(name);
    else this.#internals.states.delete(name);
  }
}
