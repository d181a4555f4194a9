import {encodeMessage, parseAppMessage, type AppMessage, type PageMessage} from './messages.js';
import {findApp, type Send} from './native.js';

/** Poll interval (ms) for an app whose bridge is not there yet. */
const POLL_INTERVAL_MS = 100;

/** How long to look for one (ms). */
const MAX_WAIT_MS = 10_000;

/** The messages that wait for an app; more are for nobody. */
const MAX_WAITING = 50;

/** Messages with a secret. They go to an app, or to a site that has answered, and never wait. */
const SECRETS: ReadonlySet<PageMessage['type']> = new Set(['redirect']);

declare global {
  var flatpeak: {receive(message: unknown): void} | undefined;
}

/**
 * The connection of the hosted page with the app or site around it: an app's web view, the site that
 * shows the page in a frame, or the one that opened its window.
 *
 * An app sends with `flatpeak.receive(message)`, a site with `postMessage`.
 */
export class HostConnection {
  readonly #onMessage: (message: AppMessage) => void;
  #app: Send | undefined;
  #waiting: string[] = [];
  /** The site that has answered. */
  #site: Send | undefined;
  #answeredBy: 'app' | 'site' | undefined;
  #origins: readonly string[] = [];

  constructor(onMessage: (message: AppMessage) => void) {
    this.#onMessage = onMessage;
    globalThis.flatpeak = {receive: this.#receive};
    addEventListener('message', this.#onWindowMessage);
    this.#findApp(Date.now() + MAX_WAIT_MS);
  }

  /** Who has sent a message, and so closes the page; undefined if nobody has. */
  get answeredBy(): 'app' | 'site' | undefined {
    return this.#answeredBy;
  }

  /** Whether something is around the page that may send a message. */
  get isPossible(): boolean {
    return Boolean(this.#app ?? this.#window);
  }

  /** Sends to sites of these origins, and receives from them. */
  allow(origins: readonly string[]): void {
    this.#origins = origins;
  }

  send(message: PageMessage): void {
    const text = encodeMessage(message);
    const isSecret = SECRETS.has(message.type);
    const site = this.#site ?? (isSecret ? undefined : this.#toAllowed);
    site?.(text);
    if (this.#app) this.#app(text);
    else if (!isSecret && this.#waiting.length < MAX_WAITING) this.#waiting.push(text);
  }

  get #window(): Window | undefined {
    return parent === window ? ((opener as Window | null) ?? undefined) : parent;
  }

  /** To a window that has not answered: the browser delivers only what is for its origin. */
  get #toAllowed(): Send | undefined {
    const target = this.#window;
    return target && (text => this.#origins.forEach(origin => target.postMessage(text, origin)));
  }

  /** The text of a message is not logged: it may have a token. */
  readonly #receive = (data: unknown): void => {
    const message = parseAppMessage(data);
    if (message) this.#accept(message, 'app');
    else console.error('flatpeak-connect: flatpeak.receive() got something that is not a message.');
  };

  #accept(message: AppMessage, from: 'app' | 'site'): void {
    this.#answeredBy = from;
    this.#onMessage(message);
  }

  readonly #onWindowMessage = ({data, origin, source}: MessageEvent): void => {
    const target = this.#window;
    if (!target || source !== target || !this.#origins.includes(origin)) return;
    const message = parseAppMessage(data);
    // A frame gets messages of browser extensions and tools, too.
    if (!message) return;
    this.#site = text => target.postMessage(text, origin);
    this.#accept(message, 'site');
  };

  #findApp(deadline: number): void {
    this.#app = findApp(this.#receive);
    if (this.#app) for (const text of this.#waiting.splice(0)) this.#app(text);
    else if (Date.now() < deadline) setTimeout(() => this.#findApp(deadline), POLL_INTERVAL_MS);
  }
}
