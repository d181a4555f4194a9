import {html, nothing, type PropertyDeclarations, type PropertyValues} from 'lit';
import {
  CONNECT_URL,
  type ApiVersion,
  type TariffKind,
  type TariffLocation,
} from '../../core/index.js';
import {completeEnglish} from '../../messages/catalogues.js';
import {en} from '../../messages/en.js';
import type {AddressLookup, KnownAddress} from '../../ui/address/lookup.js';
import {errorNotice} from '../../ui/notice.js';
import {FlatpeakTariffActionEvent, type FlatpeakTokenIgnoredEvent} from '../../ui/events.js';
import {base} from '../../ui/styles/base.js';
import {tokens} from '../../ui/styles/tokens.js';
import {Announcer} from '../announcer.js';
import type {FlatpeakConnect} from '../connect/flatpeak-connect.js';
import type {RedirectMode} from '../connect/login/provider-login.js';
import {isReturn} from '../connect/login/return-token.js';
import {wasReloaded} from '../page-lifecycle.js';
import {RootElement} from '../root-element.js';
import {focusCard, type FocusTarget} from './card-focus.js';
import {ChangeReporter} from './change-reporter.js';
import {storeChoice, storedChoice, type TariffChoice} from './choice.js';
import {createDialog, sessionProperties, sharedProperties} from './dialog.js';
import {homes} from './homes.js';
import {parseKinds} from './kinds.js';
import {
  cardSkeleton,
  errorMessages,
  otherSessionNotice,
  retryButton,
  savingNotice,
  signedOutState,
} from './states.js';
import {tariffStyles} from './styles.js';
import {CustomerTariffs, tariffUrls, type TariffUrls} from './tariffs.js';

completeEnglish(en);

/**
 * A customer's electricity tariffs, home by home: their state, current price and alerts. A button
 * opens `<flatpeak-connect>` to connect, view or change, reconnect or disconnect a tariff.
 *
 * Requires your companion server: set `status-url` to the URL of its `GET /tariffs`.
 *
 * @tag flatpeak-tariff-settings
 * @attr {string} lang - Language as a BCP 47 tag. Default: the nearest `lang` of an ancestor, then the browser's language.
 * @slot signed-out - Your sign-in link or button, below the message that the customer is signed out.
 * @slot brand - Your logo, at the top of the dialog.
 * @slot privacy - Your line about privacy, below the form for the address.
 * @slot help - Your help, near the end of the dialog and beside every failure.
 * @slot legal - Your legal line, at the bottom of the dialog.
 *
 * @fires {FlatpeakTariffsLoadedEvent} flatpeak-tariffs-loaded - The customer's current tariffs are on screen.
 * @fires {FlatpeakTariffActionEvent} flatpeak-tariff-action - The customer pressed the button of an action; cancelable.
 * @fires {FlatpeakOpenEvent} flatpeak-open - The dialog was opened. This event and all below come from `<flatpeak-connect>`.
 * @fires {FlatpeakPageEvent} flatpeak-page - Another page is on screen.
 * @fires {FlatpeakRedirectEvent} flatpeak-redirect - The browser is about to leave for the provider's login; cancelable.
 * @fires {FlatpeakCompleteEvent} flatpeak-complete - A session is complete. The element itself notifies your backend.
 * @fires {FlatpeakCloseEvent} flatpeak-close - The dialog was closed.
 * @fires {FlatpeakErrorEvent} flatpeak-error - A request failed; the customer sees a message and a recovery action.
 * @fires {FlatpeakTokenIgnoredEvent} flatpeak-token-ignored - The page's URL had a token that is not known to be the customer's; it was removed and is not used.
 *
 * @cssstate busy - Tariffs are being fetched or stored.
 * @cssstate failed - Tariffs could not be fetched or stored.
 * @cssstate loading - The messages of the language are loading; nothing is shown.
 *
 * @csspart page - All content outside the dialog.
 * @csspart home - A home with its cards.
 * @csspart card - The card of a tariff, or of the empty state.
 * @csspart heading - The name of a home or a tariff.
 * @csspart lead - The address of a home.
 * @csspart state - The state of a tariff; with `not-connected`, `connected`, `expiring`, `expired`, `pending`, `error` or `not-supported`.
 * @csspart provider - The provider's logo and name.
 * @csspart price - The current price, with its label and unit.
 * @csspart facts - The list of facts about a tariff.
 * @csspart notice - An alert, or the notice that a session is being stored.
 * @csspart problem - An error notice.
 * @csspart button - A button; with `primary`, `quiet` or `outlined`.
 * @csspart primary - The primary button, besides `button`.
 * @csspart quiet - A button of less weight, besides `button`.
 * @csspart outlined - A button of medium weight, besides `button`.
 * @csspart danger - The button that disconnects, besides `button`.
 * @csspart amount - The number of the current price.
 * @csspart actions - The buttons of a tariff.
 * @csspart empty - The card of the empty state, besides `card`.
 * @csspart logo - The provider's logo, over its initials.
 * @csspart skeleton - Loading placeholder of the cards.
 * @csspart dialog-card - The card of the dialog; the dialog's other parts are those of `<flatpeak-connect>`.
 */
