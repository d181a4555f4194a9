import type {ConnectState} from '../../../core/index.js';
import {LoginPopup} from './popup.js';

/** Where the provider's login opens: in this tab, or in a popup. */
export type RedirectMode = 'same-tab' | 'popup';

/** What the customer can do in each status of a login elsewhere, the primary action first. */
export const RECOVERY_ACTIONS = {
  /** In an open popup. */
  window: ['show', 'here'],
  /** The popup was closed before the service reported a login. */
  closed: ['again', 'here'],
  /** Opened by the site. */
  elsewhere: ['check', 'again'],
  /** Opened by the site; the service has been asked and has no login yet. */
  unfinished: ['check', 'again'],
} as const;

/** The last known state of a login elsewhere. */
export type LoginStatus = keyof typeof RECOVERY_ACTIONS;
export type RecoveryAction = (typeof RECOVERY_ACTIONS)[LoginStatus][number];

/** The page around the login. */
export interface LoginEnvironment {
  usesPopup(): boolean;
  /** Dispatches `flatpeak-redirect`; false if the site opens the URL itself. */
  redirect(url: URL): boolean;
  navigate(url: URL): void;
  /** Reads the session again. */
  read(): void;
  /** The status has changed. */
  onChange(): void;
}

/**
 * The redirect to the provider's login. If the login is in a popup, or the site opens it, the widget
 * waits. Signs of its end are hints only: each makes the widget read the session.
 */
export class ProviderLogin {
  readonly #environment: LoginEnvironment;
  readonly #popup = new LoginPopup({
    onDone: () => this.#check('window'),
    onClosed: () => this.#check('closed'),
  });
  #session: ConnectState = {status: 'idle', step: 0};
  #status?: LoginStatus | undefined;
  /** The next status, if the read in flight finds no login. */
  #fallback?: LoginStatus | undefined;
  /** The session's step that the login belongs to. */
  #step = 0;
  #hash?: string | undefined;
  /** A hint came during a request, whose response may predate it. */
  #isStale = false;

  constructor(environment: LoginEnvironment) {
    this.#environment = environment;
  }

  /** Undefined unless the customer is at a login elsewhere. */
  get status(): LoginStatus | undefined {
    return this.#status;
  }

  /** Follows the session. Stops waiting once it has moved on. */
  follow(session: ConnectState): void {
    this.#session = session;
    if (this.#status && session.step !== this.#step) this.stop();
    if (!this.#status || session.status === 'busy') return;
    if (this.#isStale) this.#check(this.#fallback ?? this.#status);
    else if (this.#fallback) this.#wait(this.#fallback);
  }

  /**
   * Goes to the login, unless the site does. Needs the customer's click: it may open a popup.
   * @param hash of the session's token; required for a popup to find its opener
   */
  go(hash: string | undefined): void {
    if (this.#session.status !== 'leaving') return;
    this.#hash = hash;
    const {url} = this.#session;
    const environment = this.#environment;
    if (!environment.redirect(url)) this.#wait('elsewhere');
    else if (environment.usesPopup() && hash && this.#popup.open(url, hash)) this.#wait('window');
    else this.#navigate(url);
  }

  recover(action: RecoveryAction): void {
    this.#recoveries[action]();
  }

  /** Closes the popup, and waits no longer. */
  stop(): void {
    this.#status = this.#fallback = undefined;
    this.#isStale = false;
    this.#popup.close();
    this.#environment.onChange();
  }

  readonly #recoveries: Readonly<Record<RecoveryAction, () => void>> = {
    show: () => this.go(this.#hash),
    again: () => this.go(this.#hash),
    here: () => {
      if (this.#session.status === 'leaving') this.#navigate(this.#session.url);
    },
    check: () => this.#check('unfinished'),
  };

  #navigate(url: URL): void {
    this.stop();
    this.#environment.navigate(url);
  }

  #wait(status: LoginStatus): void {
    this.#status = status;
    this.#fallback = undefined;
    this.#step = this.#session.step;
    this.#environment.onChange();
  }

  #check(fallback: LoginStatus): void {
    this.#fallback = fallback;
    this.#isStale = this.#session.status === 'busy';
    this.#environment.read();
  }
}
