import {ContextProvider} from '@lit/context';
import {html, LitElement, nothing, type PropertyDeclarations, type PropertyValues} from 'lit';
import {
  CONNECT_URL,
  ConnectClient,
  ConnectSession,
  fetchTokenFrom,
  type ConnectState,
  type Dialect,
  type Direction,
  type Kind,
  type Page,
  type TokenRequest,
} from './core/index.js';
import {Translator} from './messages/translator.js';
import {createPage} from './pages/registry.js';
import {claimReturnToken} from './address-bar.js';
import {defaultUi, uiContext, type Ui} from './ui/context.js';
import {errorSentence} from './ui/error-sentence.js';
import {
  FlatpeakCloseEvent,
  FlatpeakOpenEvent,
  FlatpeakRedirectEvent,
  type FlatpeakRedirectDetail,
  type PageActionEvent,
  type PageAnnounceEvent,
  type PageAnswerEvent,
  type PageCommand,
  type PageCommandEvent,
} from './ui/events.js';
import {failure, iconButton, skeleton, steps, testBadge} from './ui/frame.js';
import {frameStyles} from './ui/frame-styles.js';
import {languageOf} from './ui/language.js';
import type {PageElement, Stage} from './ui/page-element.js';
import {PARTS} from './ui/parts.js';
import {report} from './report.js';
import {providerBadge} from './ui/provider-badge.js';
import {base} from './ui/styles.js';
import {tokens} from './ui/tokens.js';

/** The element that draws the page on screen, and which page that is. */
interface View {
  readonly step: number;
  readonly element: PageElement;
}

/**
 * Connects a household's electricity tariff: shows the pages that Flatpeak asks for, one at
 * a time, until the tariff is connected.
 *
 * Give it a `connect-token`, or say where to get one with `token-url` or `fetchToken`.
 *
 * @tag flatpeak-connect
 *
 * @attr {string} lang - BCP 47; without it the nearest `lang` around the element, then the browser's.
 *
 * @slot trigger - The button that opens the dialog, in place of "Connect my tariff".
 * @slot brand - The host's logo, at the top of the card.
 * @slot legal - The host's legal line, at the bottom of the card.
 *
 * @fires {FlatpeakOpenEvent} flatpeak-open - The widget was opened.
 * @fires {FlatpeakPageEvent} flatpeak-page - Another page is on screen.
 * @fires {FlatpeakRedirectEvent} flatpeak-redirect - The browser is about to leave for the provider's login or the callback; cancelable.
 * @fires {FlatpeakCompleteEvent} flatpeak-complete - The session ended well; once per session.
 * @fires {FlatpeakCloseEvent} flatpeak-close - The widget was closed.
 * @fires {FlatpeakErrorEvent} flatpeak-error - A turn failed; the customer sees a sentence and a way on.
 *
 * @csspart card - The card that holds everything.
 * @csspart header - The row with back, test badge and close.
 * @csspart steps - The line that says where the customer is.
 * @csspart dialog - The dialog around the card.
 */
export class FlatpeakConnect extends LitElement {
  static override styles = [tokens, base, frameStyles];
  static override properties: PropertyDeclarations = {
    connectToken: {attribute: 'connect-token'},
    tokenUrl: {attribute: 'token-url'},
    fetchToken: {attribute: false},
    connectUrl: {attribute: 'connect-url'},
    apiVersion: {attribute: 'api-version'},
    direction: {},
    tariffType: {attribute: 'tariff-type'},
    locationId: {attribute: 'location-id'},
    mode: {},
    followCallback: {type: Boolean, attribute: 'follow-callback'},
    redirectOrigins: {attribute: 'redirect-origins'},
    appSchemes: {attribute: 'app-schemes'},
    connection: {state: true},
    isOpen: {state: true},
    announcement: {state: true},
  };

  /** The session's token, made by the host's backend. */
  connectToken?: string;
  /** Address of the host's backend that answers a POST with `{"connect_token"}`. */
  tokenUrl?: string;
  /** Gets a token another way; goes before `token-url`. */
  fetchToken?: (request: TokenRequest) => Promise<string>;
  /** Where the conversation is held. */
  connectUrl = CONNECT_URL;
  /** The release of the service that made the token. */
  apiVersion: Dialect = 'zero';
  /** Which way the energy flows; for the backend that makes the token. */
  direction?: Direction;
  /** `COMMODITY` for energy, `NON_COMMODITY` for grid fees; for the backend that makes the token. */
  tariffType?: string;
  /** A location whose tariff is to be shown; for the backend that makes the token. */
  locationId?: string;
  /** In the page, or in a dialog behind a button. */
  mode: 'inline' | 'dialog' = 'inline';
  /** Go to the host's callback address when the customer is done. */
  followCallback = false;
  /** Origins that may be gone to, separated by spaces; every https origin without it. */
  redirectOrigins?: string;
  /** Schemes of the host's own app that may be gone to, such as `myapp:`. */
  appSchemes?: string;

