import {hashOf} from './protocol/token-hash.js';
import {recall, remember} from './tab-memory.js';

/** Begins the names of windows that are opened for a login, and says in a new one what it is. */
const NAME = 'flatpeak-login';

/** Milliseconds between two looks whether the window is closed: no event tells. */
const LOOK = 500;

/** How long a window waits for the widget that opened it, in milliseconds. */
const PATIENCE = 1000;

/**
 * Where the window and the widget meet, of one origin and one session. Its name comes from the
 * token, and only "done" and "heard" are said: what is said is a hint, and whoever hears it asks
 * the service.
 */
const channelOf = (hash: string) => new BroadcastChannel(`flatpeak-login-${hash}`);

interface Listener {
  /** The customer came back from the login in the window. */
  onDone(): void;
  /** The customer closed the window. So it seems, too, where a provider cuts the ties to it. */
  onClosed(): void;
}

/** A window with the provider's login. */
export class LoginWindow {
  readonly #listener: Listener;
  readonly #name = `${NAME}-${Math.random().toString(36).slice(2)}`;
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
    remember(NAME, true);
    const opened = window.open(url.href, this.#name, 'popup,width=520,height=760');
    remember(NAME, false);
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

/** Whether this page came back from a login in a window that a widget had opened for it. */
export const isLoginWindow = (): boolean => window.name.startsWith(NAME) || recall(NAME) === true;

/**
 * In such a window, tells the widget that opened it, and closes the window. Resolves where this is
 * a page as any other after all: the widget is gone, or the window does not close.
 */
export async function handOver(token: string): Promise<void> {
  remember(NAME, false);
  window.name = '';
  const channel = channelOf(await hashOf(token));
  const isHeard = await new Promise(resolve => {
    setTimeout(resolve, PATIENCE, false);
    channel.onmessage = ({data}) => data === 'heard' && resolve(true);
    channel.postMessage('done');
  });
  channel.close();
  if (!isHeard) return;
  window.close();
  await new Promise(resolve => setTimeout(resolve, PATIENCE));
}
