import type {LitElement} from 'lit';
import type {ConnectState, Journey, Page} from '../../core/index.js';
import type {Translator} from '../../messages/translator.js';
import {failurePage, showFailure} from '../../ui/error-notice.js';
import type {PageElement, Stage} from '../../ui/page-element.js';
import {PAGE_PARTS} from '../../ui/parts.js';
import {whenIdle} from '../../ui/when-idle.js';
import {languageOf} from '../language.js';
import type {FlowState} from './flow-state.js';
import type {ConnectFlow} from './flow.js';
import {createPage, loadWidgetParts, turnPage, warmUpInitialPages} from './page-loader.js';

type Widget = LitElement & {
  readonly mode: 'inline' | 'dialog';
  readonly nonModal: boolean;
  readonly journey: Journey;
};

/** The page on screen and the dialog around it: elements, focus and scroll position. */
export class PageView {
  /** The element of the current page: a new one for each step. */
  element?: PageElement | undefined;
  /** The stage of the current page; pages outside the stages leave it unchanged. */
  stage: Stage = 'address';

  readonly #widget: Widget;
  readonly #flow: ConnectFlow;
  #keyboard: unknown;
  /** The kinds of the pages that lead to the current one. */
  #kinds: string[] = [];
  /** Those that show the current page. */
  #animations: readonly Animation[] = [];
  /** The height that the card has had. */
  readonly #height = new CSSStyleSheet();
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
    // After the first drawing, while the first request is in flight.
    else if (!before.session)
      void updateComplete.then(() => {
        // Read now, so that the callback does not keep a removed widget alive.
        const lang = languageOf(this.#widget);
        whenIdle(() => warmUpInitialPages(lang));
      });
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

  /**
   * Whether the session is about virtual power plants, and not on its way to a tariff: the site set
   * `journey`, or the service has sent such a page.
   */
  get isVpp(): boolean {
    const kinds = [this.#widget.journey, ...this.#kinds];
    return kinds.some(kind => kind.startsWith('vpp'));
  }

  #clear(): void {
    this.#endAnimations();
    this.#height.replaceSync('');
    this.element = undefined;
    this.stage = 'address';
    this.#kinds = [];
  }

  /** The browser would keep the page that leaves until its animations end. */
  #endAnimations(): void {
    for (const animation of this.#animations) animation.cancel();
    this.#animations = [];
  }

  #renew(page: Page): PageElement {
    const isFirst = !this.element;
    this.#endAnimations();
    if (!isFirst) this.#keepHeight();
    if (this.element) this.element.isReplaced = true;
    const show = isFirst ? undefined : turnPage(this.#widget.renderRoot, this.element);
    const before = this.#kinds.indexOf(page.kind);
    const isBack = before >= 0;
    this.#kinds = [...(isBack ? this.#kinds.slice(0, before) : this.#kinds), page.kind];
    const {element, stage} = createPage(page.kind, this.isVpp);
    element.page = page;
    element.setAttribute('exportparts', PAGE_PARTS);
    this.element = element;
    this.stage = stage ?? this.stage;
    void this.#flow.restore(element);
    void this.#onDrawn(element, isFirst, () => {
      this.#animations = show?.(element, isBack) ?? [];
    });
    return element;
  }

  /**
   * The card never shrinks: a shorter page would move the content below it. The loading placeholder
   * is never taller than a page, and its height would cost a layout before the first one. A style
   * sheet changes the card alone; an inherited property would change all that is in it.
   */
  #keepHeight(): void {
    const root = this.#widget.renderRoot as ShadowRoot;
    const height = root.querySelector<HTMLElement>('.frame')?.offsetHeight ?? 0;
    if (!root.adoptedStyleSheets.includes(this.#height)) root.adoptedStyleSheets.push(this.#height);
    this.#height.replaceSync(`.frame { min-block-size: ${height}px; }`);
  }

  async #onDrawn(element: PageElement, isFirst: boolean, show: () => void): Promise<void> {
    const intended = this.#flow.takeIntent(element.page);
    await this.#widget.updateComplete;
    await element.updateComplete;
    show();
    // While the customer reads and types. After a failure it loads when needed.
    void loadWidgetParts().then(
      ({Keyboard}) => {
        // The address page does more with the rest of the widget.
        if (isFirst) element.requestUpdate();
        return (this.#keyboard ??= new Keyboard(this.#widget));
      },
      () => {},
    );
    // The first inline page must not take the focus from the site's page.
    if (!isFirst || this.#widget.mode === 'dialog') element.focusHeading();
    const action = await intended;
    if (action) element.act(action);
  }
}
