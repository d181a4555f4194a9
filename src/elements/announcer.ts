import type {ReactiveControllerHost} from 'lit';

/** Holds what a live region says. The same sentence twice is read twice only if the region was empty in between. */
export class Announcer {
  text = '';
  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'>;
  #timer?: ReturnType<typeof setTimeout>;

  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>) {
    this.#host = host;
  }

  /** @param after milliseconds; what is said before then takes its place */
  say(text: string, after = 50): void {
    clearTimeout(this.#timer);
    this.#show('');
    if (text) this.#timer = setTimeout(() => this.#show(text), after);
  }

  #show(text: string): void {
    this.text = text;
    this.#host.requestUpdate();
  }
}
