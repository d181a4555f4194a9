import {html, nothing, type PropertyValues} from 'lit';
import type {MessageKey} from '../messages/translator.js';
import type {PostalAddress} from '../protocol/fields.js';
import {
  ADDRESS_FIELDS,
  addressLayout,
  addressStyles,
  type AddressLetter,
} from '../ui/address/address-fields.js';
import type {AddressParts} from '../ui/address/address-parts.js';
import {knownAddress} from '../ui/address/known-address.js';
import {field} from '../ui/controls/field.js';
import type {NativeOption} from '../ui/controls/native-options.js';
import {selectField} from '../ui/controls/select-field.js';
import type {FormReader} from '../ui/form-reader.js';
import {readValues, type FormValues} from '../ui/form-values.js';
import {
  countryName,
  fieldLabel,
  hasStateNames,
  needsPostcode,
  needsState,
} from '../ui/format/countries.js';
import {laterParts} from '../ui/later-parts.js';
import {PageElement} from '../ui/page-element.js';
import {whenIdle} from '../ui/when-idle.js';

type Name = keyof PostalAddress;

const toOption = (value: string, label = value): NativeOption => ({value, label});

/** The supply address, as people write it in their country. */
export class PostalAddressPage extends PageElement<'postal-address'> {
  static override properties = {
    shown: {state: true},
    chosen: {state: true},
    isVisited: {state: true},
  };
  static override styles = [...PageElement.styles, addressStyles];
  static override readonly stage = 'address';
  static override readonly fields = {
    address_line1_missing: 'address_line1',
    city_missing: 'city',
    post_code_missing: 'post_code',
    country_code_missing: 'country_code',
    country_code_invalid: 'country_code',
  };
  /** The browser loads the names of all countries from disk at first use. */
  static override readonly warmUp = (lang: string) => void countryName(lang, 'GB');
  /** Fields that are out of sight until they are needed, and now are. */
  private shown: ReadonlySet<string> = new Set();
  /** What was chosen, looked up, or restored after a reload. */
  private chosen: Partial<PostalAddress> = {};
  /** The customer is in the form, where the browser may fill in any country. */
  private isVisited = false;
  /** What the service and the site know of the address. */
  #known!: PostalAddress;
  /** All countries in a language. They take a while to name, and most customers need one. */
  #countries: {readonly lang: string; readonly options: readonly NativeOption[]} | undefined;
  #suggestions: InstanceType<AddressParts['SuggestionList']> | undefined;

