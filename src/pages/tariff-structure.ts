import {AnswerButtons, answerButtonStyles} from '../ui/controls/answer-buttons.js';
import type {FormReader} from '../ui/form-reader.js';
import {humanize, keyOf} from '../ui/format/names.js';
import {PageElement} from '../ui/page-element.js';

/** The choice of a price structure, among the options of the service; a tap answers. */
export class TariffStructurePage extends PageElement<'tariff-structure'> {
  static override styles = [...PageElement.styles, answerButtonStyles];
  static override readonly stage = 'tariff';

  readonly #buttons = new AnswerButtons();

  protected override content() {
    const {option, options} = this.page.data;
    return this.#buttons.render({
      name: 'option',
      selected: option,
      options: options.map(name => this.#option(name)),
      ui: this.ui,
    });
  }

  protected override actions() {
    // In API versions where the options are actions, they are the buttons above.
    return this.otherActions(this.page.data.options);
  }

  protected override read(form: FormReader) {
    const option = this.#buttons.read(form, 'option');
    return option ? {option} : undefined;
  }

  /** An option without a message is shown by its humanized name, and can be chosen like the others. */
  #option(value: string) {
    const key = `tariff-structure.${keyOf(value)}`;
    return {
      value,
      label: this.translator.find([key]) ?? humanize(value),
      hint: this.translator.find([`${key}.hint`]),
    };
  }
}
