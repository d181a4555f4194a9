import {ContextProvider} from '@lit/context';
import {html, nothing, type PropertyDeclarations, type PropertyValues} from 'lit';
import {
  CONNECT_URL,
  type ConnectResult,
  type ConnectSession,
  type ConnectState,
  type ApiVersion,
  type Direction,
  type TokenRequest,
} from '../../core/index.js';
import {awaitReturn} from './login/return-token.js';
import {Keep} from './session-memory.js';
import {handOver, isLoginWindow} from './login/popup-return.js';
import {openSession} from './create-session.js';
import {createLogin, warmUpFirstPages} from './page-loader.js';
import {PageView} from './page-view.js';
import {preconnect} from './preconnect.js';
import {Presence, wasReloaded} from './page-lifecycle.js';
import type {ProviderLogin, RedirectMode} from './login/provider-login.js';
import {report} from './dispatch-events.js';
import {VERSION} from '../version.js';
import {Announcer} from '../announcer.js';
import {defaultUi, uiContext, type Ui} from '../../ui/context.js';
import {errorMessage} from '../../ui/error-message.js';
import {
  FlatpeakCloseEvent,
  FlatpeakOpenEvent,
  FlatpeakRedirectEvent,
  type PageActionEvent,
  type PageAnnounceEvent,
  type PageAnswerEvent,
  type PageCommand,
  type PageCommandEvent,
} from '../../ui/events.js';
import {failureNotice, showFailure} from '../../ui/error-notice.js';
import {iconButton, noWayBack, skeleton, steps, testBadge} from './frame.js';
import {frameStyles} from '../../ui/styles/card.js';
import {providerBadge} from '../../ui/provider-badge.js';
import {RootElement} from '../root-element.js';
import {base} from '../../ui/styles/base.js';
import {tokens} from '../../ui/styles/tokens.js';

/** What the customer has come for, and the actions that do it: the first that is offered. */
const INTENTS: ReadonlyMap<string | undefined, readonly string[]> = new Map([
  ['edit', ['EDIT']],
  ['reconnect', ['RECONNECT', 'EDIT']],
  ['disconnect', ['DISCONNECT']],
]);

/** Most answers come sooner than this (milliseconds): that one is on its way need not be said. */
const PATIENCE = 1000;

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
 * @cssstate busy - An answer is on its way.
 * @cssstate failed - The last turn failed.
 * @cssstate loading - The sentences of the language are on their way; nothing is shown.
 *
 * @csspart trigger - The button that opens the dialog.
 * @csspart dialog - The dialog around the card.
 * @csspart card - The card that holds everything.
 * @csspart brand - Around the host's logo.
 * @csspart header - The row with back, provider, test badge and close.
 * @csspart title - What stands there while no provider is known.
 * @csspart provider - The provider's logo and name.
 * @csspart logo - A provider's logo, over its initials.
 * @csspart badge - The badge of the test mode.
 * @csspart icon-button - A button without words; `back` and `close` in the header.
 * @csspart back - To the page before.
 * @csspart close - Closes the dialog.
 * @csspart steps - The line that says where the customer is.
 * @csspart step - One of its four stages; the one at hand is `current`, too.
 * @csspart current - The stage at hand.
 * @csspart skeleton - The shape of a page, until one is there.
 * @csspart page - The page: question, content, buttons.
 * @csspart heading - The question of a page.
 * @csspart lead - The line under it.
 * @csspart mark - The sign that all is done.
 * @csspart notice - A remark on a page.
 * @csspart problem - What went wrong with the page.
 * @csspart confirmation - What is asked once more before it is done.
 * @csspart field - A label with its field, hint and error.
 * @csspart label - The label of a field.
 * @csspart input - A field; within `affixed` it has no border of its own.
 * @csspart affixed - A field with its unit or icon.
 * @csspart affix - The unit of a field, such as kWh.
 * @csspart hint - What helps with a field, and other small print.
 * @csspart error - What is wrong with a field.
 * @csspart choices - A group of radio buttons.
 * @csspart choice - A radio button with its label.
 * @csspart options - A list of providers or tariffs.
 * @csspart option - A row of such a list; the one that the keys are at is `active`, too.
 * @csspart active - The row that the keys are at.
 * @csspart hours - The editor of prices by the hour.
 * @csspart day - Its bar of a day.
 * @csspart period - The fields of one price.
 * @csspart example - What a price comes to.
 * @csspart price - The price now.
 * @csspart amount - The number of the price now.
 * @csspart chart - The chart of a day.
 * @csspart table - The table of a day.
 * @csspart toggle - What shows and hides that table.
 * @csspart tariff - One of several tariffs.
 * @csspart facts - What is known of a tariff.
 * @csspart actions - The buttons at the bottom.
 * @csspart button - A button; with `primary`, `quiet` or `danger`.
 * @csspart primary - The likely button.
 * @csspart quiet - A less likely one.
 * @csspart danger - One that cannot be undone.
 * @csspart link - A button that looks like a link.
 * @csspart legal - Around the host's legal line.
 */