export class FlatpeakTariffSettings extends RootElement {
  static override styles = [tokens, base, tariffStyles];
  static override properties: PropertyDeclarations = {
    statusUrl: {attribute: 'status-url'},
    tokenUrl: {attribute: 'token-url'},
    completeUrl: {attribute: 'complete-url'},
    connectUrl: {attribute: 'connect-url', useDefault: true},
    apiVersion: {attribute: 'api-version', useDefault: true},
    redirectMode: {attribute: 'redirect-mode', useDefault: true},
    redirectOrigins: {attribute: 'redirect-origins'},
    appSchemes: {attribute: 'app-schemes'},
    nonModal: {type: Boolean, attribute: 'non-modal', reflect: true},
    address: {attribute: false},
    addressLookup: {attribute: false},
    commonProviders: {attribute: 'common-providers'},
    kinds: {useDefault: true},
    choice: {state: true},
    isOtherSession: {state: true},
  };

  /** URL of the companion's `GET /tariffs`. */
  statusUrl?: string;
  /** URL of the companion's `POST /connect-token`. Default: `connect-token`, relative to `status-url`. */
  tokenUrl?: string;
  /** URL of the companion's `POST /complete`. Default: `complete`, relative to `status-url`. */
  completeUrl?: string;
  /** URL of the Connect API. */
  connectUrl: string = CONNECT_URL;
  /** API version of the service that creates the tokens. */
  apiVersion: ApiVersion = 'zero';
  /** Opens the provider's login in this tab, or in a popup if the browser allows one. */
  redirectMode: RedirectMode = 'same-tab';
  /** Allowed redirect origins, separated by spaces. Default: every https origin. */
  redirectOrigins?: string;
  /** Allowed redirect schemes of your own app, such as `myapp:`. */
  appSchemes?: string;
  /** Leaves the page behind the dialog usable: a cookie banner, a chat, a captcha. */
  nonModal = false;
  /** The customer's address, as far as the site knows it: fills in what the service does not know. */
  address?: KnownAddress;
  /** Suggests addresses while the customer types one. */
  addressLookup?: AddressLookup;
  /** Names or ids of the providers that most customers have: a list, or a text with commas. */
  commonProviders?: string | readonly string[];
  /** Kinds of tariff to show where a home has them, separated by spaces: `commodity-import`, `commodity-export`, `non-commodity-import`. */
  kinds = 'commodity-import';

  private choice: TariffChoice | undefined;
  /** The customer came back with the token of a session that is not theirs here. */
  private isOtherSession?: boolean;

