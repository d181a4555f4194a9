import {html} from 'lit';
import {billHelp, billStyles} from '../ui/bill.js';
import {addressLine} from '../ui/format/address.js';
import {field} from '../ui/controls/field.js';
import type {FormReader} from '../ui/form-reader.js';
import {helpStyles} from '../ui/help.js';
import {PageElement} from '../ui/page-element.js';

/** The name of a provider that is not listed. */
export class ProviderNamePage extends PageElement<'provider-name'> {
  static override styles = [...PageElement.styles, helpStyles, billStyles];
  static override readonly stage = 'provider';
  static override readonly fields = {provider_name_missing: 'name'};

  protected override lead() {
    return addressLine(this.page.data.postal_address, this.linkAction('ADDRESS_CHANGE'));
  }

  protected override content() {
    const input = field(this.errors, {
      name: 'name',
      label: this.t('provider-name.name'),
      value: this.page.data.provider.name,
      hint: this.t('provider-name.name.hint'),
      maxlength: 100,
      required: true,
    });
    return html`${input}
    ${billHelp('provider-name', this.translator, this.page.data.postal_address.country_code)}`;
  }

  protected override actions() {
    return [this.submitButton(), this.otherActions(['ADDRESS_CHANGE'])];
  }

  protected override read(form: FormReader) {
    const name = form.text('name');
    if (!name) form.fail('name', this.t('error.provider_name_missing'));
    return {provider: {name}};
  }
}