export class FlatpeakConnect extends RootElement {
  static override styles = [tokens, base, frameStyles];
  /** Of the package that the element is from. */
  static readonly version: string = VERSION;
  static override properties: PropertyDeclarations = {
    connectToken: {attribute: 'connect-token'},
    tokenUrl: {attribute: 'token-url'},
    fetchToken: {attribute: false},
    connectUrl: {attribute: 'connect-url', useDefault: true},
    apiVersion: {attribute: 'api-version', useDefault: true},
    direction: {},
    tariffType: {attribute: 'tariff-type'},
    locationId: {attribute: 'location-id'},
    intent: {},
    mode: {useDefault: true},
    noTrigger: {type: Boolean, attribute: 'no-trigger'},
    followCallback: {type: Boolean, attribute: 'follow-callback'},
    callbackUrl: {attribute: 'callback-url'},
    redirectOrigins: {attribute: 'redirect-origins'},
    redirectMode: {attribute: 'redirect-mode', useDefault: true},
    appSchemes: {attribute: 'app-schemes'},
    connection: {state: true},
    isOpen: {state: true},
  };

  /** The session's token, made by the host's backend. */
  connectToken?: string;
  /** Address of the host's backend that answers a POST with `{"connect_token"}`. */
  tokenUrl?: string;
  /** Gets a token another way; goes before `token-url`. */
  fetchToken?: (request: TokenRequest) => Promise<string>;
  /** Where the conversation is held. */
  connectUrl: string = CONNECT_URL;
  /** The release of the service that made the token. */
  apiVersion: ApiVersion = 'zero';
  /** Which way the energy flows; for the backend that makes the token. */
  direction?: Direction;
  /** `COMMODITY` for energy, `NON_COMMODITY` for grid fees; for the backend that makes the token. */
  tariffType?: string;
  /** A location whose tariff is to be shown; for the backend that makes the token. */
  locationId?: string;
  /** What the customer has come for: done for them where the session's first page offers it. */
  intent?: 'edit' | 'reconnect' | 'disconnect';
  /** In the page, or in a dialog behind a button. */
  mode: 'inline' | 'dialog' = 'inline';
  /** Draw no button of its own: something else of the page opens the dialog. */
  noTrigger = false;
  /** Go to the host's callback address when the customer is done. */
  followCallback = false;
  /** Where the host's backend has sessions end; newer releases say so in the words of a login. */
  callbackUrl?: string;
  /** The provider's login in this tab, or in a window beside it where the browser allows one. */
  redirectMode: RedirectMode = 'same-tab';
  /** Origins that may be gone to, separated by spaces; every https origin without it. */
  redirectOrigins?: string;
  /** Schemes of the host's own app that may be gone to, such as `myapp:`. */
  appSchemes?: string;

  private connection: ConnectState = {status: 'idle', step: 0};
  /** Whether the customer sees the conversation rather than the button that opens it. */
  private isOpen = false;

  readonly #announcer = new Announcer(this);
  readonly #ui = new ContextProvider(this, {context: uiContext, initialValue: defaultUi});
  #session?: ConnectSession | undefined;
  /** A token that the provider's login brought back. */
  #returnToken?: string | undefined;
  #startsByItself = false;
  /** The customer left by closing the widget, rather than by saying that all is done. */
  #wasClosed = false;
  readonly #keep = new Keep(this);
  #view: PageView = new PageView(this, this.#keep);
  /** The way to the provider's login, once a page has led there. */
  #login?: ProviderLogin;

