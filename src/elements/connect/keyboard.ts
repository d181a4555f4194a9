import type {ReactiveController, ReactiveElement} from 'lit';

/**
 * Keeps the height of the on-screen keyboard in `--_keyboard`, and marks the dialog while it is
 * open. Browsers lay a page out behind the keyboard, and tell only the visual viewport of it.
 */
export class Keyboard implements ReactiveController {
  readonly #host: ReactiveElement;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    for (const type of ['resize', 'scroll'] as const)
      visualViewport?.addEventListener(type, this.#measure);
  }

  hostDisconnected(): void {
    for (const type of ['resize', 'scroll'] as const)
      visualViewport?.removeEventListener(type, this.#measure);
  }

  readonly #measure = (): void => {
    const {height = innerHeight, offsetTop = 0, scale = 1} = visualViewport ?? {};
    // A page that is zoomed has a smaller viewport, too.
    const covered = scale > 1.01 ? 0 : Math.max(0, innerHeight - height - offsetTop);
    this.#host.style.setProperty('--_keyboard', `${covered}px`);
    this.#host.renderRoot.querySelector('dialog')?.toggleAttribute('keyboard', covered > 0);
  };
}
