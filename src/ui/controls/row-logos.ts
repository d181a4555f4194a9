import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {ListOption} from './option-list-view.js';

/** How long nothing is typed before the logos of new rows load. */
const PAUSE_MS = 250;

/**
 * The logos of a list that is being searched. Rows that a letter brings show initials until the
 * customer pauses: on a slow phone each logo takes longer than a letter, and the next letter may
 * remove it again. Logos that were there before stay.
 */
export class RowLogos implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  /** URLs that have been shown. */
  readonly #shown = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** A letter was typed. */
  delay(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#host.requestUpdate();
    }, PAUSE_MS);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** The option as its row shows it now. */
  of(option: ListOption): ListOption {
    const {logo} = option;
    if (!logo || this.#shown.has(logo)) return option;
    if (this.#timer !== undefined) return {...option, logo: ''};
    this.#shown.add(logo);
    return option;
  }
}