  readonly #commands: Readonly<Record<PageCommand, () => void>> = {
    leave: () => {
      if (this.connection.status === 'leaving') this.#login?.go(this.#keep.hash);
      // The page stayed while reading it again failed, and its address may be of yesterday.
      else void this.#session?.start();
    },
    done: () => {
      const {connection, followCallback} = this;
      const callback = connection.status === 'complete' ? connection.result.callbackUrl : undefined;
      if (!followCallback || !callback) this.close();
      else if (this.dispatchEvent(new FlatpeakRedirectEvent(callback, 'callback')))
        location.assign(callback.href);
    },
    retry: () => void this.#session?.start(),
    end: () => {
      this.#wasClosed = false;
      void this.#session?.leave();
    },
    restart: () => {
      // Where a token is part of the host's page, a new one comes with a new page.
      if (this.#session?.canRestart) void this.#session.restart();
      else location.reload();
    },
  };

  constructor() {
    super();
    new Presence(this, {
      goesAway: () => this.#keep.save(this.isOpen, this.#view.element),
      comesBack: () => void (this.connection.page && this.#session?.start()),
      isWaiting: () => this.#login?.isWaiting === true,
      isOnline: () => void this.#session?.reconnect(),
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Frameworks move nodes by removing and inserting them in one task: that is no goodbye.
    setTimeout(() => {
      if (!this.isConnected) this.#drop();
    });
  }

  /** Opens the widget and begins, goes on where it was, or reads the page again after a login elsewhere. */
  async start(): Promise<void> {
    // A session needs no way to a token any more: a login may have brought its own.
    if (!this.#session && !this.#canStart) {
      throw new Error('<flatpeak-connect> needs connect-token, token-url or fetchToken.');
    }
    if (!this.isOpen) {
      this.isOpen = true;
      this.dispatchEvent(new FlatpeakOpenEvent());
    }
    const {connection} = this;
    const isLeft = connection.status === 'complete' && connection.result.outcome === 'closed';
    if (isLeft && this.#session?.canRestart) return this.#session.restart();
    if (this.#session && connection.status !== 'leaving') return;
    const arrived = this.#returnToken && isLoginWindow() ? this.#returnToken : undefined;
    const session = (this.#session ??= this.#newSession());
    if (arrived) await handOver(arrived);
    if (session === this.#session) await session.start();
  }

  /** Closes the widget. What was typed is there when it is opened again; a complete session is over. */
  close(): void {
    if (!this.isOpen) return;
    const {connection} = this;
    const isOver = connection.status === 'complete';
    const isDone = isOver && connection.result.outcome !== 'closed';
    const isSettled = this.#session?.isSettled ?? false;
    // In the page there is nothing to go back to: the finished page stays.
    this.isOpen = this.#startsByItself = isOver && this.mode === 'inline';
    this.dialog?.close();
    if (isDone && !this.isOpen) this.#drop();
    this.dispatchEvent(new FlatpeakCloseEvent(isDone || isSettled));
    this.#wasClosed = true;
    // The customer does not wait for it.
    if (!isOver) void this.#session?.leave();
  }

  /** To the page before, where there is one. */
  async back(): Promise<void> {
    const left = this.#view.element;
    await this.#session?.back();
    if (left && left.page.route !== this.connection.page?.route) this.#keep.note(left);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('connectUrl')) preconnect(this.connectUrl);
    if (changed.get('connectToken')) this.#drop();
    const {words, ui, connection} = this;
    const busy = connection.status === 'busy';
    this.setState('busy', busy);
    this.setState('failed', connection.status === 'failed');
    if (words !== ui.translator || busy !== ui.busy) this.#ui.setValue({translator: words, busy});
    this.#view.show(connection, ui.translator);
  }

  protected override firstUpdated(): void {
    // A dialog that was open before is open again.
    if (wasReloaded() && this.#keep.last?.isOpen) this.#startsByItself = true;
    awaitReturn(this, token => {
      this.#drop();
      this.#returnToken = token;
      this.requestUpdate();
    });
  }

  protected override updated(): void {
    const {dialog, isOpen} = this;
    if (isOpen && dialog?.isConnected && !dialog.matches(':modal')) {
      // One that was moved with the element is open, and no longer above the page.
      dialog.open = false;
      dialog.showModal();
      this.#view.focusHeading();
    }
    const startsByItself =
      isOpen || this.#startsByItself || this.mode === 'inline' || this.#returnToken;
    if (startsByItself && this.isConnected && !this.#session && this.#canStart) {
      // Not within the update that is just being finished.
      void this.updateComplete.then(() => this.start());
    }
  }

  protected override render() {
    const {isOpen, mode} = this;
    return html`
      <div
        lang=${this.words.text('lang')}
        dir=${this.writing}
        @page-answer=${(event: PageAnswerEvent) => void this.#session?.answer(event.answer)}
        @page-action=${(event: PageActionEvent) => void this.#session?.act(event.action, event.subject)}
        @page-command=${(event: PageCommandEvent) => this.#commands[event.command]()}
        @page-announce=${(event: PageAnnounceEvent) => this.#announcer.say(event.text)}
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
    if (!this.#canStart || this.noTrigger) return nothing;
    return html`
      <slot name="trigger" @click=${() => void this.start()}>
        <button type="button" class="button primary" part="button primary trigger">
          ${this.ui.translator.text('launch')}
        </button>
      </slot>
    `;
  }

  #renderDialog() {
    return html`
      <dialog
        class="dialog"
        part="dialog"
        aria-label=${this.ui.translator.text('launch')}
        @cancel=${() => this.close()}
        @close=${() => this.dialog?.open || this.close()}
      >
        ${this.isOpen || this.#session ? this.#renderCard() : nothing}
      </dialog>
    `;
  }

  #renderCard() {
    const {connection, ui} = this;
    const {translator: words} = ui;
    const {page, status} = connection;
    return html`
      <div class="card frame" part="card" aria-busy=${ui.busy}>
        <slot name="brand" part="brand"></slot>
        <div class="header" part="header">
          ${this.#session?.canGoBack ? iconButton('back', ui, () => void this.back()) : noWayBack}
          ${
            (page && providerBadge(page.data)) ??
            html`<span class="title" part="title">${words.text('launch')}</span>`
          }
          ${page?.live_mode === false ? testBadge(words) : nothing}
          ${this.mode === 'dialog' ? iconButton('close', ui, () => this.close()) : nothing}
        </div>
        ${steps(words, this.#view.stage, status === 'complete')}
        <div class="visually-hidden" role="status">${this.#announcer.text}</div>
        <div class="stack body">
          ${
            connection.status === 'failed' && page
              ? failureNotice(connection.error, words, {
                  isKept: connection.error.kind !== 'expired' || this.#session?.canRestart === true,
                  command: command => {
                    this.#commands[command]();
                    // The notice goes, and the button in it that had the focus.
                    this.#view.focusHeading();
                  },
                })
              : nothing
          }
          ${this.#login?.render(ui) ?? this.#view.element ?? skeleton(words)}
        </div>
        <slot name="legal" part="legal"></slot>
      </div>
    `;
  }

  get #canStart(): boolean {
    return Boolean(this.#returnToken ?? this.connectToken ?? this.fetchToken ?? this.tokenUrl);
  }

  #newSession(): ConnectSession {
    // A session that comes back from a login has its first page behind it.
    this.#view.intended = (!this.#returnToken && INTENTS.get(this.intent)) || [];
    const session = openSession(this, this.#keep, this.#returnToken);
    this.#returnToken = undefined;
    // Once the first question has been sent.
    setTimeout(() => warmUpFirstPages(this.words.lang));
    session.subscribe(state => {
      const before = this.connection;
      this.connection = state;
      if (state.status === 'leaving')
        this.#login ??= createLogin(this, () => void this.#session?.start());
      this.#login?.follow(state);
      if (state.status === 'complete') this.#keep.forget();
      report(this, before, state);
      if (state.status === 'complete' && state.page.data.closedByCustomer) this.#end(state.result);
      const {translator: words} = this.ui;
      if (state.status === 'busy') this.#announcer.say(words.text('busy'), PATIENCE);
      else this.#announcer.say(state.status === 'failed' ? errorMessage(state.error, words) : '');
      // The button that was pressed may be far below the notice.
      if (state.status === 'failed')
        void this.updateComplete.then(() => showFailure(this.renderRoot));
    });
    return session;
  }

  /** The customer left, or said on the page itself that all is done, and the service knows. */
  #end({outcome}: ConnectResult): void {
    const isClosed = outcome === 'closed';
    if (this.isOpen && !isClosed && !this.#wasClosed) this.#commands.done();
    // Who is back already, before the service had heard that they left, begins again.
    else if (!isClosed) this.#drop();
    else if (this.isOpen) queueMicrotask(() => void this.#session?.restart());
  }

  #drop(): void {
    this.#keep.save(false, this.#view.element);
    this.#session?.dispose();
    this.#session = undefined;
    this.#view = new PageView(this, this.#keep);
    this.connection = {status: 'idle', step: 0};
    this.#login?.follow(this.connection);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flatpeak-connect': FlatpeakConnect;
  }
}
