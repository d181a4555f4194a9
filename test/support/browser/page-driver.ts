import {ContextProvider} from '@lit/context';
import type {AnswerOf, PageKind, Page} from '../../../src/core/index.js';
import {define} from '../../../src/elements/define-all.js';
import {en} from '../../../src/messages/en.js';
import {Translator} from '../../../src/messages/translator.js';
import {createPage, loadRarePages} from '../../../src/elements/connect/page-loader.js';
import {uiContext, type Ui} from '../../../src/ui/context.js';
import type {PageCommand} from '../../../src/ui/events.js';
import type {PageElement} from '../../../src/ui/page-element.js';
import {place} from './site-page.js';

define();
await loadRarePages('en');

/** A page without the widget around it, and what a customer does with it. */
export class PageDriver<K extends PageKind> {
  readonly answers: AnswerOf<K>[] = [];
  /** The names of the actions that the customer chose. */
  readonly actions: string[] = [];
  readonly commands: PageCommand[] = [];
  /** The texts for the live region. */
  readonly announced: string[] = [];

  constructor(
    readonly element: PageElement,
    private readonly ui: ContextProvider<typeof uiContext>,
  ) {
    element.addEventListener('page-answer', event =>
      this.answers.push(event.answer as AnswerOf<K>),
    );
    element.addEventListener('page-action', event => this.actions.push(event.action));
    element.addEventListener('page-command', event => this.commands.push(event.command));
    element.addEventListener('page-announce', event => this.announced.push(event.text));
  }

  find<E extends HTMLElement>(selector: string): E[] {
    return [...this.element.renderRoot.querySelectorAll<E>(selector)];
  }

  /** The fields with this label, in the order of the page. */
  fields(label: string): (HTMLInputElement | HTMLSelectElement)[] {
    return this.find<HTMLInputElement>('input, select').filter(input =>
      [input.ariaLabel, ...[...(input.labels ?? [])].map(({textContent}) => textContent)].some(
        name => name?.includes(label),
      ),
    );
  }

  field(label: string, at = 0): HTMLInputElement | HTMLSelectElement {
    const field = this.fields(label)[at];
    if (!field) throw new Error(`There is no field “${label}” in: ${this.text}`);
    return field;
  }

  /** What is typed, or chosen in a list, at once. */
  async enter(label: string, value: string, at = 0): Promise<void> {
    const field = this.field(label, at);
    field.value = value;
    if (field.value !== value) throw new Error(`“${label}” does not take ${value}.`);
    field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
    field.dispatchEvent(new Event('change', {bubbles: true}));
    await this.element.updateComplete;
  }

  /** One of the answers that the page shows as buttons, by its label. */
  answerButton(label: string): HTMLButtonElement {
    const button = this.find<HTMLButtonElement>('.choice').find(
      each => each.querySelector('.choice-label')?.textContent.trim() === label,
    );
    if (!button) throw new Error(`There is no answer “${label}” in: ${this.text}`);
    return button;
  }

  /** Taps an answer by its label. */
  async choose(label: string): Promise<void> {
    this.answerButton(label).click();
    await this.element.updateComplete;
  }

  /** The names of the buttons in the order of the page. */
  get buttons(): string[] {
    return this.find('button').map(
      button => button.getAttribute('aria-label') ?? button.textContent.trim(),
    );
  }

  button(name: string): HTMLButtonElement {
    const button = this.find<HTMLButtonElement>('button').find(
      each => (each.getAttribute('aria-label') ?? each.textContent.trim()) === name,
    );
    if (!button) throw new Error(`There is no button “${name}” in: ${this.text}`);
    return button;
  }

  async press(name: string): Promise<void> {
    this.button(name).click();
    await this.element.updateComplete;
    await this.element.updateComplete;
  }

  /** Changes what the widget shares with the page. */
  async share(changes: Partial<Ui>): Promise<void> {
    this.ui.setValue({...this.ui.value, ...changes});
    await this.element.updateComplete;
  }

  /** An answer is on its way. */
  async isSending(): Promise<void> {
    await this.share({busy: true});
  }

  /** The service objects to the answer. */
  async object(code: string, message = 'The service said so.'): Promise<void> {
    this.element.problem = {code, message};
    await this.element.updateComplete;
    await this.element.updateComplete;
  }

  /** What is said to be wrong with a field, where a screen reader finds it. */
  wrongWith(field: Element): string {
    if (field.getAttribute('aria-invalid') !== 'true') return '';
    const ids = field.getAttribute('aria-describedby')?.split(' ') ?? [];
    return ids
      .filter(id => id.endsWith('-error'))
      .map(id => this.find(`#${id}`)[0]?.textContent.trim())
      .join(' ');
  }

  get focused(): Element | null | undefined {
    return this.element.shadowRoot?.activeElement;
  }

  /** All words on the page, with plain spaces. */
  get text(): string {
    const words = this.find('[part~="page"]')[0]?.innerText ?? '';
    return words.replace(/[\s\u00a0\u202f]+/g, ' ');
  }

  get last(): AnswerOf<K> | undefined {
    return this.answers.at(-1);
  }
}

/** A page of a kind with its data, in a language. */
export async function renderPage<K extends PageKind>(
  kind: K,
  data: object,
  {
    lang = 'en-GB',
    actions = [],
    direction = 'IMPORT',
    ...site
  }: {lang?: string; actions?: string[]; direction?: 'IMPORT' | 'EXPORT'} & Pick<
    Ui,
    'address' | 'addressLookup'
  > = {},
): Promise<PageDriver<K>> {
  const around = place();
  const ui = new ContextProvider(around, {
    context: uiContext,
    initialValue: {translator: new Translator(lang, en), busy: false, ...site},
  });
  const {element} = createPage(kind);
  element.page = {
    kind,
    route: 'test',
    live_mode: true,
    direction,
    actions,
    data,
  } as unknown as Page;
  const page = new PageDriver<K>(element, ui);
  around.append(element);
  await element.updateComplete;
  await element.updateComplete;
  return page;
}
