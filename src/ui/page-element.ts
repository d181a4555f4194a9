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
import {defaultUi, uiContext, type Ui} from './context.js';
import {PageActionEvent, PageAnnounceEvent, PageAnswerEvent, PageCommandEvent} from './events.js';
import type {PageCommand} from './events.js';
import {FormReader} from './form-reader.js';
import {REPORTS} from './tariff-reports.js';
import {base} from './styles/base.js';
import {tokens} from './styles/tokens.js';
import {typedIn, typeInto, type Typed} from './form-values.js';

/** Where the customer is on the way. */
export type Stage = 'address' | 'provider' | 'tariff' | 'confirm';

/** Actions that have a place of their own on every page. */
const ELSEWHERE = new Set(['BACK', 'CLOSE']);

/** Actions that ask once more before they are done. */
const CONFIRMED = new Set(['DISCONNECT']);

/**
 * One page of the conversation: a heading, a form, what the service offers besides.
 *
 * A page is given its page object and the service's objection, and says what the customer
 * did by private events; it fetches nothing and knows nothing of the pages around it. It can
 * be drawn alone.
 */
export abstract class PageElement<K extends PageKind = PageKind> extends LitElement {
  static override styles = [tokens, base];
  static override properties: PropertyDeclarations = {
    page: {attribute: false},
    problem: {attribute: false},
    errors: {state: true},
    confirming: {state: true},
  };

  /** Where on the way this page is; none for a page that is outside it. */
  static readonly stage?: Stage;
  /** Which field a code of the service speaks of; codes that are not listed speak of the page. */
  static readonly fields: Readonly<Record<string, string>> = {};
  /** Does once what a browser takes long for the first time, in the language that it is for (BCP 47). */
  static readonly warmUp?: (lang: string) => void;

  /** What the service shows. */
  page!: Page<K>;
  /** What the service said against the last answer. */
  problem?: Rejection | undefined;

  /** One sentence a field; the sentence of the whole page is under the empty name. */
  protected errors: ReadonlyMap<string, string> = new Map();
  private confirming = '';

  #isTouched = false;
  /** What the action is done to that asks once more. */
  #about: object | undefined;

  readonly #ui = new ContextConsumer(this, {context: uiContext, subscribe: true});

  protected get ui(): Ui {
    return this.#ui.value ?? defaultUi;
  }

  /** What was typed and is not sent yet; nothing where the customer has touched no field. */
  get typed(): Typed {
    const form = this.#isTouched && this.renderRoot.querySelector('form');
    return form ? typedIn(form) : [];
  }

  /** Puts back what was typed before the page was loaded again. */
  async retype(typed: Typed): Promise<void> {
    // What is typed may bring more fields: a country has states.
    for (let times = 0; times < 2; times += 1) {
      await this.updateComplete;
      const form = this.renderRoot.querySelector('form');
      if (form) typeInto(form, typed);
    }
  }

  /** Moves the focus to the page's heading, so that a screen reader begins there. */
  focusHeading(): void {
    this.#focus('h2');
  }

