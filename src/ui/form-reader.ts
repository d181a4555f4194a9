/** Reads a page's form and collects the errors, one message a field. */
export class FormReader {
  readonly errors = new Map<string, string>();
  readonly #data: FormData;

  /** @param button the button that submitted the form: its value counts as a field's */
  constructor(form: HTMLFormElement, button: HTMLElement | null) {
    this.#data = new FormData(form, button);
  }

  /** The trimmed value of a field; the empty string if it has none. */
  text(name: string): string {
    const value = this.#data.get(name);
    return typeof value === 'string' ? value.trim() : '';
  }

  /** Records the error of a field; the first one stays. */
  fail(name: string, message: string): void {
    if (!this.errors.has(name)) this.errors.set(name, message);
  }
}
