import type {LitElement} from 'lit';
import type {ConnectState, Page} from '../../core/index.js';
import type {Keep} from './session-memory.js';
import type {Translator} from '../../messages/translator.js';
import {createPage, loadPages} from './page-loader.js';
import {failurePage} from '../../ui/error-notice.js';
import type {PageElement, Stage} from '../../ui/page-element.js';
import {PAGE_PARTS} from '../../ui/parts.js';

type Host = LitElement & {readonly mode: 'inline' | 'dialog'};

/** What is on screen of one session: an element of its own for each page that comes. */
export class PageView {
  element?: PageElement;
  /** Where the customer is on the way; pages beside the way leave it as it is. */
  stage: Stage = 'address';
  /** What the customer has come for, as the session's first page may call it. */
  intended: readonly string[] = [];

  readonly #host: Host;
  readonly #keep: Keep;
  /** Which page the element draws. */
  #step?: number;

  constructor(host: Host, keep: Keep) {
    this.#host = host;
    this.#keep = keep;
  }

  /** Makes an element for a page that was not on screen yet, and hands it what there is to show. */
  show(connection: ConnectState, words: Translator): void {
    const failure = connection.status === 'failed' && failurePage(connection.error, words);
    const page = connection.page ?? failure;
    if (!page) return;
    const {step} = connection;
    const isHere = this.#step === step && this.element?.page.kind === page.kind;
    const element = (isHere && this.element) || this.#renew(page);
    this.#step = step;
    element.page = page;
    element.problem = connection.status === 'page' ? connection.rejection : undefined;
  }

  /** Moves the focus to the heading of the page, or of what is shown in its place. */
  focusHeading(): void {
    const own = this.#host.renderRoot.querySelector('h2');
    if (own) own.focus();
    else this.element?.focusHeading();
  }

  #renew(page: Page): PageElement {
    const host = this.#host;
    const isFirst = !this.element;
    // A page that is less tall than the last one moves nothing up.
    const card = host.renderRoot.querySelector<HTMLElement>('.frame');
    card?.style.setProperty('--_tallest', `${card.offsetHeight}px`);
    const {element, stage} = createPage(page.kind);
    element.page = page;
    element.setAttribute('exportparts', PAGE_PARTS);
    this.element = element;
    this.stage = stage ?? this.stage;
    void this.#keep.restore(element);
    void this.#settle(element, isFirst);
    return element;
  }

  /** What follows once the page is drawn. */
  async #settle(element: PageElement, isFirst: boolean): Promise<void> {
    const {page} = element;
    const action = this.intended.find(name => page.actions.includes(name));
    // A failure is drawn as a page, and is none of the session.
    if (page.route) this.intended = [];
    await this.#host.updateComplete;
    await element.updateComplete;
    // While the customer reads and types. What fails now is asked for when it is needed.
    void loadPages().catch(() => {});
    // The first page in a host's page must not take the focus from what the customer reads.
    if (!isFirst || this.#host.mode === 'dialog') element.focusHeading();
    if (action && !(await this.#keep.goesOn)) element.act(action);
  }
}
