import {ContextProvider} from '@lit/context';
import {html, type PropertyDeclarations, type PropertyValues} from 'lit';
import {
  CONNECT_URL,
  type ApiVersion,
  type Direction,
  type Journey,
  type TokenRequest,
} from '../../core/index.js';
import type {AddressLookup, KnownAddress} from '../../ui/address/lookup.js';
import {messagesFor} from '../../messages/catalogues.js';
import {defaultUi, shareUi, uiContext} from '../../ui/context.js';
import type {
  PageActionEvent,
  PageAnnounceEvent,
  PageAnswerEvent,
  PageCommandEvent,
} from '../../ui/events.js';
import {base} from '../../ui/styles/base.js';
import {frameStyles} from '../../ui/styles/card.js';
import {tokens} from '../../ui/styles/tokens.js';
import {Announcer} from '../announcer.js';
import {languageOf, regionOfPage} from '../language.js';
import {RootElement} from '../root-element.js';
import {VERSION} from '../version.js';
import {announceState} from './announce-state.js';
import {Copies} from './copies.js';
import {dispatchStateEvents} from './dispatch-events.js';
import {browserEnvironment, type Intent, type RedirectMode} from './flow-environment.js';
import {IDLE, type FlowState} from './flow-state.js';
import {ConnectFlow} from './flow.js';
import {onEscape} from './escape.js';
import {frame} from './frame.js';
import {claimReturnToken} from './login/return-token.js';
import {LONG_ABSENCE_MS, PageLifecycle, wasReloaded} from '../page-lifecycle.js';
import {PageView} from './page-view.js';
import {preconnect} from './preconnect.js';

/**
 * Connects a household's electricity tariff: shows the pages that Flatpeak asks for, one by one.
 *
 * Set a `connect-token`, or a source of one with `token-url` or `fetchToken`.
 *
 * @tag flatpeak-connect
 *
 * @attr {string} lang - BCP 47 language tag; defaults to the nearest surrounding `lang`, then the browser's language.
 * @slot trigger - A button that opens the widget, in place of "Connect my tariff".
 * @slot brand - The site's logo, at the top of the card.
 * @slot privacy - A line about privacy, below the form for the address.
 * @slot help - The site's own help, near the end of the card and beside every failure.
 * @slot next-step - The site's own next step, such as a link, on the last page once the tariff is connected.
 * @slot legal - The site's legal notice, at the bottom of the card.
 * @fires {FlatpeakOpenEvent} flatpeak-open - The widget was opened.
 * @fires {FlatpeakPageEvent} flatpeak-page - A new page is shown.
 * @fires {FlatpeakRedirectEvent} flatpeak-redirect - Before a redirect to the provider's login or the callback URL; cancelable.
 * @fires {FlatpeakCompleteEvent} flatpeak-complete - The session completed; dispatched once per session.
 * @fires {FlatpeakCloseEvent} flatpeak-close - The widget was closed.
 * @fires {FlatpeakErrorEvent} flatpeak-error - A request failed; the customer sees a message and a recovery action.
 * @fires {FlatpeakTokenIgnoredEvent} flatpeak-token-ignored - The page's URL had a token that is not known to be the customer's; it was removed and is not used.
 *
 * @cssstate busy - A request is in flight.
 * @cssstate failed - The last request failed.
 * @cssstate loading - The messages of the language are loading; no text is shown yet.
 *
 * @csspart trigger - The button that opens the widget.
 * @csspart dialog - The dialog around the card.
 * @csspart card - The card that contains everything else.
 * @csspart brand - Container of the site's logo.
 * @csspart header - Row with back button, provider, test badge and close button.
 * @csspart title - Title of the header until the provider is known.
 * @csspart provider - Logo and name of the provider.
 * @csspart logo - Logo of a provider, over its initials.
 * @csspart badge - Badge for test mode.
 * @csspart icon-button - Icon-only button in the header; also has the part `back` or `close`.
 * @csspart back - Button for the previous page.
 * @csspart close - Button that closes the dialog.
 * @csspart steps - Progress indicator of the four stages.
 * @csspart step - One stage; the current one also has the part `current`.
 * @csspart current - The current stage.
 * @csspart skeleton - Loading placeholder of a page.
 * @csspart page - A page: heading, content and buttons.
 * @csspart heading - Heading of a page.
 * @csspart lead - Text below the heading.
 * @csspart mark - Check mark of a completed session.
 * @csspart notice - Informational note on a page.
 * @csspart problem - Error message of a page.
 * @csspart confirmation - Question before an irreversible action.
 * @csspart field - Label, input, hint and error of a field.
 * @csspart label - Label of a field.
 * @csspart input - Input of a field; has no border of its own inside `affixed`.
 * @csspart affixed - Input together with its unit or icon.
 * @csspart affix - Unit after an input, such as kWh.
 * @csspart hint - Help text and small print.
 * @csspart error - Error message of a field.
 * @csspart choices - Answers of which one tap chooses one.
 * @csspart choice - One of these answers: a button.
 * @csspart options - List of providers or tariffs.
 * @csspart option - Row of such a list.
 * @csspart active - The row with keyboard focus also has the part `active`.
 * @csspart hours - Editor for time-of-day prices.
 * @csspart day - Bar of a day in that editor.
 * @csspart period - Fields of one price period.
 * @csspart example - Worked example of a price with surcharges.
 * @csspart price - The current price.
 * @csspart amount - Number of the current price.
 * @csspart tabs - The tabs of today and tomorrow, if there is no room for both charts.
 * @csspart tab - The tab of a day; the selected one has the part `active`, too.
 * @csspart chart - Price chart of a day.
 * @csspart table - Price table of a day.
 * @csspart toggle - Button that shows or hides the table.
 * @csspart tariff - One of several tariffs.
 * @csspart facts - Details of a tariff.
 * @csspart actions - Buttons at the bottom of a page.
 * @csspart button - Button; also has the part `primary`, `quiet` or `danger`.
 * @csspart primary - The main button of a page.
 * @csspart quiet - A secondary button, without emphasis.
 * @csspart danger - Button of an irreversible action.
 * @csspart link - Button styled as a link.
 * @csspart body - What is below the steps: the page, or what is shown in its place.
 * @csspart privacy - Container of the site's line about privacy.
 * @csspart help - Container of the site's help.
 * @csspart legal - Container of the site's legal notice.
 */
