import {css, html, nothing, type PropertyValues} from 'lit';
import type {PostalAddress} from '../protocol/fields.js';
import {
  allCountries,
  countryByCode,
  findCountry,
  needsPostcode,
  statesOf,
  type Country,
} from '../ui/format/countries.js';
import {field, showsSuggestions, type FieldOptions} from '../ui/controls/field.js';
import {selectField} from '../ui/controls/select-field.js';
import type {FormReader} from '../ui/form-reader.js';
import {PageElement} from '../ui/page-element.js';

/** The supply address. */
export class PostalAddressPage extends PageElement<'postal-address'> {
  static override properties = {country: {state: true}, needsCountries: {state: true}};
  static override styles = [
    ...PageElement.styles,
    css`
      .town {
        gap: inherit;
        align-items: start;
      }
      /* Beside one another where the labels are short. */
      .town:not(:has(#state)) {
        grid-template-columns: repeat(auto-fit, minmax(min(9rem, 100%), 1fr));
      }
    `,
  ];
  static override readonly stage = 'address';
  static override readonly fields = {
    address_line1_missing: 'address_line1',
    city_missing: 'city',
    post_code_missing: 'post_code',
    country_code_missing: 'country_code',
    country_code_invalid: 'country_code',
  };
  /** The browser loads the names of all countries from disk at first use. */
  static override readonly warmUp = (lang: string) => void countryByCode(lang, 'GB');

  /** The code of the country whose fields are shown, ISO 3166-1 alpha-2. */
  private country = '';

  /** The customer has focused the country field, or picks from a native list, which must be complete. */
  private needsCountries = !showsSuggestions();

  /** All countries, created at first need: the guess is right for most customers. */
  #all: readonly Country[] | undefined;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.hasUpdated) return;
    // The region of the browser's language is a guess that the customer can change.
    const guess = /-([A-Z]{2})\b/.exec(navigator.language)?.[1] ?? '';
    this.country = this.#given.country_code || guess;
  }

  protected override content() {
    const country = this.#current;
    const countries = this.needsCountries ? this.#countries : country ? [country] : [];
    const isPostcodeNeeded = needsPostcode(this.country);
    return html`
      <div @change=${this.#onCountry} @focusin=${() => (this.needsCountries = true)}>
        ${this.#field('country_code', {
          autocomplete: 'country-name',
          value: country?.name ?? this.country,
          list: countries.map(({name, aliases}) => ({value: name, label: aliases.join(', ')})),
          required: true,
        })}
      </div>
      ${this.#field('address_line1', {autocomplete: 'address-line1', required: true})}
      ${this.#field('address_line2', {autocomplete: 'address-line2'})}
      <div class="stack town">
        ${this.#field('city', {autocomplete: 'address-level2', required: true})}
        ${
          statesOf(this.country)
            ? this.#field('state', {
                autocomplete: 'address-level1',
                value: this.#stateIn(this.country),
                list: statesOf(this.country)?.map(value => ({value, label: ''})) ?? [],
              })
            : nothing
        }
        ${this.#field('post_code', {autocomplete: 'postal-code', required: isPostcodeNeeded})}
      </div>
    `;
  }

  protected override read(form: FormReader) {
    const typed = form.text('country_code');
    const country_code = this.#countryOf(typed)?.code ?? '';
    if (!country_code)
      form.fail('country_code', this.t(`error.country_code_${typed ? 'invalid' : 'missing'}`));
    for (const name of ['address_line1', 'city', 'post_code'] as const)
      if (!form.text(name) && (name !== 'post_code' || needsPostcode(country_code)))
        form.fail(name, this.t(`error.${name}_missing`));
    return {
      postal_address: {
        address_line1: form.text('address_line1'),
        address_line2: form.text('address_line2'),
        city: form.text('city'),
        // A state without a field is sent back unchanged.
        state: statesOf(country_code) ? form.text('state') : this.#stateIn(country_code),
        post_code: form.text('post_code'),
        country_code,
      },
    };
  }

  get #countries(): readonly Country[] {
    return (this.#all ??= allCountries(this.translator.lang, navigator.languages));
  }

  /** The country whose fields are shown. */
  get #current(): Country | undefined {
    return countryByCode(this.translator.lang, this.country);
  }

  /** The country that a text identifies. Does not create the list for the current one. */
  #countryOf(typed: string): Country | undefined {
    const current = this.#current;
    return current?.name === typed ? current : findCountry(this.#countries, typed);
  }

  get #given(): PostalAddress {
    return this.page.data.postal_address;
  }

  /** The state of the given address, if it is in this country. */
  #stateIn(country: string): string {
    return country === this.#given.country_code ? this.#given.state : '';
  }

  #field(name: keyof PostalAddress, options: Partial<FieldOptions>) {
    const {list, required} = options;
    const text = this.t(`postal-address.${name}`);
    const label = required ? text : this.t('field.optional', {label: text});
    const value = options.value ?? this.#given[name];
    if (list?.length && !showsSuggestions())
      return selectField(this.errors, {
        ...options,
        name,
        label,
        value,
        options: ['', value, ...list.map(option => option.value)]
          .filter((option, index, all) => all.indexOf(option) === index)
          .map(option => ({value: option, label: option})),
      });
    return field(this.errors, {name, label, value, maxlength: 100, ...options});
  }

  /** Replaces an alias or a part of a name by the name, so that the customer sees the result. */
  readonly #onCountry = ({target}: Event): void => {
    const input = target as HTMLInputElement | HTMLSelectElement;
    const country = this.#countryOf(input.value);
    if (!country) return;
    input.value = country.name;
    this.country = country.code;
  };
}
