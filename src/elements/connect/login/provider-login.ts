import type {LitElement} from 'lit';
import {noteDeparture} from './return-token.js';
import type {ConnectState} from '../../../core/index.js';
import {LoginWindow} from './popup.js';
import type {Ui} from '../../../ui/context.js';
import {FlatpeakRedirectEvent} from '../../../ui/events.js';
import {waiting, type Waiting, type WayOn} from './waiting.js';

/** How the customer gets to the provider's login: in this tab, or in a window beside it. */
export type RedirectMode = 'same-tab' | 'popup';

interface Widget extends LitElement {
  readonly redirectMode: RedirectMode;
}

/**
 * The way to the provider's login and back. Where the login is in a window, or the host opens it
 * another way, the widget waits for it; what happens there is a hint to ask the service.
 */
export class ProviderLogin {
  readonly #widget: Widget;
  readonly #ask: () => void;
  readonly #window = new LoginWindow({
    onDone: () => this.#hear('window'),
    onClosed: () => this.#hear('closed'),
  });
  #state: ConnectState = {status: 'idle', step: 0};
  #waiting?: Waiting | undefined;
  /** How it looks from here if the service, which is being asked, knows of no login yet. */
  #else?: Waiting | undefined;
  /** Which login is waited for. */
  #step = 0;
  #hash?: string | undefined;
  /** A hint came while a turn was in flight, whose answer may be from before it. */
  #isBehind = false;

  /** @param ask reads the page again */
  constructor(widget: Widget, ask: () => void) {
    this.#widget = widget;
    this.#ask = ask;
  }

  get isWaiting(): boolean {
    return this.#waiting !== undefined;
  }

  /** Follows the conversation: where it has moved on, or the widget is gone, nobody waits. */
  follow(state: ConnectState): void {
    this.#state = state;
    if (this.#waiting && state.step !== this.#step) this.#end();
    if (!this.#waiting || state.status === 'busy') return;
    if (this.#isBehind) this.#hear(this.#else ?? this.#waiting);
    else if (this.#else) this.#wait(this.#else);
  }

  /**
   * Goes to the login, unless the host does it. Within the customer's click.
   * @param hash of the session's token; a window needs one to find back
   */
  go(hash: string | undefined): void {
    const state = this.#state;
    if (state.status !== 'leaving') return;
    this.#hash = hash;
    const {url} = state;
    // Also where the host opens it another way: whatever comes back is for this widget.
    noteDeparture(this.#widget);
    const event = new FlatpeakRedirectEvent(url, 'provider-login');
    if (!this.#widget.dispatchEvent(event)) this.#wait('elsewhere');
    else if (this.#widget.redirectMode === 'popup' && hash && this.#window.open(url, hash))
      this.#wait('window');
    else this.#here(url);
  }

  /** What is shown while the login is under way elsewhere, in place of the page. */
  render(ui: Ui): unknown {
    return this.#waiting && waiting(this.#waiting, ui, way => this.#ways[way]());
  }

  readonly #ways: Readonly<Record<WayOn, () => void>> = {
    show: () => this.go(this.#hash),
    again: () => this.go(this.#hash),
    here: () => {
      if (this.#state.status === 'leaving') this.#here(this.#state.url);
    },
    check: () => this.#hear('unfinished'),
  };

  #here(address: URL): void {
    this.#end();
    location.assign(address.href);
  }

  #wait(where: Waiting): void {
    const isNew = !this.#waiting;
    this.#waiting = where;
    this.#else = undefined;
    this.#step = this.#state.step;
    this.#widget.requestUpdate();
    if (isNew)
      void this.#widget.updateComplete.then(() =>
        this.#widget.renderRoot.querySelector('h2')?.focus(),
      );
  }

  #hear(where: Waiting): void {
    this.#else = where;
    this.#isBehind = this.#state.status === 'busy';
    this.#ask();
  }

  #end(): void {
    this.#waiting = this.#else = undefined;
    this.#isBehind = false;
    this.#window.close();
    this.#widget.requestUpdate();
  }
}