export class FlatpeakConnect extends RootElement {
  static override styles = [tokens, base, frameStyles];
  /** Version of the package. */
  static readonly version: string = VERSION;
  static override properties: PropertyDeclarations = {
    connectToken: {attribute: 'connect-token'},
    tokenUrl: {attribute: 'token-url'},
    fetchToken: {attribute: false},
    connectUrl: {attribute: 'connect-url', useDefault: true},
    apiVersion: {attribute: 'api-version', useDefault: true},
    journey: {useDefault: true},
    direction: {},
    tariffType: {attribute: 'tariff-type'},
    locationId: {attribute: 'location-id'},
    address: {attribute: false},
    addressLookup: {attribute: false},
    intent: {},
    mode: {useDefault: true},
    nonModal: {type: Boolean, attribute: 'non-modal', reflect: true},
    noTrigger: {type: Boolean, attribute: 'no-trigger'},
    followCallback: {type: Boolean, attribute: 'follow-callback'},
    callbackUrl: {attribute: 'callback-url'},
    redirectOrigins: {attribute: 'redirect-origins'},
    redirectMode: {attribute: 'redirect-mode', useDefault: true},
    appSchemes: {attribute: 'app-schemes'},
    commonProviders: {attribute: 'common-providers'},
    autoClose: {type: Boolean, attribute: 'auto-close'},
    state: {state: true},
  };

  /** The session's connect token, from the site's backend. */
  connectToken?: string;
  /** URL on the site's backend that responds to a POST with `{"connect_token"}`. */
  tokenUrl?: string;
  /** Returns a connect token; takes precedence over `token-url`. */
  fetchToken?: (request: TokenRequest) => Promise<string>;
  /** URL of the Connect API. */
  connectUrl: string = CONNECT_URL;
  /** The API version that the token was created with. */
  apiVersion: ApiVersion = 'zero';
  /** What the customer comes for: a tariff, or the programmes of virtual power plants (in Busbar). */
  journey: Journey = 'tariff';
  /** Direction of the energy flow, sent with the token request. */
  direction?: Direction;
  /** `COMMODITY` for energy or `NON_COMMODITY` for grid fees, sent with the token request. */
  tariffType?: string;
  /** The location whose tariff to show, sent with the token request. */
  locationId?: string;
  /** The customer's address, as far as the site knows it: fills in what the service does not know. */
  address?: KnownAddress;
  /** Suggests addresses while the customer types one. */
  addressLookup?: AddressLookup;
  /** An action to start with, if the first page of a new session offers it. */
  intent?: Intent;
  /** Shows the widget in the page, or in a dialog that a button opens. */
  mode: 'inline' | 'dialog' = 'inline';
  /** Leaves the page behind the dialog usable: a cookie banner, a chat, a captcha. */
  nonModal = false;
  /** Hides the widget's own button; the site calls `start()` or uses a trigger. */
  noTrigger = false;
  /** Goes to the callback URL when the customer is done. */
  followCallback = false;
  /** The callback URL that the backend sets; distinguishes the final redirect from a login. */
  callbackUrl?: string;
  /** Opens the provider's login in this tab, or in a popup if the browser allows one. */
  redirectMode: RedirectMode = 'same-tab';
  /** Allowed redirect origins, space-separated; any https origin by default. */
  redirectOrigins?: string;
  /** Allowed redirect schemes of the site's own app, such as `myapp:`, space-separated. */
  appSchemes?: string;
  /** Names or ids of the providers that most customers have: a list, or a text with commas. */
  commonProviders?: string | readonly string[];
  /** Ends the last page by itself after 3 seconds, unless the customer does anything meanwhile. */
  autoClose = false;

