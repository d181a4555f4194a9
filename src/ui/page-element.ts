import {ContextConsumer} from '@lit/context';
import {
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import type {AnswerOf, PageKind, Page, Rejection} from '../core/index.js';
import type {MessageKey, Values} from '../messages/translator.js';
import type {Confirmation} from './confirmation.js';
import {defaultUi, uiContext, type Ui} from './context.js';
import {PageActionEvent, PageAnnounceEvent, PageAnswerEvent, PageCommandEvent} from './events.js';
import type {PageCommand} from './events.js';
import {FormReader} from './form-reader.js';
import {readValues, restoreValues, type FormValues} from './form-values.js';
import {laterParts} from './later-parts.js';
import {renderInto} from './original-nodes.js';
import {
  actionButton,
  actionLabel,
  buttonLook,
  FRAME_ACTIONS,
  NEEDS_CONFIRMATION,
  primaryButton,
} from './page-actions.js';
import {
  errorsOf,
  focusFirstError,
  problemNotice,
  withoutField,
  type PageErrors,
} from './page-errors.js';
import {submission} from './submission.js';
import {base} from './styles/base.js';
import {tokens} from './styles/tokens.js';

/** The stages of a session, as the progress steps name them. */
export type Stage = 'address' | 'provider' | 'tariff' | 'confirm';

/**
 * One page of the conversation: a heading, a form, and a button for each action of the service.
 *
 * A page renders its page object and the service's objection, and dispatches private events for
 * the customer's input. It fetches nothing and does not depend on other pages, so it also works
 * without a widget around it. Its children, a failure for example, stand below the heading.
 */
export abstract class PageElement<K extends PageKind = PageKind> extends LitElement {
  static override styles = [tokens, base];
  static override properties: PropertyDeclarations = {
    page: {attribute: false},
    problem: {attribute: false},
    errors: {state: true},
  };

  /** The stage of this page; undefined for a page that can come at any stage. */
  static readonly stage?: Stage;
  /** The field that an error code of the service is about; other codes are about the whole page. */
  static readonly fields: Readonly<Record<string, string>> = {};
  /** Runs work early that is slow the first time in a browser, for a language (BCP 47). */
  static readonly warmUp?: (lang: string) => void;

  /** The page object. */
  page!: Page<K>;
  /** The service's objection to the last answer. */
  problem?: Rejection | undefined;
  /** Another page is about to take this one's place: it is not drawn any more. */
  isReplaced = false;

  protected errors: PageErrors = new Map();
  /** The errors of the last answer, also while one after the other is corrected. */
  #several: PageErrors = new Map();
  #confirmation: Confirmation | undefined;
  readonly #submission = submission((...submitted) => this.#submit(...submitted));
  #isTouched = false;

  readonly #ui = new ContextConsumer(this, {context: uiContext, subscribe: true});

  protected get ui(): Ui {
    return this.#ui.value ?? defaultUi;
  }

  /** The values that were entered and not sent; empty until the customer touches a field. */
  get formValues(): FormValues {
    const form = this.#isTouched && this.renderRoot.querySelector('form');
    return form ? readValues(form) : [];
  }

  /** Restores the values from before a reload. */
  async restoreValues(values: FormValues): Promise<void> {
    this.#isTouched ||= values.length > 0;
    // Twice, because a value may add fields: a country has states.
    for (let times = 0; times < 2; times += 1) {
      await this.updateComplete;
      const form = this.renderRoot.querySelector('form');
      if (form) restoreValues(form, values);
    }
  }

  /** Moves the focus to the page's heading, so that a screen reader begins there. */
  focusHeading(): void {
    this.renderRoot.querySelector('h2')?.focus();
  }

  /**
   * Does an action of the page, as if the customer had pressed its button.
   * @param subject the item that it is done to, on a page that shows several
   */
  act(action: string, subject?: object): void {
    if (this.ui.busy) return;
    if (NEEDS_CONFIRMATION.has(action) && !this.confirms(action, subject)) return;
    this.dispatchEvent(new PageActionEvent(action, subject));
  }

  /** Closes what is open on the page, such as a question. Returns whether there was anything. */
  dismiss(): boolean {
    return !!this.#confirmation?.dismiss();
  }

  /** The page is off screen: withdraws its question. */
  hide(): void {
    this.#confirmation?.withdraw();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Moving an element is not removing it.
    setTimeout(() => this.isConnected || this.hide());
  }

  protected override shouldUpdate(): boolean {
    return !this.isReplaced;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('problem')) {
      const {fields} = this.constructor as typeof PageElement;
      this.#several = this.errors = errorsOf(this.problem, this.page.kind, fields, this.translator);
    }
    if (changed.has('page')) this.#confirmation?.reset();
  }

  protected override update(changed: PropertyValues): void {
    renderInto(this.renderRoot, () => super.update(changed));
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('problem') && this.problem) this.#showErrors();
  }

  protected override render(): TemplateResult {
    return html`
      <form
        class="stack page"
        part="page"
        novalidate
        @click=${this.#submission.onClick}
        @submit=${this.#submission.onSubmit}
        @input=${this.#onInput}
      >
        <div class="heading">
          <h2 id="heading" part="heading" tabindex="-1">${this.heading()}</h2>
          ${this.lead()}
        </div>
        <slot></slot>
        ${problemNotice(this.errors, this.#several, this.translator)} ${this.content()}
        <slot name="end"></slot>
        <div class="actions" part="actions">
          ${this.#confirmation?.isOpen ? this.#confirmation.render(this.ui, this.#act) : this.actions()}
        </div>
      </form>
    `;
  }

  /** The page's question. */
  protected heading(): unknown {
    return this.translator.find([`${this.page.kind}.title`]);
  }

  /** A line under the question. */
  protected lead(): unknown {
    const line = this.translator.find([`${this.page.kind}.lead`]);
    return line ? html`<p class="muted" part="lead">${line}</p>` : nothing;
  }

  /** The content between the question and the buttons. */
  protected content(): unknown {
    return nothing;
  }

  /** The buttons at the bottom; by default "Next" and the other actions of the service. */
  protected actions(): unknown {
    return html`${this.submitButton()} ${this.otherActions()}`;
  }

  /** Reads the form. Nothing is sent if it calls `form.fail` or returns undefined. */
  protected read?(form: FormReader): AnswerOf<K> | undefined;

  protected get translator() {
    return this.ui.translator;
  }

  protected readonly t = (key: MessageKey, values?: Values): string =>
    this.translator.text(key, values);

  protected offers(action: string): boolean {
    return this.page.actions.includes(action);
  }

  protected answer(answer: AnswerOf<K>): void {
    if (!this.ui.busy) this.dispatchEvent(new PageAnswerEvent(answer));
  }

  protected command(command: PageCommand): void {
    this.dispatchEvent(new PageCommandEvent(command));
  }

  protected announce(text: string): void {
    this.dispatchEvent(new PageAnnounceEvent(text));
  }

  /** The one primary button of a page with a form. */
  protected submitButton(label = this.t('action.next')): TemplateResult {
    return primaryButton({type: 'submit', label, busy: this.ui.busy});
  }

  /** Quiet buttons for the actions of the service that the page has not placed itself. */
  protected otherActions(placed: readonly string[] = []): unknown {
    return this.page.actions
      .filter(action => !FRAME_ACTIONS.has(action) && !placed.includes(action))
      .filter(action => laterParts.Confirmation || !NEEDS_CONFIRMATION.has(action))
      .map(action => this.secondary(action, buttonLook(action)));
  }

  /** An action beside the text that it belongs to, if the service offers it. */
  protected linkAction(action: string): unknown {
    return this.offers(action) ? this.secondary(action, 'link') : nothing;
  }

  protected actionLabel(action: string): string {
    return actionLabel(action, this.page.kind, this.translator);
  }

  /** A button for an action of the service. */
  protected secondary(
    action: string,
    look: string,
    subject?: object,
    describedBy?: string,
  ): TemplateResult {
    return actionButton({
      ...{look, describedBy},
      label: this.actionLabel(action),
      busy: this.ui.busy,
      onClick: () => this.act(action, subject),
    });
  }

  /** Whether the customer has confirmed an action; if not, asks for it. */
  protected confirms(action: string, subject?: object): boolean {
    this.#confirmation ??= laterParts.Confirmation && new laterParts.Confirmation(this);
    return !!this.#confirmation?.allows(action, subject);
  }

  readonly #act = (action: string, subject?: object): void => this.act(action, subject);

  /** Announces all errors and focuses the first one. */
  #showErrors(): void {
    if (this.errors.size === 0) return;
    this.announce([...this.errors.values()].join(' '));
    focusFirstError(this.renderRoot);
  }

  #submit(...submitted: ConstructorParameters<typeof FormReader>): void {
    if (this.ui.busy || !this.read) return;
    const form = new FormReader(...submitted);
    const answer = this.read(form);
    this.#several = this.errors = form.errors;
    if (form.errors.size > 0) void this.updateComplete.then(() => this.#showErrors());
    else if (answer) this.answer(answer);
  }

  /** Removes a field's error, and the page's, as soon as the field changes. */
  #onInput(event: Event): void {
    this.#isTouched = true;
    this.errors = withoutField(this.errors, (event.target as HTMLInputElement).name);
  }
}
