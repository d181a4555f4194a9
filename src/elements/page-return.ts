import type {ReactiveController, ReactiveControllerHost} from 'lit';

const WINDOW_EVENTS = ['pageshow', 'online'];

interface Callbacks {
  /** The page is visible again, or was restored from the back-forward cache. */
  onReturn(): void;
  /** The device is online again. */
  onOnline(): void;
}

/** Watches for moments when what is on screen may be out of date. */
export class PageReturn implements ReactiveController {
  readonly #callbacks: Callbacks;

  constructor(host: ReactiveControllerHost, callbacks: Callbacks) {
    this.#callbacks = callbacks;
    host.addController(this);
  }

  hostConnected(): void {
    for (const type of WINDOW_EVENTS) window.addEventListener(type, this);
    document.addEventListener('visibilitychange', this);
  }

  hostDisconnected(): void {
    for (const type of WINDOW_EVENTS) window.removeEventListener(type, this);
    document.removeEventListener('visibilitychange', this);
  }

  handleEvent(event: Event): void {
    if (event.type === 'online') return this.#callbacks.onOnline();
    const isBack =
      event.type === 'pageshow'
        ? (event as PageTransitionEvent).persisted
        : document.visibilityState === 'visible';
    if (isBack) this.#callbacks.onReturn();
  }
}