  override async restoreValues(values: FormValues): Promise<void> {
    this.chosen = {...this.chosen, ...Object.fromEntries(values)};
    await super.restoreValues(values);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const {ui} = this;
    this.#known = knownAddress(this.page.data.postal_address, ui.address);
    const parts = laterParts.address;
    if (parts && ui.addressLookup)
      this.#suggestions ??= new parts.SuggestionList(this, {
        find: (text, signal) => this.ui.addressLookup?.(text, this.#country, signal),
        choose: address => this.restoreValues(Object.entries(address)),
        announce: text => this.announce(text),
        translator: () => this.translator,
      });
  }

  protected override content() {
    return html`
      <div class="address" @focusin=${this.#onFocus} @change=${this.#onChange}>
        ${this.#countryField()}
        ${addressLayout(this.#country).map(
          ({letter, look}) => html`<div class=${look}>${this.#field(letter)}</div>`,
        )}
      </div>
    `;
  }

  protected override read(form: FormReader) {
    const parts = laterParts.address;
    const country_code = form.text('country_code');
    if (!country_code) form.fail('country_code', this.t('error.country_code_missing'));
    const postal_address = {...this.#known, country_code, state: this.#valueOf('state')};
    for (const {letter} of addressLayout(country_code)) {
      const {name} = ADDRESS_FIELDS[letter];
      postal_address[name] = form.text(name);
      if (!postal_address[name] && this.#isRequired(name)) form.fail(name, this.#missing(name));
    }
    const {post_code} = postal_address;
    if (!parts || !post_code) return {postal_address};
    const example = parts.postcodeExample(country_code);
    postal_address.post_code = parts.readPostcode(post_code, country_code) ?? '';
    if (!postal_address.post_code)
      form.fail('post_code', this.t('postal-address.post_code.example', {example}));
    return {postal_address};
  }

  /** The code of the country whose fields are shown, ISO 3166-1 alpha-2. */
  get #country(): string {
    // The region of the browser's language is a guess that the customer can change.
    return this.#valueOf('country_code') || (/-([A-Z]{2})\b/.exec(navigator.language)?.[1] ?? '');
  }

  /** What a field begins with. The state of one country is not taken into another. */
  #valueOf(name: Name): string {
    const known = name !== 'state' || this.#country === this.#known.country_code;
    return this.chosen[name] ?? (known ? this.#known[name] : '');
  }

  #isRequired(name: Name): boolean {
    if (name === 'post_code') return needsPostcode(this.#country);
    if (name !== 'state') return name !== 'address_line2';
    return needsState(this.#country) && this.#states?.length !== 0;
  }

  /** The states to choose from: none while they load, undefined where they are typed. */
  get #states(): readonly NativeOption[] | undefined {
    if (!hasStateNames(this.#country)) return undefined;
    return laterParts.address?.statesOf(this.#country, this.#valueOf('state')) ?? [];
  }

  /** That a field is empty, in the words of its label. */
  #missing(name: Name): string {
    const isUsual = name !== 'state' && fieldLabel(name, this.#country) === name;
    if (isUsual) return this.t(`error.${name}_missing` as MessageKey);
    return this.t('error.required.named', {label: this.#label(name)});
  }

  /** What a field is called in the country. */
  #label(name: Name): string {
    const keys = [fieldLabel(name, this.#country), name].map(key => `postal-address.${key}`);
    return this.translator.find(keys) ?? '';
  }

  /** The likely country as a line, or a list of all. */
  #countryField() {
    const {lang} = this.translator;
    const parts = laterParts.address;
    const code = this.#country;
    const name = countryName(lang, code);
    const isHidden = !!name && !this.shown.has('country_code') && !this.errors.has('country_code');
    const isNeeded = !isHidden || this.isVisited;
    if (parts && isNeeded && this.#countries?.lang !== lang)
      this.#countries = {lang, options: parts.allCountries(lang)};
    const all = this.#countries?.options ?? [];
    const select = selectField(this.errors, {
      name: 'country_code',
      label: this.t('postal-address.country_code'),
      value: code,
      options: all.some(({value}) => value === code) ? all : [toOption(code, name), ...all],
      autocomplete: 'country',
      required: true,
      isHidden,
    });
    const line = html`<p class="country">
      <bdi id="country" translate="no">${name}</bdi>
      ${this.#showButton('country_code', 'action.change', 'country')}
    </p>`;
    return html`<div>${isHidden ? line : nothing} ${select}</div>`;
  }

  #field(letter: AddressLetter) {
    const {name, ...hints} = ADDRESS_FIELDS[letter];
    const text = this.#label(name);
    const required = this.#isRequired(name);
    const label = required ? text : this.t('field.optional', {label: text});
    const value = this.#valueOf(name);
    const states = name === 'state' && this.#states;
    if (states) {
      const own = value && !states.some(state => state.value === value) ? [toOption(value)] : [];
      const options = [toOption(''), ...own, ...states];
      return selectField(this.errors, {...hints, name, label, value, required, options});
    }
    const isNumeric = name === 'post_code' && laterParts.address?.isNumericPostcode(this.#country);
    const isHidden = name === 'address_line2' && !value && !this.shown.has(name);
    const input = field(this.errors, {
      ...hints,
      ...{name, label, value, required, isHidden, maxlength: 100},
      ...(isNumeric && {inputmode: 'numeric'}),
    });
    return html`
      ${isHidden ? this.#showButton(name, 'postal-address.address_line2.add') : nothing} ${input}
      ${letter === 'A' ? this.#suggestions?.render() : nothing}
    `;
  }

  /** A button that shows a field, and goes there. */
  #showButton(name: Name, key: MessageKey, describedBy?: string) {
    const show = () => {
      this.shown = new Set([...this.shown, name]);
      void this.updateComplete.then(() =>
        this.renderRoot.querySelector<HTMLElement>(`#${name}`)?.focus(),
      );
    };
    return html`<button
      type="button"
      class="link"
      part="link"
      aria-describedby=${describedBy ?? nothing}
      @click=${show}
    >
      ${this.t(key)}
    </button>`;
  }

  readonly #onFocus = (): void => {
    if (!this.isVisited) whenIdle(() => (this.isVisited = true));
  };

  /** A field that the browser's autofill or a look-up has changed comes into sight. */
  readonly #onChange = ({target}: Event): void => {
    const {form, name, value} = target as HTMLInputElement;
    this.shown = new Set([...this.shown, name]);
    if (!form || name !== 'country_code' || value === this.#country) return;
    // Another country has other fields in other places: what was typed moves with its field.
    const state = value === this.#known.country_code ? this.#known.state : '';
    void this.restoreValues([...readValues(form), ['state', state]]);
  };
}
