import {LOGIN_WINDOW_PREFIX} from './login-window.js';
import {openLoginChannel} from './popup-return.js';
import {tabStorage} from '../../tab-storage.js';

/** Poll interval for `window.closed` (ms); there is no event for it. */
const POPUP_POLL_INTERVAL_MS = 500;

interface Listener {
  /** The customer returned from the login in the popup. */
  onDone(): void;
  /** The popup was closed. Also called if a provider's opener policy severs the connection to it. */
  onClosed(): void;
}

/** A popup window with the provider's login. */
export class LoginPopup {
  readonly #listener: Listener;
  readonly #name = `${LOGIN_WINDOW_PREFIX}-${Math.random().toString(36).slice(2)}`;
  #window?: Window | null | undefined;
  #channel?: BroadcastChannel;
  #poll?: ReturnType<typeof setInterval>;

  constructor(listener: Listener) {
    this.#listener = listener;
  }

  /**
   * Opens the popup, or focuses it if it is open. Needs a user gesture.
   * @param hash of the session's token
   * @returns whether there is a window: browsers may block it
   */
  open(url: URL, hash: string): boolean {
    if (this.#window && !this.#window.closed) {
      this.#window.focus();
      return true;
    }
    this.close();
    // The popup starts with a copy of this tab's storage, which stays while it is at the provider.
    tabStorage.set(LOGIN_WINDOW_PREFIX, true);
    const popup = window.open(url.href, this.#name, 'popup,width=520,height=760');
    tabStorage.set(LOGIN_WINDOW_PREFIX, false);
    if (!popup || popup.closed) return false;
    this.#window = popup;
    this.#channel = openLoginChannel(hash);
    this.#channel.onmessage = ({data}) => {
      if (data !== 'done') return;
      this.#channel?.postMessage('ack');
      this.#listener.onDone();
    };
    this.#poll = setInterval(() => {
      if (!popup.closed) return;
      clearInterval(this.#poll);
      this.#listener.onClosed();
    }, POPUP_POLL_INTERVAL_MS);
    return true;
  }

  close(): void {
    clearInterval(this.#poll);
    this.#channel?.close();
    this.#window?.close();
    this.#window = undefined;
  }
}
