import type {LitElement} from 'lit';
import type {ConnectState, Page} from '../../core/index.js';
import type {Translator} from '../../messages/translator.js';
import {failurePage, showFailure} from '../../ui/error-notice.js';
import type {PageElement, Stage} from '../../ui/page-element.js';
import {PAGE_PARTS} from '../../ui/parts.js';
import {languageOf} from '../language.js';
import type {FlowState} from './flow-state.js';
import type {ConnectFlow} from './flow.js';
import {createPage, loadDeferredPages, warmUpInitialPages} from './page-loader.js';

type Widget = LitElement & {readonly mode: 'inline' | 'dialog'; readonly nonModal: boolean};

/** The page on screen and the dialog around it: elements, focus and scroll position. */
export class PageView {
  /** The element of the current page: a new one for each step. */
  element?: PageElement | undefined;
  /** The stage of the current page; pages outside the stages leave it unchanged. */
  stage: Stage = 'address';

  readonly #widget: Widget;
  readonly #flow: ConnectFlow;
  /** The step that the element shows. */
  #step?: number;

  constructor(widget: Widget, flow: ConnectFlow) {
    this.#widget = widget;
    this.#flow = flow;
    flow.subscribe((state, before) => this.#follow(state, before));
  }

  /** Shows the session's page, in the same element as long as the step stays the same. */
  show(session: ConnectState, translator: Translator): void {
    const failure = session.status === 'failed' && failurePage(session.error, translator);
    const page = session.page ?? failure;
    if (!page) return;
    const {step} = session;
    const isSame = this.#step === step && this.element?.page.kind === page.kind;
    const element = (isSame && this.element) || this.#renew(page);
    this.#step = step;
    element.page = page;
    element.problem = session.status === 'page' ? session.rejection : undefined;
  }

  /** Opens the dialog, if there is one and the widget is on screen. */
  showDialog(): void {
    const dialog = this.#dialog;
    const {nonModal} = this.#widget;
    const isOpen = this.#flow.state.status !== 'closed';
    if (!isOpen || !dialog?.isConnected || dialog.matches(nonModal ? '[open]' : ':modal')) return;
    // A dialog that was moved with the widget is still open, but no longer in the top layer.
    dialog.open = false;
    if (nonModal) dialog.show();
    else dialog.showModal();
    this.focusHeading();
  }

  /** Moves the focus to the heading of the page, or of what is shown in its place. */
  focusHeading(): void {
    const own = this.#widget.renderRoot.querySelector('h2');
    if (own) own.focus();
    else this.element?.focusHeading();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#widget.renderRoot.querySelector('dialog');
  }

  #follow({session, status}: FlowState, before: FlowState): void {
    const {renderRoot, updateComplete} = this.#widget;
    if (!session) this.#clear();
    // After the first request has been sent.
    else if (!before.session) setTimeout(() => warmUpInitialPages(languageOf(this.#widget)));
    if (status === 'closed' && before.status !== 'closed') {
      this.#dialog?.close();
      this.element?.hide();
    }
    if (status === 'awaiting-login' && before.status !== 'awaiting-login')
      void updateComplete.then(() => this.focusHeading());
    // The button that was pressed may be far below the notice.
    if (session?.status === 'failed' && session !== before.session)
      void updateComplete.then(() => showFailure(renderRoot));
  }

  #clear(): void {
    this.element = undefined;
    this.stage = 'address';
  }

  #renew(page: Page): PageElement {
    const isFirst = !this.element;
    // The card never shrinks: a shorter page would move the content below it.
    const card = this.#widget.renderRoot.querySelector<HTMLElement>('.frame');
    card?.style.setProperty('--_tallest', `${card.offsetHeight}px`);
    const {element, stage} = createPage(page.kind);
    element.page = page;
    element.setAttribute('exportparts', PAGE_PARTS);
    this.element = element;
    this.stage = stage ?? this.stage;
    void this.#flow.restore(element);
    void this.#onDrawn(element, isFirst);
    return element;
  }

  async #onDrawn(element: PageElement, isFirst: boolean): Promise<void> {
    const intended = this.#flow.takeIntent(element.page);
    await this.#widget.updateComplete;
    await element.updateComplete;
    // While the customer reads and types. After a failure it loads when needed.
    void loadDeferredPages().catch(() => {});
    // The first inline page must not take the focus from the site's page.
    if (!isFirst || this.#widget.mode === 'dialog') element.focusHeading();
    const action = await intended;
    if (action) element.act(action);
  }
}
