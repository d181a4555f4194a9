import {choices} from '../ui/controls/choices.js';
import type {FormReader} from '../ui/form-reader.js';
import {humanize, keyOf} from '../ui/format/names.js';
import {PageElement} from '../ui/page-element.js';

/** The choice of a price structure, among the options of the service. */
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
    // In API versions where the options are actions, they are radio buttons above.
    return [this.submitButton(), this.otherActions(this.page.data.options)];
  }

  protected override read(form: FormReader) {
    const option = form.text('option');
    if (!option) form.fail('option', this.t('error.choose'));
    return {option};
  }

  /** An option without a message is shown by its humanized name, and can be chosen like the others. */
  #choice(value: string) {
    const key = `tariff-structure.${keyOf(value)}`;
    return {
      value,
      label: this.translator.find([key]) ?? humanize(value),
      hint: this.translator.find([`${key}.hint`]),
    };
  }
}
