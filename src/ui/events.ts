import type {
  AnswerOf,
  ConnectError,
  ConnectResult,
  PageKind,
  Page,
  TariffAlert,
  TariffKind,
  TariffState,
} from '../core/index.js';

/** An event from a page to its widget; bubbles, and stops at the widget's shadow root. */
abstract class PageEvent extends Event {
  constructor(type: string) {
    super(type, {bubbles: true});
  }
}

/** The customer answered the page. */
export class PageAnswerEvent extends PageEvent {
  constructor(readonly answer: AnswerOf) {
    super('page-answer');
  }
}

/** The customer pressed the button of an action. */
export class PageActionEvent extends PageEvent {
  /** @param subject the item that it is done to, on a page that shows several */
  constructor(
    readonly action: string,
    readonly subject?: object,
  ) {
    super('page-action');
  }
}

/** A text for the live region. */
export class PageAnnounceEvent extends PageEvent {
  constructor(readonly text: string) {
    super('page-announce');
  }
}

/** The commands of a page that the widget carries out itself. */
export type PageCommand = 'leave' | 'done' | 'end' | 'retry' | 'restart';

/** The customer gave a command that is not sent to the service. */
export class PageCommandEvent extends PageEvent {
  constructor(readonly command: PageCommand) {
    super('page-command');
  }
}

/** An event for the site; crosses shadow roots. */
class PublicEvent<Detail> extends CustomEvent<Detail> {
  constructor(type: string, detail: Detail, cancelable = false) {
    super(type, {detail, cancelable, bubbles: true, composed: true});
  }
}

/** The widget was opened: its dialog is shown, or its session begins. */
export class FlatpeakOpenEvent extends PublicEvent<null> {
  constructor() {
    super('flatpeak-open', null);
  }
}

export interface FlatpeakPageDetail {
  /** The kind of the page on screen. */
  readonly kind: PageKind;
  /** The service's name for the page; identifies an unknown page. */
  readonly route: string;
  /** Increases with every page. */
  readonly step: number;
  readonly direction: Page['direction'];
  readonly liveMode: boolean;
  /**
   * Paths of the values that the page lacks because they could not be read, such as
   * `provider_select.data.providers.3.display_name`.
   */
  readonly unreadable: readonly string[];
}

/** Another page is on screen. */
export class FlatpeakPageEvent extends PublicEvent<FlatpeakPageDetail> {
  constructor(detail: FlatpeakPageDetail) {
    super('flatpeak-page', detail);
  }
}

export interface FlatpeakRedirectDetail {
  /** The origin of the URL. */
  readonly origin: string;
  /** The provider's login, or the site's callback URL at the end. */
  readonly reason: 'provider-login' | 'callback';
}

/**
 * The browser is about to leave the page. Cancel the event to open the URL another way, such as
 * in a system browser. The URL carries the session's token, so it is not in the detail, which
 * sites log.
 */
export class FlatpeakRedirectEvent extends PublicEvent<FlatpeakRedirectDetail> {
  readonly #url: URL;

  constructor(url: URL, reason: FlatpeakRedirectDetail['reason']) {
    super('flatpeak-redirect', {origin: url.origin, reason}, true);
    this.#url = url;
  }

  /** The whole URL. Open it, never log it. */
  get url(): string {
    return this.#url.href;
  }
}

export interface FlatpeakCompleteDetail extends Omit<ConnectResult, 'callbackUrl' | 'outcome'> {
  /** The outcome for the tariff. */
  readonly outcome: Exclude<ConnectResult['outcome'], 'closed'>;
  /** The site's callback URL, without the token. */
  readonly callback: string | undefined;
}

/** The session is complete. Fires once per session, before any navigation. */
export class FlatpeakCompleteEvent extends PublicEvent<FlatpeakCompleteDetail> {
  constructor(detail: FlatpeakCompleteDetail) {
    super('flatpeak-complete', detail);
  }
}

/** The widget was closed, by the customer or by the site. */
export class FlatpeakCloseEvent extends PublicEvent<{readonly complete: boolean}> {
  constructor(complete: boolean) {
    super('flatpeak-close', {complete});
  }
}

export interface FlatpeakPricesLoadedDetail {
  /** ISO 4217. */
  readonly currency: string;
  /** Start of the first known price and end of the last, RFC 3339 in UTC; empty if there is none. */
  readonly from: string;
  readonly to: string;
  /** Paths of the values that could not be read, such as `prices.data.3`: gaps in the prices. */
  readonly unreadable: readonly string[];
}

