import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** Absence (ms) after which a session may have moved on elsewhere. */
export const LONG_ABSENCE_MS = 5 * 60_000;

/** Window events to listen for. */
const WINDOW_EVENTS = ['pagehide', 'pageshow', 'focus', 'online'];

interface Listener {
  /** The page is hidden, possibly for good: state must be saved now. */
  onHide?(): void;
  /** The customer has returned to the page, which may be out of date. */
  onReturn(): void;
  /** The device is online again. */
  onOnline(): void;
  /** Shortest absence (ms) to report; any absence by default. */
  readonly minAbsenceMs?: number;
  /** Whether the customer is expected back: then any absence and focus count as a return. */
  isAwaitingReturn?(): boolean;
}

/**
 * Observes whether the customer is on the page: other tabs, a sleeping device, the browser's back and
 * forward buttons, and the back-forward cache.
 */
export class PageLifecycle implements ReactiveController {
  readonly #listener: Listener;
  #hiddenAt = Number.POSITIVE_INFINITY;

  constructor(host: ReactiveControllerHost, listener: Listener) {
    this.#listener = listener;
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
    const {type} = event;
    const {minAbsenceMs} = this.#listener;
    if (type === 'online') return this.#listener.onOnline();
    const isHidden = document.visibilityState === 'hidden';
    if (type === 'pagehide' || (type === 'visibilitychange' && isHidden)) {
      this.#hiddenAt = Date.now();
      this.#listener.onHide?.();
      return;
    }
    const isCached = type === 'pageshow' && (event as PageTransitionEvent).persisted;
    const wasAbsent = minAbsenceMs === undefined || Date.now() - this.#hiddenAt > minAbsenceMs;
    const isExpected = type !== 'pageshow' && this.#listener.isAwaitingReturn?.();
    if (isCached || isExpected || (type === 'visibilitychange' && wasAbsent))
      this.#listener.onReturn();
  }
}

/** Whether this page was reloaded or reached through the history, rather than navigated to. */
export const wasReloaded = (): boolean =>
  (performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]).some(
    ({type}) => type === 'reload' || type === 'back_forward',
  );
