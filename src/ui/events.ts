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

/** What a page says to the element around it; bubbles to the widget's root and ends there. */
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

/** The customer chose something that the page offers besides an answer. */
export class PageActionEvent extends PageEvent {
  /** @param about what it is done to, where the page shows several things */
  constructor(
    readonly action: string,
    readonly about?: object,
  ) {
    super('page-action');
  }
}

/** Something that a person who does not see the screen should hear. */
export class PageAnnounceEvent extends PageEvent {
  constructor(readonly text: string) {
    super('page-announce');
  }
}

/** The things that only the widget itself can do. */
export type PageCommand = 'leave' | 'done' | 'end' | 'retry' | 'restart';

/** The customer asked for something that is not the service's business. */
export class PageCommandEvent extends PageEvent {
  constructor(readonly command: PageCommand) {
    super('page-command');
  }
}

/** What a host hears; crosses shadow roots. */
class PublicEvent<Detail> extends CustomEvent<Detail> {
  constructor(type: string, detail: Detail, cancelable = false) {
    super(type, {detail, cancelable, bubbles: true, composed: true});
  }
}

/** The widget was opened: its dialog is shown, or its conversation begins. */
export class FlatpeakOpenEvent extends PublicEvent<null> {
  constructor() {
    super('flatpeak-open', null);
  }
}

export interface FlatpeakPageDetail {
  /** What the customer sees now. */
  readonly kind: PageKind;
  /** What the service calls it; tells an unknown page apart. */
  readonly route: string;
  /** Grows with every page. */
  readonly step: number;
  readonly direction: Page['direction'];
  readonly liveMode: boolean;
}

/** Another page is on screen. */
export class FlatpeakPageEvent extends PublicEvent<FlatpeakPageDetail> {
  constructor(detail: FlatpeakPageDetail) {
    super('flatpeak-page', detail);
  }
}

export interface FlatpeakRedirectDetail {
  /** Where the browser is about to go. */
  readonly origin: string;
  /** Why: the provider's login, or the host's own callback at the end. */
  readonly reason: 'provider-login' | 'callback';
}

/**
 * The page is about to be left. Cancel it to open the address another way, in a system
 * browser say. The address carries the session's token, so it is no part of the detail, which
 * hosts log.
 */
export class FlatpeakRedirectEvent extends PublicEvent<FlatpeakRedirectDetail> {
  readonly #url: URL;

  constructor(url: URL, reason: FlatpeakRedirectDetail['reason']) {
    super('flatpeak-redirect', {origin: url.origin, reason}, true);
    this.#url = url;
  }

  /** The whole address. Open it, never log it. */
  get url(): string {
    return this.#url.href;
  }
}

export interface FlatpeakCompleteDetail extends Omit<ConnectResult, 'callbackUrl' | 'outcome'> {
  /** What became of the tariff. */
  readonly outcome: Exclude<ConnectResult['outcome'], 'closed'>;
  /** Where the host asked the customer to be sent, without the token. */
  readonly callback: string | undefined;
}

/** The session ended well. Once per session, before any navigation. */
export class FlatpeakCompleteEvent extends PublicEvent<FlatpeakCompleteDetail> {
  constructor(detail: FlatpeakCompleteDetail) {
    super('flatpeak-complete', detail);
  }
}

/** The widget was closed, by the customer or by the host. */
export class FlatpeakCloseEvent extends PublicEvent<{readonly complete: boolean}> {
  constructor(complete: boolean) {
    super('flatpeak-close', {complete});
  }
}

export interface FlatpeakPricesLoadedDetail {
  /** ISO 4217. */
  readonly currency: string;
  /** When the first known price begins and the last one ends, RFC 3339 in UTC; empty where there is none. */
  readonly from: string;
  readonly to: string;
}

/** Prices were read, or given by the host, and are on screen. */
export class FlatpeakPricesLoadedEvent extends PublicEvent<FlatpeakPricesLoadedDetail> {
  constructor(detail: FlatpeakPricesLoadedDetail) {
    super('flatpeak-prices-loaded', detail);
  }
}

export interface FlatpeakErrorDetail {
  readonly kind: ConnectError['kind'];
  /** The service's code, or the empty string. */
  readonly code: string;
  /** For developers, in English. */
  readonly message: string;
  /** The HTTP status, where there was an answer. */
  readonly status: number | undefined;
}

/** A turn, or a reading of prices, failed; the customer sees a sentence and a way on. */
export class FlatpeakErrorEvent extends PublicEvent<FlatpeakErrorDetail> {
  constructor(detail: FlatpeakErrorDetail) {
    super('flatpeak-error', detail);
  }
}

/** A tariff as the settings show it. */
export interface FlatpeakTariff {
  readonly kind: TariffKind;
  readonly status: TariffState;
  /** The provider's name, or the empty string. */
  readonly provider: string;
  /** The tariff's name, or the empty string. */
  readonly tariff: string;
}

export interface FlatpeakTariffsLoadedDetail {
  /** The customer's homes, with the kinds of tariff that the host asks for. */
  readonly locations: readonly {
    readonly id: string;
    readonly tariffs: readonly FlatpeakTariff[];
    /** `type` is the name of the service's event, such as `tariff.expiring`. */
    readonly alerts: readonly TariffAlert[];
    /** Why its tariffs can't be read, as the companion's code, or the empty string. */
    readonly problem: string;
  }[];
}

/** The customer's tariffs were read, and are shown as they are now. */
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
  /** Undefined for a home that is not known yet. */
  readonly locationId: string | undefined;
}

/** The customer wants to do something about a tariff. Cancel it to do it another way. */
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
    'flatpeak-tariffs-loaded': FlatpeakTariffsLoadedEvent;
    'flatpeak-tariff-action': FlatpeakTariffActionEvent;
    'flatpeak-prices-loaded': FlatpeakPricesLoadedEvent;
    'page-answer': PageAnswerEvent;
    'page-action': PageActionEvent;
    'page-announce': PageAnnounceEvent;
    'page-command': PageCommandEvent;
  }
}
