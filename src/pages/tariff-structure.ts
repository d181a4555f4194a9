import {choices} from '../ui/controls/choices.js';
import type {FormReader} from '../ui/form-reader.js';
import {PageElement, readable} from '../ui/page-element.js';

/** How the price behaves: exactly the options that the service offers. */
export class TariffStructurePage extends PageElement<'tariff-structure'> {
  static override readonly stage = 'tariff';

  protected override content() {
    const {option, options} = this.page.data;
    return choices(this.errors, {
      name: 'option',
      value: option,
      options: options.map(name => this.#choice(name)),
    });
  }

  protected override actions() {
    // Where the options are actions, they are chosen above.
    return [this.submitButton(), this.otherActions(this.page.data.options)];
  }

  protected override read(form: FormReader) {
    const option = form.text('option');
    if (!option) form.fail('option', this.t('error.choose'));
    return {option};
  }

  /** An option that we have no words for is shown by its name and can be chosen like the others. */
  #choice(value: string) {
    const key = `tariff-structure.${value.toLowerCase().replaceAll('_', '-')}`;
    return {
      value,
      label: this.words.find([key]) ?? readable(value),
      hint: this.words.find([`${key}.hint`]),
    };
  }
}