  /** @private Identifies the widget across reloads, in place of its `id`. */
  resumeKey?: string;
  private state: FlowState;
  /** `connectToken` at the latest update. */
  #lastToken?: string | undefined;
  readonly #flow: ConnectFlow;
  readonly #view: PageView;
  readonly #copies: Copies;
  readonly #announcer = new Announcer(this);
  readonly #ui = new ContextProvider(this, {context: uiContext, initialValue: defaultUi});

  constructor() {
    super();
    const environment = browserEnvironment(this, () => this.#view.element);
    const flow = (this.#flow = new ConnectFlow(this, environment));
    this.state = flow.state;
    flow.subscribe((state, {session: before = IDLE}) => {
      this.state = state;
      const {session} = state;
      if (!session || session === before) return;
      dispatchStateEvents(this, before, session);
      announceState(this.#announcer, session, () => this.translator);
    });
    // After the listener above, for it awaits the update that the new state requests.
    this.#view = new PageView(this, flow);
    this.#copies = new Copies(this, flow);
    new PageLifecycle(this, {
      onHide: () => flow.save(),
      onReturn: () => flow.refresh(),
      onOnline: () => flow.reconnect(),
      minAbsenceMs: LONG_ABSENCE_MS,
      isAwaitingReturn: () => flow.isAwaitingLogin,
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#flow.setPresent(true);
    this.#copies.onPlaced();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#flow.setPresent(false);
    // Frameworks move a node by removing and inserting it in one task.
    setTimeout(() => this.isConnected || this.#copies.onRemoved());
  }

  /** Opens the widget: begins a session, or resumes the one that was left open. */
  async start(): Promise<void> {
    this.#copies.onOpened();
    await this.#flow.open();
  }

  /** Closes the widget. An unfinished session resumes when it is opened again. */
  close(): void {
    this.#flow.close();
  }

  /** Shows the previous page, if there is one. */
  async back(): Promise<void> {
    await this.#flow.back();
  }

  /**
   * The first request is sent before the first drawing, which waits for the next frame: with the
   * evaluation of the script it would block a slow phone for long.
   */
  protected override scheduleUpdate(): Promise<void> | undefined {
    const draw = () => void super.scheduleUpdate();
    if (!this.hasUpdated) {
      if (wasReloaded()) this.#flow.reopenAfterReload();
      claimReturnToken(this, token => void this.#flow.resume(token));
      // What takes long to arrive.
      preconnect(this.connectUrl);
      messagesFor(languageOf(this));
      this.#openIfWanted();
      this.#lastToken = this.connectToken;
      return nextFrame().then(draw);
    }
    draw();
    return undefined;
  }

  #openIfWanted(): void {
    if (this.isConnected && this.#flow.shouldOpen && !this.#copies.isWaiting) void this.start();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.homeRegion = regionOfPage(this.state.session?.page, this.homeRegion);
    super.willUpdate(changed);
    if (changed.has('connectUrl')) preconnect(this.connectUrl);
    if (this.#lastToken && this.#lastToken !== this.connectToken) this.#flow.reset();
    this.#flow.resumeWaiting();
    this.#openIfWanted();
    this.#lastToken = this.connectToken;
    const {session = IDLE} = this.state;
    const busy = session.status === 'busy';
    this.setState('busy', busy);
    this.setState('failed', session.status === 'failed');
    const {translator, address, addressLookup, commonProviders, autoClose} = this;
    const site = {address, addressLookup, commonProviders, autoClose};
    shareUi(this.#ui, {translator, busy, provider: this.#flow.provider, ...site});
    this.#view.show(session, translator);
  }

  protected override updated(): void {
    this.#view.showDialog();
  }

  protected override render() {
    return html`
      <div
        lang=${this.translator.text('lang')}
        dir=${this.textDirection}
        @keydown=${(event: KeyboardEvent) => onEscape(event, this, this.#view.element)}
        @page-answer=${(event: PageAnswerEvent) => this.#flow.answer(event.answer)}
        @page-action=${(event: PageActionEvent) => this.#flow.act(event.action, event.subject)}
        @page-command=${(event: PageCommandEvent) => this.#flow.command(event.command)}
        @page-announce=${(event: PageAnnounceEvent) => this.#announcer.announce(event.text)}
      >
        ${frame(this, this.#flow, this.#view, this.#ui.value, this.#announcer.text)}
      </div>
    `;
  }
}

/** The longest wait (ms) for a frame: there are none in a hidden tab, or in a view transition. */
const MAX_FRAME_WAIT_MS = 100;

/** Resolves before the next frame is painted. */
const nextFrame = (): Promise<unknown> =>
  new Promise(resolve => {
    requestAnimationFrame(resolve);
    setTimeout(resolve, MAX_FRAME_WAIT_MS);
  });

declare global {
  interface HTMLElementTagNameMap {
    'flatpeak-connect': FlatpeakConnect;
  }
}
