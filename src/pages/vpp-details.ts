import {html} from 'lit';
import {field} from '../ui/controls/field.js';
import {addressLine} from '../ui/format/address.js';
import type {FormReader} from '../ui/form-reader.js';
import {readEmail, readPhone} from '../ui/vpp/typed-contact.js';
import {VppPage} from '../ui/vpp/vpp-page.js';

/** Who joins: name and contact details, beside the supply address. */
export class VppDetailsPage extends VppPage<'vpp-details'> {
  static override readonly fields = {email_invalid: 'email', phone_invalid: 'phone'};

  protected override lead() {
    return addressLine(this.page.data.postal_address, this.linkAction('ADDRESS_CHANGE'));
  }

  protected override content() {
    const {first_name, last_name, email, phone} = this.page.data.personal_details;
    const errors = this.errors;
    return html`
      ${field(errors, {
        name: 'first_name',
        label: this.text('vpp-details.first-name'),
        value: first_name,
        autocomplete: 'given-name',
        maxlength: 100,
        required: true,
      })}
      ${field(errors, {
        name: 'last_name',
        label: this.text('vpp-details.last-name'),
        value: last_name,
        autocomplete: 'family-name',
        maxlength: 100,
        required: true,
      })}
      ${field(errors, {
        name: 'email',
        label: this.text('vpp-details.email'),
        value: email,
        // Not the type "email", with which browsers hide spaces and change other scripts.
        inputmode: 'email',
        autocomplete: 'email',
        autocapitalize: 'off',
        maxlength: 254,
        required: true,
      })}
      ${field(errors, {
        name: 'phone',
        label: this.text('vpp-details.phone'),
        value: phone,
        hint: this.text('vpp-details.phone.hint'),
        type: 'tel',
        inputmode: 'tel',
        autocomplete: 'tel',
        maxlength: 40,
        required: true,
      })}
    `;
  }

  protected override actions() {
    return html`${this.submitButton()} ${this.otherActions(['ADDRESS_CHANGE'])}`;
  }

  protected override read(form: FormReader) {
    const name = (field: 'first_name' | 'last_name', label: string) => {
      const value = form.text(field);
      if (!value) form.fail(field, this.t('error.required.named', {label}));
      return value;
    };
    const email = readEmail(form.text('email'));
    const phone = readPhone(form.text('phone'));
    const personal_details = {
      first_name: name('first_name', this.text('vpp-details.first-name')),
      last_name: name('last_name', this.text('vpp-details.last-name')),
      email: email ?? '',
      phone: phone ?? '',
    };
    if (email === undefined) form.fail('email', this.text('error.email_invalid'));
    if (phone === undefined) form.fail('phone', this.text('error.phone_invalid'));
    return {personal_details};
  }
}