  readonly #tariffs = new CustomerTariffs(this, () => this.#urls);
  /** The dialog, and the choice that it was created for. */
  #connect?: FlatpeakConnect;
  #connectFor = '';
  readonly #announcer = new Announcer(this);
  readonly #reporter = new ChangeReporter(this, this.#announcer);
  /** The focused element before an update that may remove it, and its card. */
  #focused?: {readonly element: Element; readonly card: FocusTarget} | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    if (isReturn() || wasReloaded()) this.choice = storedChoice(this) ?? this.choice;
  }

  /** Fetches the tariffs again. The current ones stay on screen until then. */
  async refresh(): Promise<void> {
    await this.#tariffs.refresh();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.homeRegion = this.#tariffs.locations?.[0]?.address.country_code;
    super.willUpdate(changed);
    const element = this.shadowRoot?.activeElement ?? undefined;
    const {location, kind} = element?.closest('article')?.dataset ?? {};
    this.#focused = element && {element, card: {locationId: location, kind}};
    this.#updateConnect();
    if (changed.has('statusUrl')) this.#tariffs.open();
    const {isFetching, isSaving, error} = this.#tariffs;
    this.setState('busy', isFetching || isSaving);
    this.setState('failed', Boolean(error));
  }

  protected override updated(): void {
    const {element, card} = this.#focused ?? {};
    if (element && !element.isConnected) focusCard(this.renderRoot, card);
    this.#reporter.report({
      locations: this.#tariffs.locations,
      error: this.#tariffs.error,
      errorMessages: errorMessages(this.#tariffs, this.translator),
      kinds: this.#kinds,
      translator: this.translator,
    });
  }

  protected override render() {
    if (!this.#urls) return nothing;
    const {isFetching, isSaving, locations, problem} = this.#tariffs;
    const {translator} = this;
    const hasSeveralHomes = (locations?.length ?? 0) > 1;
    const errorOrNothing = this.#renderError();
    const isErrorInPlace = problem && !locations;
    return html`
      <div
        class="stack"
        part="page"
        lang=${translator.text('lang')}
        dir=${this.textDirection}
        aria-busy=${isFetching}
      >
        ${
          hasSeveralHomes
            ? nothing
            : html`<h2 class="visually-hidden" tabindex="-1">
                ${translator.text('tariffs.title')}
              </h2>`
        }
        <div class="visually-hidden" role="status">${this.#announcer.text}</div>
        ${this.isOtherSession ? otherSessionNotice(translator) : nothing}
        ${isSaving ? savingNotice(translator) : nothing}
        ${isErrorInPlace ? nothing : errorOrNothing}
        <div class="stack place">
          ${cardSkeleton(translator, this.#tariffs, this.#kinds)}
          ${locations ? this.#renderHomes(locations) : isErrorInPlace ? errorOrNothing : nothing}
        </div>
      </div>
      <div
        @flatpeak-complete=${() => void this.#tariffs.save()}
        @flatpeak-close=${this.#onClose}
        @flatpeak-token-ignored=${this.#onTokenIgnored}
      >
        ${this.#connect}
      </div>
    `;
  }

  get #kinds(): readonly TariffKind[] {
    return parseKinds(this.kinds);
  }

  get #urls(): TariffUrls | undefined {
    return tariffUrls(this);
  }

  #renderHomes(locations: readonly TariffLocation[]) {
    return homes({
      locations,
      translator: this.translator,
      kinds: this.#kinds,
      onChoice: choice => void this.#act(choice),
      onRetry: this.#onRetry,
    });
  }

  #renderError() {
    const {error, problem} = this.#tariffs;
    const {translator} = this;
    if (problem?.code === 'signed_out') return signedOutState(translator, this.#onRetry);
    return error
      ? errorNotice(
          errorMessages(this.#tariffs, translator),
          retryButton(translator, this.#onRetry),
        )
      : nothing;
  }

  /** Another choice is another session; the same one resumes. */
  #updateConnect(): void {
    const key = JSON.stringify(this.choice ?? null);
    if (!this.#connect || this.#connectFor !== key) {
      this.#connect = createDialog();
      this.#connectFor = key;
    }
    const settings: Partial<FlatpeakConnect> = {
      ...sharedProperties(this),
      ...sessionProperties(this.choice),
      tokenUrl: this.#urls?.token,
      lang: this.translator.lang,
    };
    Object.assign(this.#connect, settings);
  }

  async #act(choice: TariffChoice): Promise<void> {
    const {action, kind, locationId} = choice;
    const isAllowed = this.dispatchEvent(new FlatpeakTariffActionEvent({action, kind, locationId}));
    if (!isAllowed) return;
    this.choice = choice;
    this.isOtherSession = false;
    storeChoice(this, choice);
    await this.updateComplete;
    await this.#connect?.start();
  }

  readonly #onRetry = (): void => {
    this.#reporter.repeatError();
    void this.refresh();
  };

  readonly #onTokenIgnored = ({detail}: FlatpeakTokenIgnoredEvent): void => {
    // Who is signed out reads that already.
    if (detail.reason === 'not-signed-in') return;
    this.isOtherSession = true;
    this.#announcer.announce(this.translator.text('error.other_session'));
  };

  readonly #onClose = (): void => {
    storeChoice(this, null);
    // The dialog restores the focus, unless its button was removed or there was none.
    const focused = this.shadowRoot?.activeElement ?? this.#connect;
    if (focused === this.#connect) focusCard(this.renderRoot, this.choice);
    void this.refresh();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'flatpeak-tariff-settings': FlatpeakTariffSettings;
  }
}
