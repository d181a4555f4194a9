import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** Out of sight for longer than this, in milliseconds, and the page may be behind the service. */
const LONG = 5 * 60_000;

/** What the window tells. */
const TYPES = ['pagehide', 'pageshow', 'focus', 'online'];

interface Listener {
  /** The customer may be gone for good: what has to survive is to be kept now. */
  goesAway(): void;
  /** The customer is back, and the service may be further than the page. */
  comesBack(): void;
  /** The device has a connection again. */
  isOnline(): void;
  /** Whether something else is going on that the customer comes back from at any moment. */
  isWaiting(): boolean;
}

/**
 * Watches whether the customer looks at the page: other tabs, a device that sleeps, the buttons
 * back and forward, and pages that browsers keep in their back-forward cache.
 */
export class Presence implements ReactiveController {
  readonly #listener: Listener;
  #gone = Number.POSITIVE_INFINITY;

  constructor(host: ReactiveControllerHost, listener: Listener) {
    this.#listener = listener;
    host.addController(this);
  }

  hostConnected(): void {
    for (const type of TYPES) window.addEventListener(type, this);
    document.addEventListener('visibilitychange', this);
  }

  hostDisconnected(): void {
    for (const type of TYPES) window.removeEventListener(type, this);
    document.removeEventListener('visibilitychange', this);
  }

  handleEvent(event: Event): void {
    const {type} = event;
    if (type === 'online') return this.#listener.isOnline();
    const isHidden = document.visibilityState === 'hidden';
    if (type === 'pagehide' || (type === 'visibilitychange' && isHidden)) {
      this.#gone = Date.now();
      this.#listener.goesAway();
      return;
    }
    const isCached = type === 'pageshow' && (event as PageTransitionEvent).persisted;
    const wasLong = type === 'visibilitychange' && Date.now() - this.#gone > LONG;
    if (isCached || wasLong || (type !== 'pageshow' && this.#listener.isWaiting()))
      this.#listener.comesBack();
  }
}

/** Whether this page was loaded again, or come back to, rather than gone to. */
export const wasReloaded = (): boolean =>
  (performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]).some(
    ({type}) => type === 'reload' || type === 'back_forward',
  );