  /**
   * Does what the page offers, as if the customer had pressed its button.
   * @param about what it is done to, where the page shows several things
   */
  act(action: string, about?: object): void {
    if (this.ui.busy) return;
    const isAsked = this.confirming === action && this.#about === about;
    if (CONFIRMED.has(action) && !isAsked) {
      this.#about = about;
      void this.#confirm(action);
    } else this.dispatchEvent(new PageActionEvent(action, about));
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('problem')) this.errors = this.#errorsOf(this.problem);
    // What was asked once more is done, or another page is here.
    if (changed.has('page')) this.confirming = '';
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
        @submit=${this.#onSubmit}
        @input=${this.#onInput}
      >
        <div class="heading">
          <h2 id="heading" part="heading" tabindex="-1">${this.heading()}</h2>
          ${this.lead()}
        </div>
        ${this.#renderProblem()} ${this.content()}
        <div class="actions" part="actions">
          ${this.confirming ? this.#renderConfirmation(this.confirming) : this.actions()}
        </div>
      </form>
    `;
  }

  /** The page's question. */
  protected heading(): unknown {
    return this.words.find([`${this.page.kind}.title`]);
  }

  /** A line under the question. */
  protected lead(): unknown {
    const line = this.words.find([`${this.page.kind}.lead`]);
    return line ? html`<p class="muted" part="lead">${line}</p>` : nothing;
  }

  /** What is between the question and the buttons. */
  protected content(): unknown {
    return nothing;
  }

  /** The buttons at the bottom; a page that is answered has "Next" and what else the service offers. */
  protected actions(): unknown {
    return html`${this.submitButton()} ${this.otherActions()}`;
  }

  /** Reads the form; `form.fail` says what is wrong, and then nothing is sent. */
  protected read?(form: FormReader): AnswerOf<K> | undefined;

  protected get words() {
    return this.ui.words;
  }

  protected readonly t = (key: MessageKey, values?: Values): string => this.words.text(key, values);

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

  /** The one primary button of a page that is answered. */
  protected submitButton(label = this.t('action.next')): TemplateResult {
    return this.#renderPrimary('submit', label);
  }

  /**
   * The buttons of a page that is not answered: the likely action, where the service offers it,
   * then the others that are not placed elsewhere. Where nothing is offered the page can be
   * read again, so that nobody is stuck.
   */
  protected ways(likely = '', placed: readonly string[] = []): unknown {
    const {actions} = this.page;
    if (actions.every(action => ELSEWHERE.has(action)))
      return this.#renderPrimary('button', this.t('action.retry'), () => this.command('retry'));
    const primary = this.offers(likely)
      ? this.#renderPrimary('button', this.actionLabel(likely), () => this.act(likely))
      : nothing;
    return html`${primary} ${this.otherActions([likely, ...placed])}`;
  }

  /** The one button of a page on which nothing is left to do. */
  protected doneButton(): TemplateResult {
    return this.#renderPrimary('button', this.t('action.done'), () => this.command('end'));
  }

  /** What can be done to one of several things, where the service offers it. */
  protected actionsAbout(actions: readonly string[], about: object, name: string): unknown {
    return html`<div class="aside" part="actions">
      ${actions
        .filter(action => this.offers(action))
        .map(action => this.#renderAction(action, lookOf(action), {about, name}))}
    </div>`;
  }

  /** Quiet buttons for all that the service offers and that the page has not placed itself. */
  protected otherActions(placed: readonly string[] = []): unknown {
    return this.page.actions
      .filter(action => !ELSEWHERE.has(action) && !placed.includes(action))
      .map(action => this.#renderAction(action, lookOf(action)));
  }

  /** An action beside the text that it belongs to, where the service offers it. */
  protected linkAction(action: string): unknown {
    return this.offers(action) ? this.#renderAction(action, 'link') : nothing;
  }

  /** An action in the customer's words; one that nobody has heard of is made readable. */
  protected actionLabel(action: string): string {
    const verb = REPORTS.includes(action) ? 'report' : action.toLowerCase().replaceAll('_', '-');
    const known = this.words.find([`${this.page.kind}.action.${verb}`, `action.${verb}`]);
    return known ?? readable(action);
  }

  #renderAction(
    action: string,
    look: string,
    {about, name}: {about?: object; name?: string} = {},
  ): TemplateResult {
    return html`
      <button
        type="button"
        class=${look}
        part=${look}
        aria-disabled=${this.ui.busy}
        aria-describedby=${name ?? nothing}
        @click=${() => this.act(action, about)}
      >
        ${this.actionLabel(action)}
      </button>
    `;
  }

  #renderPrimary(type: 'submit' | 'button', label: string, onClick?: () => void): TemplateResult {
    return html`
      <button
        type=${type}
        class="button primary"
        part="button primary"
        aria-disabled=${this.ui.busy}
        @click=${onClick}
      >
        ${this.ui.busy ? html`<span class="spinner"></span>` : nothing}${label}
      </button>
    `;
  }

  #renderConfirmation(action: string): TemplateResult {
    const say = (what: string) => this.words.find([`confirm.${action.toLowerCase()}.${what}`]);
    return html`
      <div class="notice warning" part="confirmation" role="group" aria-labelledby="confirm">
        <p>
          <strong id="confirm">${say('title')}</strong><br />
          ${say('text')}
        </p>
        <button
          type="button"
          class="button primary danger"
          part="button primary danger"
          aria-disabled=${this.ui.busy}
          @click=${() => this.act(action, this.#about)}
        >
          ${say('yes')}
        </button>
        <button type="button" class="button quiet" part="button quiet" @click=${this.#onKeep}>
          ${say('no')}
        </button>
      </div>
    `;
  }

  readonly #onKeep = (): void => {
    this.confirming = '';
    void this.updateComplete.then(() => this.#focus('.danger'));
  };

  /** Asks once more. The focus goes to the harmless answer, so that a second Enter does no harm. */
  async #confirm(action: string): Promise<void> {
    this.confirming = action;
    await this.updateComplete;
    this.#focus('[aria-labelledby="confirm"] .quiet');
  }

  #focus(selector: string): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  #renderProblem(): unknown {
    const sentence = this.errors.get('');
    return sentence ? html`<p class="notice problem" part="problem">${sentence}</p>` : nothing;
  }

  #errorsOf(problem: Rejection | undefined): Map<string, string> {
    if (!problem) return new Map();
    const {fields} = this.constructor as typeof PageElement;
    const field = Object.hasOwn(fields, problem.code) ? (fields[problem.code] ?? '') : '';
    const {kind} = this.page;
    const sentence =
      this.words.find([`${kind}.error.${problem.code}`, `error.${problem.code}`]) ??
      (problem.message || this.t('error.problem'));
    return new Map([[field, sentence]]);
  }

  /** Brings the first thing that is wrong into view and has all of it read out. */
  #showErrors(): void {
    if (this.errors.size === 0) return;
    this.announce([...this.errors.values()].join(' '));
    const wrong = this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"], .problem');
    // A group of choices can't hold the focus itself.
    const target = wrong?.matches('fieldset') ? wrong.querySelector('input') : wrong;
    target?.focus();
    target?.scrollIntoView({block: 'nearest'});
  }

  #onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.ui.busy || !this.read) return;
    const form = new FormReader(event.target as HTMLFormElement);
    const answer = this.read(form);
    this.errors = form.errors;
    if (form.errors.size > 0) void this.updateComplete.then(() => this.#showErrors());
    else if (answer) this.answer(answer);
  }

  /** What was wrong is being corrected: its sentence goes as soon as the field changes. */
  #onInput(event: Event): void {
    this.#isTouched = true;
    const {name} = event.target as HTMLInputElement;
    if (!this.errors.has(name) && !this.errors.has('')) return;
    const errors = new Map(this.errors);
    errors.delete(name);
    errors.delete('');
    this.errors = errors;
  }
}

const lookOf = (action: string) => (CONFIRMED.has(action) ? 'button quiet danger' : 'button quiet');

/** `SOME_NEW_THING` as words, for what the service offers and the catalogue does not know. */
export function readable(name: string): string {
  const words = name.replaceAll(/[_-]+/g, ' ').trim().toLowerCase() || name;
  return words.charAt(0).toUpperCase() + words.slice(1);
}
