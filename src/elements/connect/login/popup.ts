import {channelOf, LOGIN} from './popup-return.js';
import {remember} from '../../tab-storage.js';

/** Milliseconds between two looks whether the window is closed: no event tells. */
const LOOK = 500;

interface Listener {
  /** The customer came back from the login in the window. */
  onDone(): void;
  /** The customer closed the window. So it seems, too, where a provider cuts the ties to it. */
  onClosed(): void;
}

/** A window with the provider's login. */
export class LoginWindow {
  readonly #listener: Listener;
  readonly #name = `${LOGIN}-${Math.random().toString(36).slice(2)}`;
  #window?: Window | null | undefined;
  #channel?: BroadcastChannel;
  #looking?: ReturnType<typeof setInterval>;

  constructor(listener: Listener) {
    this.#listener = listener;
  }

  /**
   * Opens the window, or shows it where it is open. Only within a click.
   * @param hash of the session's token
   * @returns whether there is a window: browsers may block it
   */
  open(url: URL, hash: string): boolean {
    if (this.#window && !this.#window.closed) {
      this.#window.focus();
      return true;
    }
    this.close();
    // The new window inherits the memory of this tab as it is now, and keeps it at the provider.
    remember(LOGIN, true);
    const opened = window.open(url.href, this.#name, 'popup,width=520,height=760');
    remember(LOGIN, false);
    if (!opened || opened.closed) return false;
    this.#window = opened;
    this.#channel = channelOf(hash);
    this.#channel.onmessage = ({data}) => {
      if (data !== 'done') return;
      this.#channel?.postMessage('heard');
      this.#listener.onDone();
    };
    this.#looking = setInterval(() => {
      if (!opened.closed) return;
      clearInterval(this.#looking);
      this.#listener.onClosed();
    }, LOOK);
    return true;
  }

  close(): void {
    clearInterval(this.#looking);
    this.#channel?.close();
    this.#window?.close();
    this.#window = undefined;
  }
}
