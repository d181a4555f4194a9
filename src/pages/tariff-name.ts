import {html} from 'lit';
import {billHelp, billStyles} from '../ui/bill.js';
import {field} from '../ui/controls/field.js';
import type {FormReader} from '../ui/form-reader.js';
import {helpStyles} from '../ui/help.js';
import {PageElement} from '../ui/page-element.js';

/** The name of the customer's tariff. */
export class TariffNamePage extends PageElement<'tariff-name'> {
  static override styles = [...PageElement.styles, helpStyles, billStyles];
  static override readonly stage = 'tariff';
  static override readonly fields = {tariff_name_missing: 'name'};

  protected override content() {
    const input = field(this.errors, {
      name: 'name',
      label: this.t('tariff-name.name'),
      value: this.page.data.tariff.name,
      hint: this.t('tariff-name.name.hint'),
      maxlength: 100,
      required: true,
    });
    return html`${input} ${billHelp('tariff-name', this.translator)}`;
  }

  protected override read(form: FormReader) {
    const name = form.text('name');
    if (!name) form.fail('name', this.t('error.tariff_name_missing'));
    return {tariff: {name}};
  }
}
