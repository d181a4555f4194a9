import type {ReactiveControllerHost} from 'lit';

/** Delay (ms) between emptying the live region and filling it. */
const REFILL_DELAY_MS = 50;

/**
 * Holds the text of a live region. Screen readers repeat a message only if the region was empty
 * in between.
 */
export class Announcer {
  text = '';
  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'>;
  #timer?: ReturnType<typeof setTimeout>;

  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>) {
    this.#host = host;
  }

  /**
   * Announces a text after a delay. Replaces a text that is still waiting; an empty text cancels it.
   * @param text or a function that gives it when it is due
   */
  announce(text: string | (() => string), delayMs = REFILL_DELAY_MS): void {
    clearTimeout(this.#timer);
    this.#show('');
    if (!text) return;
    const fill = () => this.#show(typeof text === 'string' ? text : text());
    this.#timer = setTimeout(fill, delayMs);
  }

  #show(text: string): void {
    this.text = text;
    this.#host.requestUpdate();
  }
}
