import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** How long a page is shown that closes by itself. */
const SHOWN_MS = 3000;

/** What a customer does who is still reading, or wants to do something else. */
const SIGNS_OF_USE = ['pointerdown', 'keydown', 'wheel', 'focusin'] as const;

/**
 * Closes a page some seconds after it has appeared, unless the customer does anything meanwhile:
 * nobody has to hurry. The time does not run while the page is out of sight.
 */
export class AutoClose implements ReactiveController {
  readonly #close: () => void;
  #timer?: ReturnType<typeof setTimeout>;

  constructor(host: ReactiveControllerHost, close: () => void) {
    this.#close = close;
    host.addController(this);
  }

  start(): void {
    this.#stop();
    for (const type of SIGNS_OF_USE) addEventListener(type, this.#onUse, true);
    this.#run();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  #run(): void {
    this.#timer = setTimeout(() => {
      if (document.hidden) return this.#run();
      this.#stop();
      this.#close();
    }, SHOWN_MS);
  }

  #stop(): void {
    clearTimeout(this.#timer);
    for (const type of SIGNS_OF_USE) removeEventListener(type, this.#onUse, true);
  }

  readonly #onUse = (event: Event): void => {
    // The focus goes to the heading as the page appears.
    const [target] = event.composedPath();
    if (event.type !== 'focusin' || !(target as Element).matches('h2')) this.#stop();
  };
}
