/** Reads a page's form and collects what is wrong with it, one sentence a field. */
export class FormReader {
  readonly errors = new Map<string, string>();
  readonly #data: FormData;

  constructor(form: HTMLFormElement) {
    this.#data = new FormData(form);
  }

  /** What was typed or chosen, without spaces around it; the empty string where nothing was. */
  text(name: string): string {
    const value = this.#data.get(name);
    return typeof value === 'string' ? value.trim() : '';
  }

  /** Says what is wrong with a field; the first sentence stays. */
  fail(name: string, sentence: string): void {
    if (!this.errors.has(name)) this.errors.set(name, sentence);
  }
}