  private connection: ConnectState = {status: 'idle', step: 0};
  /** Whether the customer sees the conversation rather than the button that opens it. */
  private isOpen = false;
  private announcement = '';

  readonly #ui = new ContextProvider(this, {context: uiContext, initialValue: defaultUi});
  #session?: ConnectSession | undefined;
  #view?: View | undefined;
  #announcing?: ReturnType<typeof setTimeout>;
  /** Where the customer is on the way; pages beside the way leave it as it is. */
  #stage: Stage = 'address';
  /** A token that the provider's login brought back. */
  #returnToken?: string | undefined;

  readonly #commands: Readonly<Record<PageCommand, () => void>> = {
    leave: () => {
      const {connection} = this;
      if (connection.status === 'leaving') this.#go(connection.address, 'provider-login');
    },
    done: () => {
      const {connection, followCallback} = this;
      const callback = connection.status === 'complete' ? connection.result.callback : undefined;
      if (followCallback && callback) this.#go(callback, 'callback');
      else this.close();
    },
    retry: () => void this.#session?.start(),
    restart: () => void this.#session?.restart(),
  };

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'lang'];
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === 'lang') this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('pageshow', this.#onPageShow);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('pageshow', this.#onPageShow);
    // Frameworks move nodes by removing and inserting them in one task: that is no goodbye.
    setTimeout(() => {
      if (!this.isConnected) this.#drop();
    });
  }

  /** Opens the widget and begins, goes on where it was, or reads the page again after a login elsewhere. */
  async start(): Promise<void> {
    if (!this.#canStart) {
      throw new Error('<flatpeak-connect> needs connect-token, token-url or fetchToken.');
    }
    if (!this.isOpen) {
      this.isOpen = true;
      this.dispatchEvent(new FlatpeakOpenEvent());
    }
    const isRunning = this.#session && this.connection.status !== 'leaving';
    if (!isRunning) await (this.#session ??= this.#newSession()).start();
  }

  /** Closes the widget. What was typed is there when it is opened again; a complete session is over. */
  close(): void {
    if (!this.isOpen) return;
    const complete = this.connection.status === 'complete';
    // In the page there is nothing to go back to: the finished page stays.
    this.isOpen = complete && this.mode === 'inline';
    this.dialog?.close();
    if (complete && !this.isOpen) this.#drop();
    this.dispatchEvent(new FlatpeakCloseEvent(complete));
  }

  /** To the page before, where there is one. */
  async back(): Promise<void> {
    await this.#session?.back();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.get('connectToken')) this.#drop();
    const {words, busy: wasBusy} = this.ui;
    const lang = languageOf(this);
    const busy = this.connection.status === 'busy';
    if (lang !== words.lang || busy !== wasBusy)
      this.#ui.setValue({words: lang === words.lang ? words : new Translator(lang), busy});
    this.#renewView();
  }

  protected override firstUpdated(): void {
    this.#returnToken = claimReturnToken();
  }

  protected override updated(): void {
    const {dialog, isOpen} = this;
    if (isOpen && !dialog?.open) dialog?.showModal();
    const startsByItself = this.mode === 'inline' || this.#returnToken;
    if (startsByItself && this.isConnected && !this.#session && this.#canStart) {
      // Not within the update that is just being finished.
      void this.updateComplete.then(() => this.start());
    }
  }

  protected override render() {
    const {isOpen, mode} = this;
    return html`
      <div
        @page-answer=${(event: PageAnswerEvent) => void this.#session?.answer(event.answer)}
        @page-action=${(event: PageActionEvent) => void this.#session?.act(event.action)}
        @page-command=${(event: PageCommandEvent) => this.#commands[event.command]()}
        @page-announce=${(event: PageAnnounceEvent) => this.#announce(event.text)}
      >
        ${mode === 'dialog' || !isOpen ? this.#renderTrigger() : nothing}
        ${mode === 'dialog' ? this.#renderDialog() : isOpen ? this.#renderCard() : nothing}
      </div>
    `;
  }

  private get ui(): Ui {
    return this.#ui.value;
  }

  private get dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  #renderTrigger() {
    if (!this.#canStart) return nothing;
    return html`
      <slot name="trigger" @click=${() => void this.start()}>
        <button type="button" class="button primary" part="button primary trigger">
          ${this.ui.words.text('launch')}
        </button>
      </slot>
    `;
  }

  #renderDialog() {
    return html`
      <dialog
        class="dialog"
        part="dialog"
        aria-label=${this.ui.words.text('launch')}
        @cancel=${(event: Event) => event.preventDefault()}
        @close=${() => this.dialog?.open || this.close()}
        @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && this.close()}
      >
        ${this.isOpen || this.#session ? this.#renderCard() : nothing}
      </dialog>
    `;
  }

  #renderCard() {
    const {connection, ui} = this;
    const {words} = ui;
    const {page, status} = connection;
    return html`
      <div class="card" part="card" aria-busy=${ui.busy}>
        <slot name="brand"></slot>
        <div class="header" part="header">
          ${this.#session?.canGoBack ? iconButton('back', words, () => void this.back()) : nothing}
          ${
            (page && providerBadge(page.data)) ??
            html`<span class="title" part="title">${words.text('launch')}</span>`
          }
          ${page?.live_mode === false ? testBadge(words) : nothing}
          ${this.mode === 'dialog' ? iconButton('close', words, () => this.close()) : nothing}
        </div>
        ${steps(words, this.#stage, status === 'complete')}
        <div class="visually-hidden" role="status">${this.announcement}</div>
        ${
          connection.status === 'failed' && page
            ? failure(words, connection.error, command => this.#commands[command]())
            : nothing
        }
        ${this.#view?.element ?? skeleton(words)}
        <slot name="legal"></slot>
      </div>
    `;
  }

  /** Makes an element for a page that was not on screen yet, and hands it what there is to show. */
  #renewView(): void {
    const {connection} = this;
    const page = connection.page ?? this.#failurePage();
    if (!page) return;
    const {step} = connection;
    if (this.#view?.step !== step || this.#view.element.page.kind !== page.kind) {
      this.#showView(step, page.kind);
    }
    const element = this.#view?.element;
    if (!element) return;
    element.page = page;
    element.problem = connection.status === 'page' ? connection.problem : undefined;
  }

  #showView(step: number, kind: Kind): void {
    const isFirst = !this.#view;
    const {element, stage} = createPage(kind);
    element.setAttribute('exportparts', PARTS.join());
    this.#view = {step, element};
    this.#stage = stage ?? this.#stage;
    // The first page in a host's page must not take the focus from what the customer reads.
    if (isFirst && this.mode === 'inline') return;
    void this.updateComplete.then(() => element.updateComplete).then(() => element.focusHeading());
  }

  /** Where no page ever came, the failure is the page. */
  #failurePage(): Page<'server-error'> | undefined {
    const {connection, ui} = this;
    if (connection.status !== 'failed') return undefined;
    const {error} = connection;
    return {
      kind: 'server-error',
      route: '',
      live_mode: true,
      actions: [],
      data: {code: error.kind, message: errorSentence(error, ui.words)},
    };
  }

  get #canStart(): boolean {
    return Boolean(this.#returnToken ?? this.connectToken ?? this.fetchToken ?? this.tokenUrl);
  }

  #newSession(): ConnectSession {
    const session = new ConnectSession(new ConnectClient({url: this.connectUrl}), {
      token: this.#returnToken ?? this.connectToken,
      fetchToken: this.fetchToken || this.tokenUrl ? this.#fetchToken : undefined,
      dialect: this.apiVersion,
      addresses: {
        origins: this.redirectOrigins?.split(/\s+/),
        schemes: this.appSchemes?.split(/\s+/),
      },
    });
    this.#returnToken = undefined;
    session.subscribe(state => {
      const before = this.connection;
      this.connection = state;
      report(this, before, state);
      const failure = state.status === 'failed' && errorSentence(state.error, this.ui.words);
      this.#announce(failure || '');
    });
    return session;
  }

  readonly #fetchToken = (signal: AbortSignal): Promise<string> => {
    const {direction, tariffType, locationId} = this;
    const request: TokenRequest = {direction, tariffType, locationId};
    return this.fetchToken?.(request) ?? fetchTokenFrom(this.tokenUrl ?? '', request, signal);
  };

  #drop(): void {
    this.#session?.dispose();
    this.#session = undefined;
    this.#view = undefined;
    this.#stage = 'address';
    this.connection = {status: 'idle', step: 0};
  }

  #go(url: URL, reason: FlatpeakRedirectDetail['reason']): void {
    const mayGo = this.dispatchEvent(new FlatpeakRedirectEvent(url, reason));
    if (mayGo) location.assign(url.href);
  }

  /** The same sentence twice is read twice only if the region was empty in between. */
  #announce(text: string): void {
    this.announcement = '';
    clearTimeout(this.#announcing);
    if (text) this.#announcing = setTimeout(() => (this.announcement = text), 50);
  }

  /** A page that comes back from the back-forward cache may be behind the service. */
  readonly #onPageShow = (event: PageTransitionEvent): void => {
    if (event.persisted) void this.#session?.start();
  };
}