/** Prices are on screen: fetched, or set by the site. */
export class FlatpeakPricesLoadedEvent extends PublicEvent<FlatpeakPricesLoadedDetail> {
  constructor(detail: FlatpeakPricesLoadedDetail) {
    super('flatpeak-prices-loaded', detail);
  }
}

export interface FlatpeakErrorDetail {
  readonly kind: ConnectError['kind'];
  /** The service's error code, or the empty string. */
  readonly code: string;
  /** For developers, in English. */
  readonly message: string;
  /** The HTTP status; undefined if there was no response. */
  readonly status: number | undefined;
}

/** A request failed; the customer sees a message and a recovery action. */
export class FlatpeakErrorEvent extends PublicEvent<FlatpeakErrorDetail> {
  constructor(detail: FlatpeakErrorDetail) {
    super('flatpeak-error', detail);
  }
}

/**
 * Why a token in the page's URL is not used.
 *
 * - `unknown-session`: neither this tab nor your backend knows it as the customer's
 * - `not-signed-in`: your backend answered 401; it is asked again when the customer tries again
 * - `no-backend`: this tab does not know it, and there is no `token-url` or `fetchToken` to ask
 */
export type TokenIgnoredReason = 'unknown-session' | 'not-signed-in' | 'no-backend';

export interface FlatpeakTokenIgnoredDetail {
  readonly reason: TokenIgnoredReason;
}

/**
 * The page's URL had a token that is not known to be the customer's, so no session continues with
 * it: the login began in another browser or for another customer, or somebody made the link.
 */
export class FlatpeakTokenIgnoredEvent extends PublicEvent<FlatpeakTokenIgnoredDetail> {
  constructor(reason: TokenIgnoredReason) {
    super('flatpeak-token-ignored', {reason});
  }
}

/** A tariff as `<flatpeak-tariff-settings>` shows it. */
export interface FlatpeakTariff {
  readonly kind: TariffKind;
  readonly status: TariffState;
  /** The provider's name, or the empty string. */
  readonly provider: string;
  /** The tariff's name, or the empty string. */
  readonly tariff: string;
}

export interface FlatpeakTariffsLoadedDetail {
  /** The customer's homes, with the kinds of tariff in the `kinds` attribute. */
  readonly locations: readonly {
    readonly id: string;
    readonly tariffs: readonly FlatpeakTariff[];
    /** `type` is the name of the service's event, such as `tariff.expiring`. */
    readonly alerts: readonly TariffAlert[];
    /** The companion's error code if the tariffs can't be read, or the empty string. */
    readonly problem: string;
  }[];
}

/** The customer's current tariffs are on screen. */
export class FlatpeakTariffsLoadedEvent extends PublicEvent<FlatpeakTariffsLoadedDetail> {
  constructor(detail: FlatpeakTariffsLoadedDetail) {
    super('flatpeak-tariffs-loaded', detail);
  }
}

/** What a customer can do about a tariff. */
export type TariffAction = 'connect' | 'view' | 'edit' | 'reconnect' | 'disconnect';

export interface FlatpeakTariffActionDetail {
  readonly action: TariffAction;
  readonly kind: TariffKind;
  /** Undefined for a new home. */
  readonly locationId: string | undefined;
}

/** The customer pressed the button of an action. Cancel the event to handle the action yourself. */
export class FlatpeakTariffActionEvent extends PublicEvent<FlatpeakTariffActionDetail> {
  constructor(detail: FlatpeakTariffActionDetail) {
    super('flatpeak-tariff-action', detail, true);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'flatpeak-open': FlatpeakOpenEvent;
    'flatpeak-page': FlatpeakPageEvent;
    'flatpeak-redirect': FlatpeakRedirectEvent;
    'flatpeak-complete': FlatpeakCompleteEvent;
    'flatpeak-close': FlatpeakCloseEvent;
    'flatpeak-error': FlatpeakErrorEvent;
    'flatpeak-token-ignored': FlatpeakTokenIgnoredEvent;
    'flatpeak-tariffs-loaded': FlatpeakTariffsLoadedEvent;
    'flatpeak-tariff-action': FlatpeakTariffActionEvent;
    'flatpeak-prices-loaded': FlatpeakPricesLoadedEvent;
    'page-answer': PageAnswerEvent;
    'page-action': PageActionEvent;
    'page-announce': PageAnnounceEvent;
    'page-command': PageCommandEvent;
  }
}
